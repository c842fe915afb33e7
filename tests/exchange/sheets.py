"""A sheet in a test: cells by place and column, changed as a translator or a program would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from lapak.exchange.columns import COLUMNS, TRANSLATION


def find_cell(book: Any, place: str, column: str = TRANSLATION) -> Any:
    """The cell of a column in the row of a place."""
    for page in book.worksheets[1:]:
        for row in page.iter_rows(min_row=2):
            if row[0].value == place:
                return row[COLUMNS.index(column)]
    raise AssertionError(place)


def fill(file: Path, changes: dict[str, Any], output: Path | None = None) -> Path:
    """Writes values into the translations of places, into the same file or another one."""
    book = load_workbook(file)
    for place, value in changes.items():
        find_cell(book, place).value = value
    target = output or file
    book.save(target)
    return target
