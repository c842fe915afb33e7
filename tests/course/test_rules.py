"""Answers, files that are handed out, plans of a training: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
from tests.course.values import draw, load, make_library
from tests.tables import load_cases

from lapak.archive import to_zip
from lapak.course import attachments
from lapak.course.attachments import Attachment, Tray
from lapak.course.checks import fairness, sameness
from lapak.course.problems import Problem
from lapak.course.training import schedule

QUESTION = "/// quiz | Mana?\n{}\n\nBegitu.\n///"


def to_questions(*questions: str) -> str:
    """'Satu|*Dua' → a quiz whose second answer is right."""
    options = [
        [f"- [x] {words[1:]}" if words.startswith("*") else f"- [ ] {words}" for words in question.split("|")]
        for question in questions
    ]
    return "\n\n".join(QUESTION.format("\n".join(lines)) for lines in options)


def find_questions(*questions: str) -> list[fairness.Question]:
    return fairness.find_questions(load("## Kuis {#kuis}\n" + to_questions(*questions))[0])


def advise(*questions: str, language: str = "") -> list[Any]:
    """Questions, or those of a translation → the hints on them."""
    text = "## Kuis {#kuis}\n" + to_questions(*questions)
    library = make_library("## Kuis {#kuis}\nx", text) if language else make_library(text)
    return [[hint.excess, str(hint)] for hint in fairness.find_quiz_advisories(library)]


def compare(text: str, own: str) -> list[Problem]:
    """A block and its translation → what is told of their answers."""
    heading = "## Kuis {#kuis}\nSatu.\n\n"
    return sameness.check_sameness(make_library(heading + text, heading + own))


def hand_out(files: Mapping[str, Any], megabytes: int = 5, name: str = "awal") -> list[Any]:
    """Files by name (their text, the names in a zip, the bytes of a PDF, null for a folder) → what comes of them."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        tray = Tray(Path(folder), "modules/01-awal", name)
        write_files(Path(folder) / "modules/01-awal/files", files)
        found = attachments.load_attachments([tray, Tray(Path(folder), "docs", "")], megabytes, problems)
    return [found, [[problem.path, *draw(problem)] for problem in problems]]


def find_programs(*names: str) -> list[Any]:
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        write_files(Path(folder), dict.fromkeys(names, "x"))
        attachments.check_programs(Path(folder), "docs", problems)
    return [[problem.path, problem.what] for problem in problems]


def write_files(folder: Path, files: Mapping[str, Any]) -> None:
    for name, content in files.items():
        file = folder / name
        (file if content is None else file.parent).mkdir(parents=True, exist_ok=True)
        if isinstance(content, int):
            file.write_bytes(b"%PDF-".ljust(content))
        elif isinstance(content, list):
            file.write_bytes(to_zip(dict.fromkeys(content, b"x")))
        elif content is not None:
            file.write_text(content, "latin-1")


def plan(keys: Mapping[str, Any]) -> list[Any]:
    """A plan's keys → how many sessions, the minutes of one, the days of the first three, what holds in its form."""
    made = schedule.Schedule(**keys)
    return [made.count, made.slot, [made.find_date(number) for number in range(3)], made.choose("pendek", "lengkap")]


ASK: dict[str, Callable[..., Any]] = {
    "compare": compare,
    "advise": advise,
    "advise_on_a_translation": lambda *questions: advise(*questions, language="jv"),
    "find_questions": lambda text: [question.line for question in fairness.find_questions(load(text)[0])],
    "find_right": lambda question: fairness.find_right(find_questions(question)[0]),
    "find_odd": lambda question: fairness.find_odd(find_questions(question)[0]),
    "find_longest": lambda question: fairness.find_longest(find_questions(question)[0]),
    "score_guesses": lambda *questions: round(fairness.score_guesses(find_questions(*questions)), 3),
    "hand_out": hand_out,
    "find_programs": find_programs,
    "size": lambda count: Attachment("a/b.pdf", "c", "d", count).size,
    "name": lambda path: Attachment(path, "c", "d", 1).name,
    "to_name": lambda name: attachments.to_name(Path(name)),
    "to_minutes": schedule.to_minutes,
    "to_clock": schedule.to_clock,
    "is_time": lambda text: schedule.TIME.match(text) is not None,
    "weekdays": lambda: [schedule.WEEKDAYS, get_args(schedule.Weekday)],
    "plan": plan,
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("rules.yml")))
def test_what_a_rule_says(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) else [given]
    assert draw(ASK[name](*arguments)) == expected
