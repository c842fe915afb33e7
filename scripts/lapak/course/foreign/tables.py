"""Tables that are none yet, or not whole: half of them would be printed as bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lapak.course.problems import Edit

Fault = tuple[int, str, str] | tuple[int, str, str, Edit | None]
"""How many lines below the first, what is wrong and how to mend it; and what can be written without deciding."""
ROW = re.compile(r"^\s*\|.*\|\s*$")
RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
LIKE_A_RULE = re.compile(r"^[\s|+:=_–—−-]*[=_–—−-]{2}[\s|+:=_–—−-]*$")
"""Dashes that a telephone has made long, or other signs in their place."""
BARE_ROW = re.compile(r"^(?!\s*(?:///|#|>|[-*+]\s|\d+[.)]\s|\|))[^|\n]*\S\s*(?<!\\)\|\s*\S[^\n]*$")
"""Cells without bars at their ends."""
CAPTION = re.compile(r"^(?:Table)?:\s+\S")
BAR = re.compile(r"(?<!\\)\|")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")


def find_half_tables(lines: Sequence[str]) -> Iterator[Fault]:
    """The lines of a text, without code → what its tables lack."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and ROW.match(lines[end]):
            end += 1
        if end > start:
            yield from _check_table(lines, start, end)
        start = max(end, start + 1)
    yield from _find_bare_tables(lines)


def _check_table(lines: Sequence[str], start: int, end: int) -> Iterator[Fault]:
    above = lines[start - 1] if start else ""
    if RULE.match(lines[start]) and not BAR.search(above):
        what, fix = (
            "this line of dashes has no head right above it",
            "write '| a | b |' there, without an empty line between them",
        )
        yield start, what, fix
    elif end - start > 1:
        yield from _check_rule(lines, start)
        yield from _find_long_rows(lines[start:end], start)
    elif _is_lonely(lines, start, end):
        fix = "take its bars out" if above.strip() else "take out the empty line between it and its table"
        yield start, "this row belongs to no table", fix
    if ITEM.match(above):
        yield start, "this table begins right below a list", "put an empty line above it", Edit(r"^", "\n")
    for offset, line in enumerate(lines[end : end + 2], end):
        if CAPTION.match(line):
            yield offset, "this caption is written for another program", "write it as a paragraph above the table"


def _is_lonely(lines: Sequence[str], start: int, end: int) -> bool:
    """A row with no other one beside it; a table drawn with '+' is told elsewhere."""
    above = lines[start - 1] if start else ""
    return not (above.startswith("+") or BAR.search(above + "".join(lines[end : end + 1]))) and (
        _count_columns(lines[start]) > 1
    )


def _check_rule(lines: Sequence[str], start: int) -> Iterator[Fault]:
    """A table needs a rule below its head, as wide as that."""
    columns = _count_columns(lines[start])
    rule = f"{'|---' * columns}|"
    if LIKE_A_RULE.match(lines[start + 1]) and not RULE.match(lines[start + 1]):
        yield (
            start + 1,
            "the line below a table's head is made of other signs than '-'",
            f"write '{rule}'",
            Edit(".*", rule),
        )
    elif not RULE.match(lines[start + 1]):
        what, fix = "this table has no line of dashes below its head", f"write '{rule}' on the line below"
        yield start, what, fix, Edit(r"$", f"\n{rule}")
    elif _count_columns(lines[start + 1]) != columns:
        what = f"this line of dashes has not as many columns as the head above it: {columns}"
        yield start + 1, what, f"write '{rule}'", Edit(".*", rule)


def _find_long_rows(rows: Sequence[str], start: int) -> Iterator[Fault]:
    """Rows with more cells than their head: what is too much would stand nowhere."""
    columns = _count_columns(rows[0])
    for offset, row in enumerate(rows[2:], start + 2):
        cells = BAR.split(row.strip().removeprefix("|").removesuffix("|"))
        if any(cell.strip() for cell in cells[columns:]):
            what = f"this row has {len(cells)} cells, the head of its table {columns}"
            yield offset, what, "give the head a cell more, or write '\\|' for the sign itself", None


def _find_bare_tables(lines: Sequence[str]) -> Iterator[Fault]:
    """Two rows and more without bars at their ends, of as many cells each, and no rule among them."""
    for is_row, numbered in groupby(enumerate(lines), lambda pair: _is_bare(pair[1])):
        rows = list(numbered) if is_row else []
        cells = {_count_columns(row) for _, row in rows}
        if len(rows) > 1 and len(cells) == 1 and not any(RULE.match(row) for _, row in rows):
            rule = "|".join(["---"] * cells.pop())
            what, fix = "this table has no line of dashes below its head", f"write '{rule}' on the line below"
            yield rows[0][0], what, fix, Edit(r"$", f"\n{rule}")


def _is_bare(line: str) -> bool:
    return bool(BARE_ROW.match(line) or RULE.match(line))


def _count_columns(row: str) -> int:
    return len(BAR.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1
