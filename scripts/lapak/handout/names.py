"""A list of names (CSV) → the names of the certificates, checked; it is read once and kept nowhere."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.problems import Problem, raise_problems, suggest
from lapak.course.reading.source import load_text

HEAD = "nama"
MOST_LETTERS = 60
"""Of a name with its titles: more would not fit its line in letters that can be read across a room."""
MOST_NAMES = 1000
"""As many as one hall holds."""
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
MORE_COLUMNS = 'put a name with a comma in quotes, such as "Sri Wahyuni, S.Pd.", and leave columns beyond the head out'


@dataclass(frozen=True)
class Name:
    """One name, and its line in the list."""

    text: str
    line: int


def load_names(file: Path, path: str) -> tuple[Name, ...]:
    """A file and how a message shows it → its names in their order; raises SourceError with every mistake in it."""
    problems: list[Problem] = []
    if file.suffix.lower() in WORKBOOKS:
        fix = f"save it as CSV (in Excel: 'CSV UTF-8'), with the head '{HEAD}' and one name a line"
        problems.append(Problem(path, 1, "this is a workbook, not a list in CSV", fix))
    text = load_text(file, path, problems) if not problems else None
    raise_problems(problems)
    names = tuple(_read_names(text or "", path, problems))
    problems += _find_excess(names, path) or _find_twins(names, path)
    raise_problems(problems)
    return names


def _read_names(text: str, path: str, problems: list[Problem]) -> Iterator[Name]:
    rows = iter(_split_rows(text, path, problems))
    line, head = next(rows, (1, []))
    column = _find_column(head, path, line, problems)
    if column is None:
        return
    count = 0
    for line, cells in rows:
        count += 1
        if fault := _find_fault(cells, head, column):
            problems.append(Problem(path, line, *fault))
        else:
            yield Name(" ".join(cells[column].split()), line)
    if not count and not problems:
        problems.append(Problem(path, line, "no name stands below the head", "write one name a line"))


def _split_rows(text: str, path: str, problems: list[Problem]) -> list[tuple[int, list[str]]]:
    """A text → the cells of each row with the line on which it begins; blank lines at the end are none."""
    reader = csv.reader(text.rstrip().splitlines(keepends=True), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        what = "a quotation mark stands here that has no partner, or words around it"
        problems.append(Problem(path, line, what, "write the whole name in quotes, or none at all"))
    return rows


def _find_column(head: Sequence[str], path: str, line: int, problems: list[Problem]) -> int | None:
    """The head → which column has the names; None, and a problem, when none has."""
    words = [cell.strip().lower() for cell in head]
    if HEAD in words:
        return words.index(HEAD)
    parted = next((mark for mark in ";\t" if any(mark in word for word in words)), "")
    if parted:
        what = f"the columns are parted by {'semicolons' if parted == ';' else 'tabs'}, not by commas"
        fix = f"leave the column '{HEAD}' alone in the list, or save it with commas"
    else:
        what = f"the first line is '{', '.join(head)[:MOST_LETTERS]}', not the head '{HEAD}'"
        close = any(suggest(word, [HEAD]).startswith("did") for word in words)
        fix = f"did you mean '{HEAD}'?" if close else f"write '{HEAD}' into the first line, above the names"
    problems.append(Problem(path, line, what, fix))
    return None


def _find_fault(cells: Sequence[str], head: Sequence[str], column: int) -> tuple[str, str] | None:
    """The cells of a row → what is wrong with it and how to mend it."""
    name = " ".join(cells[column].split()) if column < len(cells) else ""
    if not any(cell.strip() for cell in cells):
        return "this line is empty", "take it out"
    if len(cells) > len(head):
        return f"this line has {len(cells)} columns, the head {len(head)}", MORE_COLUMNS
    if not name:
        return "this line has no name", "write the name, or take the line out"
    if any("\n" in cell for cell in cells):
        return "a name goes on in the next line", "write each name in one line"
    if len(name) > MOST_LETTERS:
        return f"this name has {len(name)} letters, at most {MOST_LETTERS}", "shorten titles, or write one name a line"
    return None


def _find_twins(names: Sequence[Name], path: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name in names:
        line = first.setdefault(name.text.casefold(), name.line)
        if line != name.line:
            fix = "take it out; of two people, write what tells them apart: 'Siti Aminah (RT 02)'"
            yield Problem(path, name.line, f"this name stands in line {line} already", fix)


def _find_excess(names: Sequence[Name], path: str) -> list[Problem]:
    if len(names) <= MOST_NAMES:
        return []
    what = f"this list has {len(names):,} names, at most {MOST_NAMES:,}"
    return [Problem(path, names[MOST_NAMES].line, what, "part it into several lists")]
