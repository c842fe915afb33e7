"""What becomes of a module's text, and what is told of it: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.course import values as made
from tests.course.values import draw, load, make_glossary, make_library
from tests.tables import load_cases

from lapak.course.checks import negation, passages, plain, privacy, sameness, wording
from lapak.course.foreign import markdown
from lapak.course.problems import Problem
from lapak.course.reading import limits, masking, mending, scanner
from lapak.course.section import definitions, heading_ids, sections


def scan(text: str, first_line: int = 1) -> list[Any]:
    problems: list[Problem] = []
    pieces = scanner.scan(text.split("\n"), "m.md", first_line, problems)
    return [*pieces, *problems]


def is_same(name: str, text: str, other: str) -> bool:
    """True when the hash of two texts is one."""
    first, second = load(text)[0][0], load(other)[0][0]
    return bool(getattr(first, name) == getattr(second, name))


def find_passages(text: str) -> list[list[Any]]:
    found = [passage for section in load(text)[0] for passage in passages.find_passages(section, "id")]
    return [[passage.line, passage.text, passage.section, passage.audience] for passage in found]


def measure(text: str, own: str = "", plain_words: Any = None, terms: Any = None) -> tuple[plain.Plainness, ...]:
    return plain.measure_plainness(make_library(text, own), make_glossary(terms, plain=plain_words or {}))


def check_words(check: str, text: str, own: str, terms: Any = None, **words: Any) -> list[Problem]:
    room = negation if check == "check_negations" else wording
    found: list[Problem] = getattr(room, check)(
        wording.Wording(made.make_library(text, own), make_glossary(terms, **words))
    )
    return found


ASK: dict[str, Callable[..., Any]] = {
    "scan": scan,
    "load_sections": lambda text: load(text),
    "problems": lambda text: load(text)[1],
    "mended": lambda text: mending.mend_text(text, load(text)[1]).text,
    "blocks": lambda text: [load("## A {#a}\n" + text)[0][0].blocks, load("## A {#a}\n" + text)[1]],
    "is_same": is_same,
    "to_id": heading_ids.to_id,
    "propose_id": lambda title, *taken: heading_ids.propose_id(title, set(taken)),
    "images": sections.IMAGE.findall,
    "mask_unread": masking.mask_unread,
    "trim": lambda text: definitions._trim(made.Markdown(text, "m.md", 5)),
    "find_foreign": lambda text: markdown.find_foreign(text.split("\n"), "m.md", 1),
    "limits": lambda text: limits.check_lines(text.split("\n"), "m.md", 1),
    "find_passages": find_passages,
    "split": lambda text: passages._split(text),
    "sentences": lambda text: passages.Passage(text, "m.md", 1, "id", "a", "reader").sentences,
    "unquoted": lambda text: passages.Passage(text, "m.md", 1, "id", "a", "reader").unquoted,
    "find_words": passages.find_words,
    "measure": measure,
    "count_syllables": plain.count_syllables,
    "is_broken_up": lambda text: plain.is_broken_up(load("## A {#a}\n" + text)[0][0]),
    "find_personal_data": privacy.find_personal_data,
    "check_sameness": lambda *given: sameness.check_sameness(make_library(*given)),
    "find_work_hints": lambda *given: [str(hint) for hint in sameness.find_work_hints(make_library(*given))],
    "check_words": lambda check, text, own, words: check_words(check, text, own, **words),
}


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("texts.yml")))
def test_what_becomes_of_a_text(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) else [given]
    assert draw(ASK[name](*arguments)) == expected
