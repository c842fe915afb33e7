"""Rows → an .xlsx for a translator: one sheet a text, open cells for the translation, pictures beside their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import xlsxwriter

from lapak.course.translation.comparison import STATES
from lapak.course.values.words import Words
from lapak.exchange.columns import COLUMNS, FIRST_SHEET, LANGUAGE_MARK, TRANSLATION, WIDTHS, name_sheet
from lapak.exchange.model import KINDS, SheetRow
from lapak.exchange.rows import seal

PICTURE_HEIGHT = 80
"""Of a row with a picture, in points."""
LINE, LARGE_LINE, MOST_HEIGHT = 15, 18, 400
"""In points; a program shows no row that is higher than some 409."""
ROOM = 1.1
"""How much wider words are than the figures in which a width is told."""
MARGIN = 4
"""Between a picture and its cell, in pixels."""
OPEN, FRESH, STALE = "#fff7e0", "#fde2cf", "#fbd3d3"
"""Behind a translation: as it is, one that is missing, one whose source has changed."""


class Bundle(NamedTuple):
    """All that a workbook is made of."""

    language: str
    rows: Sequence[SheetRow]
    words: Words
    """Of Indonesian: the sheet speaks to somebody in Indonesia."""
    date: datetime
    load_picture: Callable[[str], bytes]
    """A path in the project → a small PNG; b'' where there is none."""


def to_spreadsheet(bundle: Bundle) -> bytes:
    """Rows → the workbook; the same bytes for the same rows."""
    made = BytesIO()
    options: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": bundle.date, "title": f"{TRANSLATION} ({bundle.language})"})
        writer = _SheetWriter(book, bundle)
        writer.write_first()
        for origin, rows in groupby(bundle.rows, key=lambda row: to_origin(row.place)):
            writer.write_text(origin, rows)
    return made.getvalue()


def to_origin(place: str) -> str:
    """'03-praktik#foto:4' or '03-praktik@title:0' → '03-praktik'."""
    return place.partition("#")[0].partition("@")[0]


def to_context(row: SheetRow, words: Words) -> str:
    """Where a row stands and what it is, in Indonesian."""
    _text, section, block = (*row.context, "", "", "")[:3]
    names = dict(line.split(": ", 1) for line in words["team_sheet_blocks"])
    kind = words["team_sheet_kinds"][KINDS.index(row.kind)]
    return "\n".join(part for part in (section, names.get(block, block), kind) if part)


def to_state(row: SheetRow, words: Words) -> str:
    """What is to be done with the section of a row, in Indonesian; '' where all is in order."""
    states: dict[str, str] = dict(zip(STATES, words["team_sheet_states"], strict=True))
    mark = words["team_sheet_critical"] if row.is_critical and row.state else ""
    return "\n".join(part for part in (states.get(row.state, ""), mark) if part)


def _find_height(texts: Sequence[str]) -> float:
    """The cells of a row → how high it must be for the words of all of them, in points."""
    counts = [
        sum(1 + int(len(line) * ROOM // width) for line in text.split("\n"))
        for text, width in zip(texts, WIDTHS, strict=True)
    ]
    return LINE * max(counts[:-1]) + 2  # the last column is hidden


class _SheetWriter:
    def __init__(self, book: Any, bundle: Bundle) -> None:
        self.book = book
        self.bundle = bundle
        form = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.plain = book.add_format({**form, "font_color": "#444444"})
        self.source = book.add_format(form)
        colours = {"": OPEN, "missing": FRESH, "stale": STALE}
        self.open = {
            state: book.add_format(
                {**form, "locked": False, "bg_color": colour, "border": 1, "border_color": "#bbbbbb"}
            )
            for state, colour in colours.items()
        }

    def write_first(self) -> None:
        """What a translator has to know, in six lines."""
        page = self.book.add_worksheet(FIRST_SHEET)
        page.protect("", {"select_locked_cells": True})
        page.set_column(0, 0, 100)
        large = self.book.add_format({"text_wrap": True, "valign": "top", "font_size": 13})
        page.write_string(0, 0, f"{LANGUAGE_MARK} {self.bundle.language}", self.head)
        for number, line in enumerate(self.bundle.words["team_sheet_intro"], 1):
            page.write_string(number, 0, f"{number}. {line}", large)
            page.set_row(number, LARGE_LINE * (1 + len(line) // 80))

    def write_text(self, origin: str, rows: Iterable[SheetRow]) -> None:
        """The sheet of one text."""
        page = self.book.add_worksheet(name_sheet(origin))
        page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True, "autofilter": True})
        page.freeze_panes(1, 3)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        for column, width in enumerate(WIDTHS):
            hidden = {"hidden": column == len(WIDTHS) - 1}
            page.set_column(column, column, width, None, hidden)
        heads = [f"{name} ({self.bundle.language})" if name == TRANSLATION else name for name in COLUMNS]
        page.write_row(0, 0, heads, self.head)
        last = 0
        for number, row in enumerate(rows, 1):
            self._write_row(page, number, row)
            last = number
        page.autofilter(0, 0, last, len(COLUMNS) - 1)

    def _write_row(self, page: Any, number: int, row: SheetRow) -> None:
        words = self.bundle.words
        before = (row.place, to_context(row, words), row.source)
        after = (row.old_source, "\n".join(row.terms), to_state(row, words), "", seal(row.source, row.translation))
        for column, text in enumerate((*before, row.translation, *after)):
            form = self.source if column == 2 else self.plain
            if column == len(before):
                state = row.state if row.state in self.open and (row.state != "stale" or row.old_source) else ""
                form = self.open["missing" if not text else state]
            page.write_string(number, column, text, form)
        height = _find_height((*before, row.translation, *after))
        is_shown = row.kind == "alt" and self._write_picture(page, number, row)
        page.set_row(number, max(height, PICTURE_HEIGHT) if is_shown else min(height, MOST_HEIGHT))

    def _write_picture(self, page: Any, number: int, row: SheetRow) -> bool:
        """Shows the drawing of a row; false where there is none."""
        picture = self.bundle.load_picture(row.picture) if row.picture else b""
        if picture:
            place = {"image_data": BytesIO(picture), "x_offset": MARGIN, "y_offset": MARGIN, "object_position": 1}
            place |= {"description": row.source, "x_scale": 0.9, "y_scale": 0.9}
            page.insert_image(number, COLUMNS.index("Gambar"), row.picture, place)
        return bool(picture)
