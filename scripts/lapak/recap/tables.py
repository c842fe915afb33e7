"""Answers that somebody typed: .csv as Excel and LibreOffice write it, or .xlsx."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from zipfile import BadZipFile

from lapak.course.exam.line import AFTER, BEFORE, UNKNOWN, clean_nickname
from lapak.course.exam.model import LETTERS
from lapak.course.exam.table import EDITION, LETTERS_COLUMN, NICKNAME, PHASE
from lapak.recap.model import NOT_CROSSED, Answers, Findings, Keys, RecapFile, Remark, find_fault, join
from lapak.recap.weeks import is_follow_up, read_weeks

COLUMNS = {
    **dict.fromkeys(("edisi", "edition"), EDITION),
    **dict.fromkeys(("kapan", "waktu", "phase", "when"), PHASE),
    **dict.fromkeys(("panggilan", "nama panggilan", "nickname", "nomor"), NICKNAME),
    **dict.fromkeys(("jawaban", "answers"), LETTERS_COLUMN),
}
PHASES = {
    **dict.fromkeys(("sebelum", "before", "awal", "1"), BEFORE),
    **dict.fromkeys(("sesudah", "after", "akhir", "2"), AFTER),
}
ANSWERS = {
    **{letter.lower(): letter for letter in LETTERS},
    **dict.fromkeys(("t", "?", "belum tahu", "tidak tahu"), UNKNOWN),
    **dict.fromkeys(("", NOT_CROSSED, "0"), NOT_CROSSED),
}
MOST_ROWS, MOST_COLUMNS = 5_000, 40
Rows = Sequence[Sequence[str]]
"""Of one table: the first holds the names of the columns."""


def read_table(file: RecapFile, keys: Keys) -> Findings:
    """A typed table and the editions → its answers, and the lines that could not be read."""
    try:
        sheets = list(load_rows(file))
    except (OSError, BadZipFile, ValueError, KeyError, csv.Error, TypeError, AttributeError):
        return Findings(remarks=(Remark("unreadable", f"{file.to_place()}: cannot be read; save it again as .csv"),))
    labels = next(iter(keys.values())).weekly
    found = [_read_rows(rows, file, keys) for rows in sheets if _find_columns(rows)]
    found += [read_weeks(rows, labels, file, keys) for rows in sheets if is_follow_up(rows)]
    if not found:
        fix = f"its first line must name '{PHASE}', '{NICKNAME}' and '{LETTERS_COLUMN}', or 1, 2, 3 …"
        return Findings(remarks=(Remark("unreadable", f"{file.to_place()}: {fix}"),))
    return join(found)


def load_rows(file: RecapFile) -> Iterator[Rows]:
    """A .csv or .xlsx → the rows of each of its sheets, as text; raises what the readers of both raise."""
    if file.suffix == ".csv":
        text = file.path.read_bytes().decode("utf-8-sig", "replace")
        first = text.partition("\n")[0]
        mark = max(";,\t", key=first.count)
        yield list(csv.reader(StringIO(text), delimiter=mark))[:MOST_ROWS]
        return
    from openpyxl import load_workbook  # nobody waits for it who brings chats alone

    book = load_workbook(file.path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        yield [[_to_text(value) for value in row] for row in rows]


def _to_text(value: object) -> str:
    """A cell → its text; 3.0 is 3."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _find_columns(rows: Rows) -> dict[str, int]:
    """The columns of a table by their name, the questions by their number; none when it is no table of answers."""
    names = [name.strip().lower() for name in rows[0]] if rows else []
    columns = {COLUMNS.get(name, name): place for place, name in reversed(list(enumerate(names)))}
    has_answers = LETTERS_COLUMN in columns or "1" in columns
    return columns if has_answers and PHASE in columns else {}


def _read_rows(rows: Rows, file: RecapFile, keys: Keys) -> Findings:
    columns = _find_columns(rows)
    answers: list[Answers] = []
    remarks: list[Remark] = []
    for number, row in enumerate(rows[1:], 2):
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        if not any(text for name, text in cells.items() if name != EDITION):
            continue
        found = _read_row(cells, file, keys)
        fault = found if isinstance(found, str) else find_fault(found, keys)
        if fault:
            remarks.append(Remark("refused", f"{file.to_place(f', line {number}')}: {fault}"))
        elif isinstance(found, Answers):
            answers.append(found)
    return Findings(tuple(answers), tuple(remarks))


def _read_row(cells: dict[str, str], file: RecapFile, keys: Keys) -> Answers | str:
    edition = cells.get(EDITION, "").lower() or (next(iter(keys)) if len(keys) == 1 else "")
    if edition not in keys:
        return f"'{EDITION}' must be one of: {', '.join(sorted(keys))}"
    phase = PHASES.get(cells[PHASE].lower(), "")
    if not phase:
        return f"'{PHASE}' must be 'sebelum' or 'sesudah'"
    letters = _read_letters(cells, len(keys[edition].questions))
    if not letters:
        return f"an answer must be one of: {', '.join(LETTERS)}, {UNKNOWN} (not known), or empty"
    return Answers(edition, phase, letters, clean_nickname(cells.get(NICKNAME, "")), file.number)


def _read_letters(cells: dict[str, str], count: int) -> str:
    if typed := cells.get(LETTERS_COLUMN, "").replace(" ", ""):
        given = [sign.lower() for sign in typed]
    else:
        given = [cells.get(str(number), "").lower() for number in range(1, count + 1)]
    return "".join(ANSWERS[one] for one in given) if all(one in ANSWERS for one in given) else ""
