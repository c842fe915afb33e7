"""A text in the Markdown of another program (.md, .qmd) → a lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lapak.bringing.album import Album
from lapak.bringing.lesson_text import to_title
from lapak.bringing.markdown.beside import PictureFinder
from lapak.bringing.markdown.box_kinds import DROPPED, OBJECTIVES, OBJECTIVES_TITLE, OPEN, QUESTION, find_form
from lapak.bringing.markdown.head import LessonHead, take_head
from lapak.bringing.markdown.pieces import Piece, TextLine, find_pieces
from lapak.bringing.markdown.references import inline_references
from lapak.bringing.markdown.signs import clean_line
from lapak.bringing.markdown.words import SPOKEN, clean_lines, find_parts, squeeze
from lapak.bringing.model import Lesson, LessonBox, LessonPart, LessonRemark, LessonSection
from lapak.course.section.sections import ID

HEADING_ID = re.compile(r"\{[^{}]*#([a-z][a-z0-9-]*)[^{}]*\}\s*$")
HEADING_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+(.*)$")
MOST_QUESTION = 200
"""Letters of a line that is a question and its title at once."""
MOST_DEPTH = 12
"""Of boxes in boxes."""


def load_markdown(text: str, file: Path) -> Lesson:
    """A text, and the file beside which its pictures lie → its lesson."""
    remarks: list[LessonRemark] = []
    lines = [TextLine(number, line) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1)]
    head, body = take_head(lines, remarks)
    head = head._replace(is_lia=head.is_lia or any(SPOKEN.match(line.text) for line in body))
    reader = _MarkdownReader(head, PictureFinder(file, album := Album()), remarks)
    reader.read(inline_references(body))
    sections = reader.finish()
    title, sections = _take_title(head.title, sections)
    objectives = (*head.objectives, *reader.objectives)
    remarks.sort(key=lambda remark: int(remark.place or 0))
    return Lesson(title, head.summary, objectives, tuple(sections), album.pictures, tuple(dict.fromkeys(remarks)))


def _take_title(title: str, sections: Sequence[LessonSection]) -> tuple[str, list[LessonSection]]:
    """A title, if the head has one, and the sections → the title, and the sections below it."""
    sections = sections if title else _open_first(sections)
    others = [section.level for section in sections[1:]]
    if not sections:
        return title, []
    first = sections[0]
    is_above = bool(others) and first.level < min(others) and title in ("", first.title)
    if first.title and not is_above:
        return title or first.title, list(sections)
    named = replace(first, title=first.title or title, level=min(others, default=1))
    return title or first.title, [*([named] if first.parts else []), *sections[1:]]


def _open_first(sections: Sequence[LessonSection]) -> Sequence[LessonSection]:
    """Sections → the same; what stands above a heading that is higher than all others belongs below it."""
    levels = [section.level for section in sections[1:]]
    if not levels or sections[0].title or levels[0] >= min(levels[1:], default=levels[0]):
        return sections
    first = replace(sections[1], parts=(*sections[0].parts, *sections[1].parts))
    return [first, *sections[2:]]


@dataclass
class _MarkdownReader:
    """Goes through the pieces of a text, one section after the other."""

    head: LessonHead
    pictures: PictureFinder
    remarks: list[LessonRemark]
    objectives: list[str] = field(default_factory=list)
    _sections: list[LessonSection] = field(default_factory=list)
    _parts: list[LessonPart] = field(default_factory=list)
    _held: list[TextLine] = field(default_factory=list)
    """Lines that are not parts yet: what stands in a list's item does not part the list."""
    _pending: list[LessonPart] = field(default_factory=list)
    _heading: Piece | None = None
    _depth: int = 0

    def read(self, lines: Sequence[TextLine]) -> None:
        """Lines → sections, which are kept."""
        for piece in find_pieces(lines):
            if piece.kind == "heading":
                self._end_section(piece)
            elif piece.kind == "words":
                self._held += clean_lines(piece.lines, self.pictures, self._tell)
            elif piece.kind == "tab":
                self._hold(piece, [TextLine(piece.line, f"**{to_title(piece.title)}**"), TextLine(piece.line, "")])
            elif piece.name not in DROPPED:
                self._read_outer_box(piece)

    def _read_outer_box(self, piece: Piece) -> None:
        if self._is_objectives(piece):
            self.objectives += self._find_items(piece)
        elif OPEN.match(piece.name) and not piece.is_inner and self._depth < MOST_DEPTH:
            self._depth += 1
            self._held.append(TextLine(piece.line, ""))
            self.read(piece.lines)
            self._held.append(TextLine(piece.line, ""))
            self._depth -= 1
        elif piece.is_inner:
            self._tell(piece.line, "a box in a list stands below the list")
            self._pending += self._read_box(piece)
        else:
            self._flush()
            self._parts += self._read_box(piece)

    def _is_objectives(self, piece: Piece) -> bool:
        """True for a box of what is learned, by its name or by its title."""
        first = next((line.text for line in piece.lines if line.text.strip()), "")
        title = piece.title or (first.lstrip("# ") if first.startswith("#") else "")
        return piece.name in OBJECTIVES or bool(OBJECTIVES_TITLE.match(title))

    def _hold(self, piece: Piece, above: Sequence[TextLine]) -> None:
        """A tab → its title in bold and what stands in it, as deep in a list as it was."""
        indent = "    " if piece.is_inner else ""
        inside, nested = self._read_inside(piece.lines)[1:]
        self._held += [TextLine(line.number, f"{indent}{line.text}" if line.text else "") for line in (*above, *inside)]
        self._held.append(TextLine(piece.line, ""))
        self._pending += nested
        if not piece.is_inner:
            self._flush()

    def _find_items(self, piece: Piece) -> Iterator[str]:
        for line in self._read_inside(piece.lines)[1]:
            if found := ITEM.match(line.text.strip()):
                yield found[1]

    def _read_box(self, piece: Piece) -> list[LessonPart]:
        """A box → its block, and below it those of the boxes that stand in it."""
        heading, lines, nested = self._read_inside(piece.lines)
        title = to_title(clean_line(piece.title)[0] or "") or heading
        text = "\n".join(squeeze(line.text for line in lines)).strip("\n")
        form = find_form(piece.name, title)
        if piece.name == "question":
            return _to_question(title, text, nested)
        if form.name == "keypoints" and not all(map(ITEM.match, filter(None, text.split("\n")))):
            form = find_form("note", title)
        is_titled = form.name in ("exercise", "question", "note", "warning", "story")
        shown = (title or form.title) if is_titled else ""
        if form.name == "facilitator" and title and find_form("note", title).name != "facilitator":
            text = f"**{title}**\n\n{text}" if text else title
        box = LessonBox(form.name, shown, text or ("" if nested and not title else title), form.options)
        return [*([box] if box.text else []), *nested]

    def _read_inside(self, lines: Sequence[TextLine]) -> tuple[str, list[TextLine], list[LessonPart]]:
        """What stands in a box → the heading that it begins with, its lines, and the boxes in it."""
        title, held, nested = "", list[TextLine](), list[LessonPart]()
        self._depth += 1
        for piece in find_pieces(lines) if self._depth < MOST_DEPTH else [Piece("words", 0, tuple(lines))]:
            if piece.kind == "words":
                held += clean_lines(piece.lines, self.pictures, self._tell)
            elif piece.kind == "heading":
                words = to_title(clean_line(HEADING_ATTRIBUTES.sub("", piece.title))[0] or "")
                is_first = not title and not any(line.text.strip() for line in held)
                title = words if is_first else title
                held += (
                    []
                    if is_first
                    else [
                        TextLine(piece.line, ""),
                        TextLine(piece.line, f"**{words}**"),
                        TextLine(piece.line, ""),
                    ]
                )
            elif piece.kind == "tab" or OPEN.match(piece.name):
                own, inside, more = self._read_inside(piece.lines)
                words = to_title(piece.title) or own
                held += [TextLine(piece.line, f"**{words}**"), TextLine(piece.line, "")] if words else []
                held, nested = [*held, *inside], [*nested, *more]
            elif piece.name not in DROPPED:
                nested += self._read_box(piece)
        self._depth -= 1
        return title, held, nested

    def _flush(self) -> None:
        self._parts += find_parts(self._held, is_lia=self.head.is_lia)
        self._parts += self._pending
        self._held, self._pending = [], []

    def _end_section(self, heading: Piece | None) -> None:
        """Keeps what stands below the last heading; another one begins."""
        self._flush()
        if self._heading is None:
            questions = "\n".join(f"- {line}" for line in self.head.questions)
            asked = [LessonBox("note", QUESTION, questions)] if questions else []
            if parts := (*asked, *self._parts):
                self._sections.append(LessonSection("", 1, parts))
        else:
            written = self._heading.title
            named = HEADING_ID.search(written)
            words, told = clean_line(HEADING_ATTRIBUTES.sub("", written))
            for what in told:
                self._tell(self._heading.line, what)
            own = (
                named[1] if named and ID.match(named[1]) and named[1] not in {one.id for one in self._sections} else ""
            )
            self._sections.append(LessonSection(words or "", self._heading.level, tuple(self._parts), own))
        self._heading, self._parts = heading, []

    def finish(self) -> list[LessonSection]:
        """The sections of the whole text."""
        self._end_section(None)
        sections, points = self._sections, "\n".join(f"- {line}" for line in self.head.key_points)
        if points and sections:
            last = sections[-1]
            sections = [*sections[:-1], replace(last, parts=(*last.parts, LessonBox("keypoints", "", points)))]
        return sections

    def _tell(self, line: int, what: str) -> None:
        self.remarks.append(LessonRemark(str(line), what))


def _to_question(title: str, text: str, nested: list[LessonPart]) -> list[LessonPart]:
    """A question, with the boxes that stand in it: with one answer it is a question of ours, else an exercise."""
    answers = [part for part in nested if isinstance(part, LessonBox) and part.name == "facilitator"]
    found = ITEM.match(text)
    line = found[1] if found else text
    if len(answers) == 1 and 0 < len(line) <= MOST_QUESTION and "\n" not in line.strip():
        others = [part for part in nested if part is not answers[0]]
        return [LessonBox("question", line, answers[0].text), *others]
    return [LessonBox("exercise", title or QUESTION, text or title), *nested] if text or title else nested
