"""`[^1]` and `[^1]: …` of a file → numbers in its texts, and a list of sources at the end of each section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lapak.course.blocks import Sources, Worksheet
from lapak.course.problems import Problem
from lapak.course.reading.masking import mask_unread
from lapak.course.reading.scanner import Piece, RawBlock
from lapak.course.section.definitions import has_sign, put_prose, take_definitions, to_prose
from lapak.course.text import Markdown

DEFINITION = re.compile(r"^\[\^([^\]\s]{1,60})\]:[ ]*(.*(?:\n[ ]{2,}\S.*|\n(?:[ \t]*\n)+[ ]{4,}\S.*)*)", re.MULTILINE)
REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
SIGN = "[^"


@dataclass(frozen=True)
class _Footnote:
    text: Markdown
    label: str


class Footnotes:
    """The notes of one file, and which of them have been asked for."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems
        self._notes: dict[str, _Footnote] = {}
        self._used: set[str] = set()

    def take_out(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a file → the same without the notes, which are kept; lines stay where they are."""
        return take_definitions(pieces, DEFINITION, self._keep) if has_sign(pieces, SIGN) else pieces

    def _keep(self, prose: Markdown, found: re.Match[str]) -> None:
        label = found[1]
        line = prose.line + prose.text[: found.start()].count("\n")
        words = " ".join(prose.text[found.start(2) : found.end(2)].split())
        if label in self._notes:
            what = f"note '{label}' stands in line {self._notes[label].text.line} too"
            self._problems.append(Problem(self._path, line, what, "give one of them another number"))
        self._notes.setdefault(label, _Footnote(Markdown(words, self._path, line), label))

    def number(self, content: list[Piece]) -> tuple[list[Piece], Sources[Markdown] | None]:
        """The pieces of a section → the same with numbers from 1, and the notes that these lead to."""
        if not has_sign(content, SIGN):
            return content, None
        numbers: dict[str, int] = {}
        pieces = [self._number(piece, numbers) for piece in content]
        notes = tuple(self._notes[label].text for label in numbers)
        return pieces, Sources(notes[0].line, notes) if notes else None

    def _number(self, piece: Piece, numbers: dict[str, int]) -> Piece:
        if not isinstance(piece, (Markdown, RawBlock)):
            return piece
        prose = to_prose(piece)
        text, parts, end = prose.text, [], 0
        for found in REFERENCE.finditer(mask_unread(text)):
            if found[1] not in self._notes:
                fix = f"write '[^{found[1]}]: …' on a line of its own, at the end of the section"
                self._tell(prose, found.start(), f"note '{found[1]}' is written nowhere", fix)
                continue
            self._used.add(found[1])
            if isinstance(piece, RawBlock) and piece.name == Worksheet.name:
                fix = f"write '[^{found[1]}]' into the text above the worksheet"
                self._tell(prose, found.start(), f"note '{found[1]}' is printed away from this worksheet", fix)
            parts += [text[end : found.start()], f"[^{numbers.setdefault(found[1], len(numbers) + 1)}]"]
            end = found.end()
        return put_prose(piece, "".join(parts) + text[end:])

    def _tell(self, prose: Markdown, place: int, what: str, fix: str) -> None:
        """A problem at a place of a text."""
        self._problems.append(prose.problem(what, fix, prose.text[:place].count("\n")))

    def check_all_used(self) -> None:
        """A note that no text leads to would be lost."""
        for label, note in self._notes.items():
            if label not in self._used:
                fix = f"write '[^{label}]' where it belongs, or take it out"
                self._problems.append(Problem(self._path, note.text.line, f"nothing leads to note '{label}'", fix))
