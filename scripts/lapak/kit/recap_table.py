"""Documents → `rekap.xlsx`: where the team types the answers of paper sheets, and what was tried after some weeks.

Counts alone, women apart; only the cells to fill in can be changed, and what follows from them is a formula.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from lapak.cache.entries import hash_code
from lapak.course.exam.line import UNKNOWN
from lapak.course.exam.model import LETTERS
from lapak.course.exam.table import (
    ALL_COLUMN,
    EDITION,
    EMPTY_ROWS,
    EXAM_SHEET_NAME,
    FOLLOW_UP_MARK,
    FOLLOW_UP_SHEET_NAME,
    NICKNAME,
    PHASE,
    PHASE_WORDS,
    WEEKS,
    WOMEN_COLUMN,
)
from lapak.course.project import SOURCE_LANGUAGE
from lapak.dates import find_date
from lapak.render.document import Documents

MOST_PEOPLE = 1000
LEAST_WIDTH = 12
"""Of a column with a word in it, in letters."""
HEAD_HEIGHT = 32
"""Points of two lines."""


class _CountTable:
    """A workbook that is being filled."""

    def __init__(self, book: Any, documents: Documents) -> None:
        self.book = book
        self.name = documents.edition.name
        self.words = documents.words[SOURCE_LANGUAGE]
        self.questions = documents.course.exam.get(SOURCE_LANGUAGE, ())
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.label = book.add_format({"text_wrap": True, "valign": "top"})
        self.open = book.add_format({"locked": False, "bg_color": "#fff7e0", "border": 1})
        self.share = book.add_format({"num_format": "0%"})

    def add_page(self, name: str) -> Any:
        """A sheet whose headers stay, and in which only open cells can be changed."""
        page = self.book.add_worksheet(name)
        page.freeze_panes(1, 1)
        page.protect("", {"format_columns": True, "select_locked_cells": True})
        page.set_landscape()
        page.set_paper(9)
        page.repeat_rows(0)
        page.fit_to_pages(1, 0)
        return page


def find_table_ingredients(documents: Documents) -> list[Any]:
    """All that the workbook is made of: as long as it stays, so does the workbook."""
    project, edition = documents.course.project, documents.edition
    questions = repr(documents.course.exam.get(SOURCE_LANGUAGE, ()))
    own = [project.site_name, edition.name, questions, find_date(project.root)]
    return [hash_code(), "recap", documents.words[SOURCE_LANGUAGE].texts, own]


def to_recap_table(documents: Documents) -> bytes:
    """Documents → the workbook; the same bytes for the same sources."""
    import xlsxwriter  # large, and mostly the cache has the file

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties(
            {"created": find_date(documents.course.project.root), "title": documents.course.project.site_name}
        )
        table = _CountTable(book, documents)
        if table.questions:
            _write_answers(table)
        _write_weeks(table)
    return made.getvalue()


def _write_answers(table: _CountTable) -> None:
    """A line for each person and time: its columns are those that `lapak recap` reads."""
    page = table.add_page(EXAM_SHEET_NAME)
    numbers = [str(number) for number in range(1, len(table.questions) + 1)]
    page.write_row(0, 0, [EDITION, PHASE, NICKNAME, *numbers], table.head)
    first, last = 3, 2 + len(numbers)
    for row in range(1, EMPTY_ROWS + 1):
        page.write_string(row, 0, table.name, table.label)
        for column in range(1, last + 1):
            page.write_blank(row, column, None, table.open)
    page.data_validation(1, 1, EMPTY_ROWS, 1, {"validate": "list", "source": list(PHASE_WORDS)})
    answers = {"validate": "list", "source": [*LETTERS, UNKNOWN], "input_message": table.words["team_recap_how"]}
    page.data_validation(1, first, EMPTY_ROWS, last, answers)
    page.set_column(0, first - 1, max(LEAST_WIDTH, len(table.name) + 2))
    page.set_column(first, last, 5)


def _write_weeks(table: _CountTable) -> None:
    """A line for each question, and for each week how many of all and of the women; the shares are formulas."""
    page = table.add_page(FOLLOW_UP_SHEET_NAME)
    columns = [form.format(week=week) for week in WEEKS for form in (ALL_COLUMN, WOMEN_COLUMN)]
    shares = [table.words.fill("team_share_of_week", week=week) for week in WEEKS]
    page.write_row(0, 0, [FOLLOW_UP_MARK + table.name, *columns, *shares], table.head)
    page.set_row(0, HEAD_HEIGHT)
    page.set_column(0, 0, 48)
    page.set_column(1, len(columns) + len(shares), 11)
    lines = [table.words["team_follow_up_asked"], *table.words["team_follow_up_questions"]]
    for row, line in enumerate(lines, 1):
        page.write_string(row, 0, line, table.label)
        for column in range(1, len(columns) + 1):
            page.write_blank(row, column, None, table.open)
        for place in range(len(WEEKS)) if row > 1 else ():
            letter = "BDF"[place]
            formula = f'=IF(N({letter}$2)=0,"",{letter}{row + 1}/{letter}$2)'
            page.write_formula(row, len(columns) + 1 + place, formula, table.share, "")
    whole = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_PEOPLE}
    page.data_validation(1, 1, len(lines), len(columns), whole)
