"""Documents → the report on a training (.docx): the edition's facts, and tables for counts, empty or filled in.

What stands in it is written in the form `overrides/kit/laporan.md`; this file makes a document of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lapak.archive import to_zip
from lapak.dates import find_date
from lapak.kit.counts import ReportCounts
from lapak.kit.report_text import write_text
from lapak.render.document import Documents

LANGUAGE = "id-ID"
FONT = "Arial"
MARGIN, TEXT_WIDTH = 25, 160
"""Of a page, in mm."""
CELL = Pt(3)
"""Above and below the words of a cell."""
MOST_LETTERS, LEAST_WIDTH = 40, 18
"""Letters up to which a column grows with its words, and the mm in which one writes a number by hand."""
LETTER_WIDTH, CELL_MARGINS = 2.5, 4.2
"""In mm: of a bold letter of Arial in 11 points, and of the two sides of a cell."""
MOST_PROPERTY_LETTERS = 255
"""Of the title that a file manager shows (ECMA-376, as python-docx holds it)."""


def to_report(documents: Documents, counts: ReportCounts | None = None) -> bytes:
    """Documents, and what was counted → the bytes of the report, a skeleton without counts; the same for the same."""
    text = write_text(documents, counts or ReportCounts())
    return _Writer(documents).write(MarkdownIt("commonmark").enable("table").parse(text))


@dataclass(frozen=True)
class _TableRow:
    """A row of a table: the words of its cells."""

    cells: tuple[str, ...]


class _Writer:
    """Writes the blocks of a Markdown text into a document with styles, a language and numbers on its pages."""

    def __init__(self, documents: Documents) -> None:
        self._document: Any = docx.Document()
        self._documents = documents
        self._set_styles(documents.edition.colours.primary)
        self._set_page()

    def write(self, tokens: Sequence[Token]) -> bytes:
        """The tokens of a text → the bytes of a document."""
        waiting = iter(tokens)
        for token in waiting:
            if token.type == "heading_open":
                self._add_heading(next(waiting), int(token.tag[1:]))
            elif token.type == "paragraph_open":
                style = "List Bullet" if token.level else "Normal"
                self._add_runs(self._document.add_paragraph(style=style), next(waiting))
            elif token.type == "table_open":
                self._add_table(list(_read_rows(waiting)))
        return self._pack()

    def _add_heading(self, inline: Token, level: int) -> None:
        self._document.add_heading(_to_words(inline), level - 1)

    def _add_runs(self, paragraph: Any, inline: Token) -> None:
        is_bold = False
        for child in inline.children or ():
            if child.type in ("strong_open", "strong_close"):
                is_bold = child.type == "strong_open"
            elif child.content or child.type == "softbreak":
                paragraph.add_run(child.content or " ").bold = is_bold or None

    def _add_table(self, rows: Sequence[_TableRow]) -> None:
        """A table as wide as the text; it stands on one page with the paragraph before it, where there is room."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self._document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, _find_widths(rows), strict=True):
            column.width = Mm(width)
        for number, row in enumerate(rows):
            made = table.add_row()
            for cell, words in zip(made.cells, row.cells, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.add_run(words).bold = number == 0 or None
                look = paragraph.paragraph_format
                look.space_before = look.space_after = CELL
                look.keep_with_next = number < len(rows) - 1
            settings = made._tr.get_or_add_trPr()
            settings.append(OxmlElement("w:cantSplit"))
            if number == 0:
                settings.append(OxmlElement("w:tblHeader"))
        self._document.add_paragraph()

    def _set_styles(self, colour: str) -> None:
        styles = self._document.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
        for name in ("Normal", "Title", "Heading 1", "Heading 2"):
            style = styles[name]
            style.font.name = FONT
            fonts = style.element.rPr.rFonts
            for part in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[part]
            fonts.set(qn("w:hAnsi"), FONT)
            for line in style.element.pPr.findall(qn("w:pBdr")) if style.element.pPr is not None else ():
                style.element.pPr.remove(line)
            if name != "Normal":
                style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
        styles["Normal"].font.size = Pt(11)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        section.footer.paragraphs[0]._p.append(field)

    def _pack(self) -> bytes:
        project = self._documents.course.project
        properties = self._document.core_properties
        properties.title = f"Laporan {project.site_name}"[:MOST_PROPERTY_LETTERS]
        properties.author = properties.last_modified_by = self._documents.edition.institution[:MOST_PROPERTY_LETTERS]
        properties.language = LANGUAGE
        properties.comments = ""
        properties.created = properties.modified = find_date(project.root).replace(tzinfo=None)
        buffer = BytesIO()
        self._document.save(buffer)
        with ZipFile(buffer) as made:
            return to_zip({name: made.read(name) for name in made.namelist()})


def _find_widths(rows: Sequence[_TableRow]) -> list[float]:
    """The rows of a table → the width of each column in mm: no word is torn, and the rest goes where most is said."""
    columns = [[row.cells[n] for row in rows] for n in range(len(rows[0].cells))]
    words = [max((len(word) for cell in cells for word in cell.split()), default=0) for cells in columns]
    needed = [max(LEAST_WIDTH, LETTER_WIDTH * count + CELL_MARGINS) for count in words]
    weights = [min(MOST_LETTERS, max(map(len, cells))) for cells in columns]
    free = max(0, TEXT_WIDTH - sum(needed))
    widths = [need + free * weight / sum(weights) for need, weight in zip(needed, weights, strict=True)]
    return [TEXT_WIDTH * width / sum(widths) for width in widths]


def _read_rows(waiting: Iterator[Token]) -> Iterator[_TableRow]:
    """Tokens behind the beginning of a table → its rows, up to its end."""
    cells: list[str] = []
    for token in waiting:
        if token.type == "table_close":
            return
        if token.type == "inline":
            cells.append(_to_words(token))
        elif token.type == "tr_close":
            yield _TableRow(tuple(cells))
            cells = []


def _to_words(inline: Token) -> str:
    return "".join(child.content or " " for child in inline.children or () if not child.nesting)
