"""How much one text may hold: far more than any author writes, and so little that no input makes a command hang.

What reads Markdown takes a time that grows with the square of the brackets in a paragraph, and a page nested a
hundred deep can be set on no paper. The figures were measured: tests/course/test_limits.py holds the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lapak.course.problems import Problem

MOST_BYTES = 300_000
"""Of one text; the longest module of ours has 20,000."""
MOST_LINES = 6_000
MOST_HEADINGS = 200
"""Each is compared with the others, and a link that leads nowhere with all of them."""
MOST_LETTERS = 5_000
"""In one line."""
MOST_ROW_LETTERS = 15_000
"""In one row of a table, which cannot be written on several lines: six cells of 300 words. A cell is a line here."""
MOST_PARAGRAPH_LETTERS = 50_000
"""Rows of tables aside: ten pages without a blank line. What reads and what sets a paragraph takes it whole."""
MOST_INDENT = 60
"""Blanks before the first word of a line; a tab counts for four."""
MOST_NESTED = 5
"""Quotations and list items that begin in one line: '> - > - a'."""
MOST_ROWS = 200
"""Of a table below its head and its rule, and of any run of lines with a '|'."""
MOST_CELLS = 30
"""In one row."""
MOST_MARKS = {
    **{"[": 300, "]": 600, "(": 1000, "<": 200, "!": 500, "*": 1000, "_": 1000, "`": 500, "{": 300, "&": 1000},
    "\\": 1000,
    "|": 1500,  # 200 rows of six cells
}
"""Of one kind in a paragraph."""
MOST_MARKS_IN_ALL = 4
"""So many times the figure above in one text."""
HEADING = re.compile(r"#{1,6}\s")
LEADING = re.compile(r"[ \t]*")
BEGINNINGS = re.compile(r"[ \t]*((?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)*)")
BEGINNING = re.compile(r">|[-*+]|\d+")


class _Line(NamedTuple):
    """A line that is not blank, with its number in the file."""

    number: int
    text: str


def check_lines(lines: Sequence[str], path: str, first_line: int) -> list[Problem]:
    """The lines of a text → a problem for each limit that it breaks, once for each kind."""
    if len(lines) > MOST_LINES:
        what = f"this text has {len(lines):,} lines, at most {MOST_LINES:,}"
        return [Problem(path, first_line + MOST_LINES, what, "part it into several modules")]
    headings = [number for number, text in enumerate(lines, first_line) if HEADING.match(text)]
    if len(headings) > MOST_HEADINGS:
        what = f"this text has {len(headings):,} headings (lines that begin with '#'), at most {MOST_HEADINGS}"
        return [Problem(path, headings[MOST_HEADINGS], what, "part it into several modules")]
    if found_long := check_letters(lines, path, first_line):
        return found_long
    found: dict[str, Problem] = {}
    totals = dict.fromkeys(MOST_MARKS, 0)
    for paragraph in _find_paragraphs(lines, first_line):
        for line, what, fix in (*_check_shape(paragraph), *_check_marks(paragraph, totals)):
            found.setdefault(fix, Problem(path, line, what, fix))
    return list(found.values())


def check_letters(lines: Sequence[str], path: str, first_line: int) -> list[Problem]:
    """The lines of a text → a problem for the first that is too long."""
    for number, text in enumerate(lines, first_line):
        is_row = text.lstrip().startswith("|") and max(map(len, text.split("|"))) <= MOST_LETTERS
        most = MOST_ROW_LETTERS if is_row else MOST_LETTERS
        if len(text) > most:
            what = f"this {'row' if is_row else 'line'} has {len(text):,} letters, at most {most:,}"
            return [Problem(path, number, what, "part it into several rows" if is_row else "begin new lines in it")]
    return []


def _find_paragraphs(lines: Sequence[str], first_line: int) -> Iterator[list[_Line]]:
    paragraph: list[_Line] = []
    for number, text in enumerate(lines, first_line):
        if text.strip():
            paragraph.append(_Line(number, text))
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


Fault = tuple[int, str, str]
"""A line, what is wrong with it and how to mend it."""


def _check_shape(paragraph: list[_Line]) -> Iterator[Fault]:
    """Lines that stand too far in, are too often quoted, too wide a table; or too many rows."""
    rows = 0
    letters = sum(len(text) for _, text in paragraph if "|" not in text)
    if letters > MOST_PARAGRAPH_LETTERS:
        what = f"this paragraph has {letters:,} letters, at most {MOST_PARAGRAPH_LETTERS:,}"
        yield paragraph[0].number, what, "put an empty line where a thought ends"
    for number, text in paragraph:
        indent = len(LEADING.match(text)[0].replace("\t", "    "))  # type: ignore[index]
        if indent > MOST_INDENT:
            what = f"this line begins with {indent} blanks, at most {MOST_INDENT}"
            yield number, what, "move it to the left: a list goes no deeper than a few steps"
        begun = BEGINNINGS.match(text)
        if begun and len(BEGINNING.findall(begun[1])) > MOST_NESTED:
            what = f"more than {MOST_NESTED} quotations or list items begin in this line"
            yield number, what, "begin the line with one '>' or '- '"
        cells = text.count("|")
        rows = rows + 1 if cells else 0
        if cells > MOST_CELLS:
            yield number, f"this row has {cells} marks '|', at most {MOST_CELLS}", "make a table of fewer columns"
        if rows > MOST_ROWS + 2:
            yield number, f"this table has more than {MOST_ROWS} rows", "part it into several tables"


def _check_marks(paragraph: list[_Line], totals: dict[str, int]) -> Iterator[Fault]:
    """Too many signs of one kind; `totals` counts on through the text."""
    for mark, most in MOST_MARKS.items():
        counts = [text.count(mark) for _, text in paragraph]
        if not any(counts):
            continue
        count = sum(counts)
        totals[mark] += count
        if count > most:
            what = f"this paragraph has {count:,} marks '{mark}', at most {most}"
            yield paragraph[0].number, what, f"part the paragraph, or take out some '{mark}'"
        elif totals[mark] > most * MOST_MARKS_IN_ALL:
            what = f"up to here this text has {totals[mark]:,} marks '{mark}', at most {most * MOST_MARKS_IN_ALL:,}"
            yield paragraph[0].number, what, f"part the text, or take out some '{mark}'"
