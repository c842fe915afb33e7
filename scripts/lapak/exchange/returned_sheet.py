"""An .xlsx that came back → its replies, or what is broken in it, with the numbers of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lapak.course.problems import Problem
from lapak.exchange.columns import FIRST_SHEET, LANGUAGE, NEEDED, PLACE, SEAL, SOURCE, TRANSLATION
from lapak.exchange.model import RowReply

MOST_BYTES, MOST_UNPACKED = 30_000_000, 200_000_000
MOST_ROWS, MOST_COLUMNS = 20_000, 40
FOREIGN = "this is no sheet of 'lapak translations export'"
OTHER = "export it again with 'lapak translations export', and copy the translations into that"
KINDS_OF_CELLS = {
    "f": "a formula",
    "d": "a date",
    "n": "a number",
    "b": "a truth value",
    "e": "an error of the program",
}


def read_sheet(file: Path, language: str, problems: list[Problem]) -> tuple[str, tuple[RowReply, ...]]:
    """A workbook, and a language or '' → its language and its replies; none, and problems, where it is broken."""
    book = _load(file, problems)
    if book is None:
        return "", ()
    said = _find_language(book)
    if not said or (language and said != language):
        what = (
            f"this sheet is in '{said}', not '{language}'"
            if said
            else "this is no sheet of 'lapak translations export'"
        )
        problems.append(Problem(file.name, 1, what, OTHER))
        return "", ()
    replies: list[RowReply] = []
    for page in book.worksheets:
        if page.title != FIRST_SHEET:
            replies += _read_page(page, file, problems)
    return said, tuple(replies)


def _load(file: Path, problems: list[Problem]) -> Any:
    from openpyxl import load_workbook

    try:
        with ZipFile(file) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > MOST_UNPACKED or file.stat().st_size > MOST_BYTES:
            problems.append(Problem(file.name, 1, "this sheet is far too large", OTHER))
            return None
        return load_workbook(file)
    except BadZipFile:
        what = "this is no .xlsx file"
    except Exception as error:  # what a torn file makes a reader of XML raise is without end
        what = f"this file cannot be read ({type(error).__name__})"
    problems.append(Problem(file.name, 1, what, "save it again as .xlsx in the program it was filled in with"))
    return None


def _find_language(book: Any) -> str:
    if FIRST_SHEET not in book.sheetnames:
        return ""
    cell = getattr(book[FIRST_SHEET], "__getitem__", lambda _: None)("A1")
    found = LANGUAGE.match(str(getattr(cell, "value", "") or ""))
    return found[1] if found else ""


def _read_page(page: Any, file: Path, problems: list[Problem]) -> Iterator[RowReply]:
    """One sheet; a sheet that somebody has added for notes is none of ours."""
    if not hasattr(page, "iter_rows"):  # a chart
        return
    rows = page.iter_rows(max_row=min(page.max_row, MOST_ROWS), max_col=MOST_COLUMNS)
    head = next(rows, ())
    columns = {_to_name(cell.value): number for number, cell in reversed(list(enumerate(head)))}
    if not {PLACE, SOURCE, TRANSLATION} & {*columns}:
        return
    path = f"{file.name} [{page.title}]"
    if lost := [name for name in NEEDED if name not in columns]:
        problems.append(Problem(path, 1, f"the column '{lost[0]}' is missing", OTHER))
        return
    for merged in sorted(page.merged_cells.ranges, key=lambda one: one.min_row):
        what = f"the cells {merged.coord} are merged"
        problems.append(Problem(path, merged.min_row, what, "part them again: one row is one text"))
    for number, row in enumerate(rows, 2):
        cells = [row[columns[name]] if columns[name] < len(row) else None for name in NEEDED]
        if any(getattr(cell, "value", None) not in (None, "") for cell in cells):
            yield from _read_row(cells, f"{path}:{number}", problems)


def _to_name(value: object) -> str:
    """'Terjemahan (jv)' → 'Terjemahan'."""
    return str(value or "").partition(" (")[0].strip()


def _read_row(cells: list[Any], origin: str, problems: list[Problem]) -> Iterator[RowReply]:
    texts = []
    path, _, line = origin.rpartition(":")
    for name, cell in zip(NEEDED, cells, strict=True):
        value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "n")
        is_text = value is None or (isinstance(value, str) and kind in ("s", "inlineStr", "str"))
        if not is_text and name != SEAL:
            what = f"'{name}' is {KINDS_OF_CELLS.get(kind, 'no text')}"
            fix = "format the column as text, and type it again"
            problems.append(Problem(path, int(line), what, fix))
            return
        texts.append("" if value is None else str(value))
    place, source, translation, seal = texts
    yield RowReply(place.strip(), source, translation, seal.strip(), origin)
