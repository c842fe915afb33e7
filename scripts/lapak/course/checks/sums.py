"""Sums that a text says: `3 × Rp7.000 = Rp21.000`, and the total below a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from lapak.course.checks.wording import Wording
from lapak.course.problems import Problem
from lapak.course.text import Markdown, rewrite

AMOUNT = r"(?:Rp ?)?\d{1,15}(?:\.\d{1,6}){0,5}(?:,\d{1,6})?%?(?: (?:ribu|juta|ewu|yuta|rébu)\b)?"
UNIT = r"(?: [^\W\d]{1,20}){0,2}"
OPERATOR = r" ?[+×÷*] ?| [-−–x:/] "
SUM = re.compile(rf"(?<![\w.,])({AMOUNT}(?:{UNIT}(?:{OPERATOR}){AMOUNT}){{1,12}}){UNIT} ?= ?({AMOUNT})(?![\w%])")
PART = re.compile(rf"({OPERATOR})({AMOUNT})")
NUMBER = re.compile(r"(?:Rp ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%?)(?: (\w+))?\Z")
SCALES = {"ribu": 1000, "ewu": 1000, "rébu": 1000, "juta": 1_000_000, "yuta": 1_000_000}
TOTAL = re.compile(r"\*\*([^*|]{1,40})\*\*\Z")


def check_sums(wording: Wording) -> list[Problem]:
    """Every sum that a text says in figures gives what stands behind its sign of equality, or below its column."""
    passages = chain(*wording.sources.values(), *wording.translations.values())
    problems = [
        Problem(passage.path, passage.line, what, fix)
        for passage in passages
        if "=" in passage.text
        for what, fix in find_wrong_sums(passage.text)
    ]
    return [*problems, *_check_tables(wording)]


def find_wrong_sums(text: str) -> Iterator[tuple[str, str]]:
    """A text → for each wrong sum in it, what is wrong and what to write."""
    for match in SUM.finditer(text):
        said = to_number(match[2])
        value = _calculate(match[1])
        if said is None or value is None:
            continue
        digits = len(match[2].partition(",")[2].rstrip("%"))
        is_rounded = re.search(r"[÷:/]|%", match[1]) is not None
        if value != said and not (is_rounded and abs(value - said) * 2 * 10**digits <= 1):
            yield f"'{match[1]}' is {show_number(value)}, not {match[2]}", f"write {show_number(value)}"


def _calculate(text: str) -> Fraction | None:
    """A row of numbers and signs → its value, products before sums; None for what is no number."""
    first = re.match(AMOUNT, text)
    value = to_number(first[0]) if first else None
    if first is None or value is None:
        return None
    terms = [value]
    for operator, amount in PART.findall(text[first.end() :]):
        number = to_number(amount)
        if number is None:
            return None
        sign = operator.strip()
        if sign in "×*x":
            terms[-1] *= number
        elif sign in "÷:/":
            if not number:
                return None
            terms[-1] /= number
        else:
            terms.append(number if sign == "+" else -number)
    return sum(terms, Fraction(0))


def to_number(text: str) -> Fraction | None:
    """'Rp21.000', '6,5', '10%' or '15 ribu' → its value; None for a number of another form (a clock time, a date)."""
    match = NUMBER.match(text.strip())
    if not match:
        return None
    whole, decimals, percent, scale = match.groups()
    value = Fraction(f"{whole.replace('.', '')}.{decimals or 0}")
    return value / (100 if percent else 1) * SCALES.get(scale or "", 1)


def show_number(value: Fraction) -> str:
    """A value → as Indonesians write it: 21.000, 6,5."""
    rounded = round(float(value), 2)
    whole, _, decimals = f"{rounded:,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def _check_tables(wording: Wording) -> Iterator[Problem]:
    tables: list[Markdown] = []

    def look(value: object) -> object:
        if isinstance(value, Markdown) and "|" in value.text:
            tables.append(value)
        return value

    for text in wording.library.texts:
        for sections in (text.sections, *text.translated_sections.values()):
            rewrite(tuple(section.blocks for section in sections if section.origin == text.origin), look)
    for table in tables:
        yield from (table.problem(what, fix, offset) for offset, what, fix in find_wrong_totals(table.text))


def find_wrong_totals(table: str) -> Iterator[tuple[int, str, str]]:
    """Markdown → for each bold number in the last row of a table that is not the sum of its column: line, what, fix."""
    rows: list[tuple[int, list[str]]] = []
    for offset, line in enumerate([*table.split("\n"), ""]):
        if line.lstrip().startswith("|"):
            rows.append((offset, [cell.strip() for cell in line.strip().strip("|").split("|")]))
        elif rows:
            yield from _compare_totals(rows)
            rows = []


def _compare_totals(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, str, str]]:
    offset, last = rows[-1]
    for column, cell in enumerate(last):
        total = TOTAL.match(cell)
        said = to_number(total[1]) if total else None
        above = [to_number(row[column]) if column < len(row) else None for _, row in rows[2:-1]]
        if said is None or not above or None in above:
            continue
        value = sum((number for number in above if number is not None), Fraction(0))
        if value != said:
            what = f"the numbers above '{cell}' in its column give {show_number(value)}"
            yield offset, what, f"write **{show_number(value)}**, or mend the numbers above it"
