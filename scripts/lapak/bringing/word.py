"""A text of Word (.docx) → a lesson: its headings are sections, its lists lists, its tables tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, TypeGuard

from docx import Document
from docx.oxml.ns import qn

from lapak.bringing.album import Album
from lapak.bringing.lesson_text import write_inside
from lapak.bringing.model import (
    Lesson,
    LessonBox,
    LessonList,
    LessonPart,
    LessonRemark,
    LessonSection,
    LessonText,
)
from lapak.bringing.paragraphs import Paragraph, ParagraphReader
from lapak.bringing.plain_words import guard_start, to_plain_line, to_table
from lapak.bringing.word_styles import WordStyles

MOST_TITLE = 80
"""Letters of a bold line that may be a heading where the text has no other ones."""
LARGE = 1.25
"""Times the letters of the file."""
SENTENCE = re.compile(r"[.;,:!]\s*$")
WRAPPERS = ("w:sdt", "w:ins", "w:customXml", "w:smartTag")
"""What holds paragraphs and is not seen itself."""
CONTENTS = re.compile(r"Table of Contents|Bibliographies|Daftar Isi", re.IGNORECASE)


def load_document(data: bytes) -> Lesson:
    """A .docx file's bytes → its lesson; raises what python-docx raises where it is none."""
    document: Any = Document(BytesIO(data))
    remarks: list[LessonRemark] = []
    reader = _Reader(document, Album(), remarks)
    blocks = list(reader.read(document.element.body))
    if not any(isinstance(block, Paragraph) and block.level for block in blocks):
        blocks = _see_headings(blocks)
        if any(isinstance(block, Paragraph) and block.level for block in blocks):
            remarks.append(
                LessonRemark("", "it has no headings: its short lines that are bold or large are taken for them")
            )
    reader.paragraphs.tell_left_out()
    title = next((block.words for block in blocks if isinstance(block, Paragraph) and block.is_title), "")
    rest = [block for block in blocks if not (isinstance(block, Paragraph) and block.is_title and block.words == title)]
    said = to_plain_line(document.core_properties.title or "")
    sections, notes = tuple(_to_sections(rest, title or said)), tuple(remarks)
    return Lesson(
        title or _find_only_title(sections) or said, "", (), sections, reader.paragraphs.album.pictures, notes
    )


def _find_only_title(sections: Sequence[LessonSection]) -> str:
    """The first heading, where it is the only one of the highest level."""
    highest = [section for section in sections if section.level == min(one.level for one in sections)]
    return highest[0].title if len(highest) == 1 and highest[0] is sections[0] else ""


class _Reader:
    """Walks through what a text holds."""

    def __init__(self, document: Any, album: Album, remarks: list[LessonRemark]) -> None:
        self.paragraphs = ParagraphReader(document.part, WordStyles(document), album, remarks)
        self._remarks = remarks

    def read(self, body: Any) -> Iterator[Paragraph | LessonPart]:
        """An element → what stands in it, in order."""
        for element in body:
            if element.tag == qn("w:p"):
                yield self.paragraphs.read(element)
            elif element.tag == qn("w:tbl"):
                yield from self._read_table(element)
            elif element.tag in map(qn, WRAPPERS):
                kinds = [one.get(qn("w:val"), "") for one in element.iter(qn("w:docPartGallery"))]
                content = element.find(qn("w:sdtContent"))
                if not any(map(CONTENTS.search, kinds)):
                    yield from self.read(element if content is None else content)

    def _read_table(self, table: Any) -> Iterator[LessonPart]:
        """A table; one of a single cell is a box."""
        rows = [list(_find_cells(row)) for row in table.iter(qn("w:tr")) if _is_of(row, table)]
        if len(rows) == 1 and len(rows[0]) == 1:
            if inside := write_inside(list(_to_parts(list(self.read(rows[0][0][0]))))):
                yield LessonBox("note", "", inside)
            return
        cells = [[text for cell, span in row for text in (self._read_cell(cell), *[""] * (span - 1))] for row in rows]
        if written := to_table(cells):
            yield LessonText(written)

    def _read_cell(self, cell: Any) -> str:
        """A cell → its paragraphs in one line; a cell that continues the one above is empty."""
        merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merged is not None and merged.get(qn("w:val")) != "restart":
            return ""
        lines = []
        for block in self.read(cell):
            if isinstance(block, Paragraph):
                lines.append(" ".join(filter(None, (block.line, *block.list_pictures()))))
            elif isinstance(block, LessonText):
                self._remarks.append(LessonRemark("", "a table in a table: its words stand in one cell"))
                rows = (row for row in block.text.split("\n") if not re.fullmatch(r"[|-]+", row))
                lines += [row.strip("| ").replace(" | ", " · ") for row in rows]
        return "<br>".join(line for line in lines if line)


def _is_of(row: Any, table: Any) -> bool:
    """False for a row of a table that stands in a cell of this one."""
    return next(row.iterancestors(qn("w:tbl"))) is table


def _find_cells(row: Any) -> Iterator[tuple[Any, int]]:
    """A row → its cells, each with how many columns it is wide."""
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = span.get(qn("w:val"), "1") if span is not None else "1"
            yield cell, min(int(width), 50) if width.isdigit() else 1


def _see_headings(blocks: Sequence[Paragraph | LessonPart]) -> list[Paragraph | LessonPart]:
    """Short lines that are bold or large → headings, the larger the higher."""
    sizes = sorted({block.size for block in blocks if _is_like_heading(block)}, reverse=True)
    return [block._replace(level=sizes.index(block.size) + 1) if _is_like_heading(block) else block for block in blocks]


def _is_like_heading(block: Paragraph | LessonPart) -> TypeGuard[Paragraph]:
    if not isinstance(block, Paragraph) or block.mark is not None or block.pictures:
        return False
    is_short = 0 < len(block.words) <= MOST_TITLE and not SENTENCE.search(block.words)
    return is_short and (block.is_bold or block.size >= LARGE)


def _to_sections(blocks: Sequence[Paragraph | LessonPart], title: str) -> Iterator[LessonSection]:
    """What a text holds → its sections; what stands above the first heading has one of its own."""
    heading: Paragraph | None = None
    held: list[Paragraph | LessonPart] = []
    levels = [block.level for block in blocks if isinstance(block, Paragraph) and block.level]
    for block in (*blocks, None):
        if block is not None and not (isinstance(block, Paragraph) and block.level):
            held.append(block)
            continue
        parts = tuple(_to_parts(held))
        if heading:
            yield LessonSection(heading.line, heading.level, parts)
        elif parts:
            yield LessonSection(title, min(levels, default=1), parts)
        heading, held = block if isinstance(block, Paragraph) else None, []


def _to_parts(blocks: Sequence[Paragraph | LessonPart]) -> Iterator[LessonPart]:
    """Paragraphs → lists, texts and pictures; lines of a list that follow each other are one list."""
    items: list[tuple[int, str]] = []
    first = 0
    for block in (*blocks, None):
        mark = block.mark if isinstance(block, Paragraph) and block.line else None
        if items and (mark is None or (mark[0] == 0 and bool(mark[1]) != bool(first))):
            yield LessonList(tuple(items), first)
            items = []
        if isinstance(block, Paragraph):
            if mark is not None:
                first = (1 if mark[1] else 0) if not items else first
                items.append((mark[0] if items else 0, block.line))
            elif block.line:
                yield LessonText(guard_start(block.line))
            yield from block.pictures
        elif block is not None:
            yield block
