"""What holds of the questions of tes.yml: what they name is there, and no form of an answer says that it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.exam.model import LETTERS, ExamEntry, ExamQuestion, ExamWording
from lapak.course.layers import has_file
from lapak.course.problems import Problem, suggest
from lapak.course.reading.yaml_text import YamlText
from lapak.course.section.heading_ids import to_id
from lapak.course.section.sections import ID

MOST_QUESTIONS = 10
"""On one side of a sheet, with a drawing and three boxes each."""
LEAST_OFFERS = 2
"""Of each kind in a whole test: who distrusts everything must not pass for careful."""
MOST_SHARE = 0.4
"""Of the questions in which the right answer may stand in one place, or be the longest; by chance it is a third."""
MOST_TEXT, MOST_OPTION, MOST_TOPIC = 110, 44, 30
"""Letters of a question and of an answer that fit into their room on the sheet, and of its topic on the chart."""


@dataclass(frozen=True)
class ExamSurroundings:
    """What a question may name."""

    folders: tuple[Path, ...]
    """Of modules, the edition's own first."""
    sections: Mapping[str, Sequence[str] | None]
    """By module; None of one that the edition has not."""
    own: str = ""
    """The edition's own file of questions; '' where it can have none."""


def find_entry_faults(name: str, entry: ExamEntry, text: YamlText, place: ExamSurroundings) -> Iterator[Problem]:
    """A question, and what it may name → what is wrong with it."""
    if not ID.fullmatch(name):
        what = f"'{name}' is not made of small letters, digits and dashes"
        yield Problem(text.path, text.find_line(()), what, f"name the question '{to_id(name)}'")
    yield from find_wording_faults(name, entry, text, len(LETTERS))
    is_shared = place.own not in ("", text.path)
    leave_out = f", or leave the question out: '{name}: remove' in {place.own}" if is_shared else ""
    yield from _find_section_faults(entry.section, text, place.sections, leave_out)
    yield from _find_drawing_faults(entry.drawing, text, place.folders)


def find_wording_faults(name: str, entry: ExamEntry | ExamWording, text: YamlText, count: int) -> Iterator[Problem]:
    """What is read of a question, and how many answers it must have → what is wrong with it."""
    line = text.find_line(("options",))
    if len(entry.options) != count:
        what = f"question '{name}' has {len(entry.options)} options, not {count}"
        yield Problem(text.path, line, what, f"write {count}: they become {', '.join(LETTERS[:count])}")
    if len({option.strip().lower() for option in entry.options}) < len(entry.options):
        yield Problem(text.path, line, f"question '{name}' has the same option twice", "let each say something else")
    said = [(("text",), entry.text, MOST_TEXT)]
    said += [(("options", number), option, MOST_OPTION) for number, option in enumerate(entry.options)]  # type: ignore[misc]
    said += [(("topic",), entry.topic, MOST_TOPIC)] if isinstance(entry, ExamEntry) and entry.topic else []
    for place, words, most in said:
        shown = ".".join(str(part + 1 if isinstance(part, int) else part) for part in place)
        if not words.strip():
            yield Problem(text.path, text.find_line(place), f"'{shown}' of question '{name}' is empty", "write it")
        elif len(words) > most:
            what = f"'{shown}' of question '{name}' has {len(words)} letters, at most {most}"
            yield Problem(text.path, text.find_line(place), what, "say it shorter: it must fit into its box on paper")


def _find_section_faults(
    reference: str, text: YamlText, sections: Mapping[str, Sequence[str] | None], leave_out: str
) -> Iterator[Problem]:
    folder, mark, section = reference.partition("#")
    line = text.find_line(("section",))
    if not mark:
        fix = "write 'FOLDER#SECTION', such as '03-praktik#foto'"
        yield Problem(text.path, line, f"'{reference}' names no section", fix)
    elif folder not in sections:
        yield Problem(text.path, line, f"module '{folder}' does not exist", suggest(folder, sections))
    elif (known := sections[folder]) is not None and section not in known:
        yield Problem(text.path, line, f"section '{reference}' does not exist", suggest(section, known) + leave_out)


def _find_drawing_faults(name: str, text: YamlText, folders: Sequence[Path]) -> Iterator[Problem]:
    line = text.find_line(("drawing",))
    if not name.endswith(".svg"):
        yield Problem(text.path, line, f"drawing '{name}' is no drawing (.svg)", "name one of the modules' drawings")
    elif not any((folder / name).resolve().is_relative_to(folder.resolve()) for folder in folders):
        fix = "write its path below modules/: '03-praktik/images/serah-kurir.svg'"
        yield Problem(text.path, line, f"drawing '{name}' lies outside of the modules", fix)
    elif not any(has_file(folder / name) for folder in folders):
        known = {item.relative_to(folder).as_posix() for folder in folders for item in folder.rglob("*.svg")}
        yield Problem(text.path, line, f"drawing '{name}' does not exist", suggest(name, known))


def find_exam_faults(questions: Sequence[ExamQuestion], *, is_source: bool = True) -> Iterator[Problem]:
    """All questions of an edition, or of a translation (whose places and offers its source has) → what is wrong."""
    if is_source and len(questions) > MOST_QUESTIONS:
        first = questions[MOST_QUESTIONS]
        what = f"this edition has {len(questions)} questions, at most {MOST_QUESTIONS} fit on a sheet"
        yield Problem(first.path, first.line, what, "take one out")
    if len(questions) < MOST_QUESTIONS or any(len(question.options) < len(LETTERS) for question in questions):
        return  # of a few nobody learns a pattern
    most = int(len(questions) * MOST_SHARE)
    if is_source:
        yield from _find_offer_faults(questions)
        yield from _find_place_faults(questions, most)
    longest = [question for question in questions if _is_longest(question)]
    if len(longest) > most:
        what = f"the right answer is the longest in {len(longest)} of {len(questions)} questions, at most {most}"
        yield Problem(longest[-1].path, longest[-1].line, what, "make a wrong one longer")


def _find_offer_faults(questions: Sequence[ExamQuestion]) -> Iterator[Problem]:
    counts = Counter(question.offer for question in questions)
    for kind in ("real", "fake"):
        if counts[kind] < LEAST_OFFERS:
            what = f"{counts[kind]} of the questions are 'offer: {kind}', at least {LEAST_OFFERS}"
            fix = f"write 'offer: {kind}' below one more question: who refuses everything must not pass for careful"
            yield Problem(questions[0].path, questions[0].line, what, fix)


def _find_place_faults(questions: Sequence[ExamQuestion], most: int) -> Iterator[Problem]:
    for letter in LETTERS:
        placed = [question for question in questions if question.right == letter]
        if len(placed) > most:
            what = f"the right answer is {letter} in {len(placed)} of {len(questions)} questions, at most {most}"
            yield Problem(placed[-1].path, placed[-1].line, what, "change the order of the options in one of them")


def _is_longest(question: ExamQuestion) -> bool:
    """True where the right answer alone is the longest, in letters."""
    lengths = [len(option) for option in question.options]
    right = lengths[LETTERS.index(question.right)]
    return right == max(lengths) and lengths.count(right) == 1
