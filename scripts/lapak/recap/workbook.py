"""Results → one workbook: a sheet for the questions, one for the people, one for what was found while reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from lapak.course.words import Words
from lapak.recap.model import FollowUp, Remark
from lapak.recap.results import EditionResult, QuestionResult, Tally

WIDTHS = {1: 52, 13: 30}
"""Of the columns with sentences, in letters."""
LEAST_WIDTH = 11


@dataclass(frozen=True)
class SheetRows:
    """One sheet: its name, what its columns are called, and its lines."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def to_workbook(
    results: Sequence[EditionResult], remarks: Sequence[Remark], follow_ups: Sequence[FollowUp], words: Words
) -> bytes:
    """Results of all editions, what was tried weeks later and what was found → an .xlsx, in Indonesian."""
    several = len(results) > 1
    sheets = [sheet for result in results for sheet in _list_sheets(result, words, result.edition if several else "")]
    weeks = [(one.edition, one.question, one.week, one.everyone, one.women, one.asked) for one in follow_ups]
    if weeks:
        sheets.append(SheetRows(words["file_follow_up"], words["team_recap_week_columns"], weeks))
    notes = [(remark.kind, remark.text) for remark in remarks]
    sheets.append(SheetRows(words["team_recap_notes"], words["team_recap_note_columns"], notes))
    return write_sheets(sheets)


def write_sheets(sheets: Sequence[SheetRows]) -> bytes:
    """Sheets → an .xlsx: the first line stays in sight, and no text becomes a formula or a link."""
    made = BytesIO()
    options: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            page.freeze_panes(1, 0)
            page.set_landscape()
            page.fit_to_pages(1, 0)
            for column in range(len(sheet.columns)):
                page.set_column(column, column, WIDTHS.get(column, LEAST_WIDTH))
            page.write_row(0, 0, sheet.columns, head)
            for number, row in enumerate(sheet.rows, 1):
                page.write_row(number, 0, row, plain)
    return made.getvalue()


def _list_sheets(result: EditionResult, words: Words, mark: str) -> Iterator[SheetRows]:
    ending = f" {mark}" if mark else ""
    rows = [_to_row(question, words) for question in result.questions]
    yield SheetRows(words["team_recap_questions"] + ending, words["team_recap_columns"], rows)
    columns = [*words["team_recap_person_columns"], *(str(question.number) for question in result.questions)]
    yield SheetRows(words["team_recap_people"] + ending, columns, list(_list_people(result, words)))


def _to_row(question: QuestionResult, words: Words) -> list[str | int]:
    def count(tally: Tally) -> list[str | int]:
        return [tally.right, tally.wrong, tally.unknown]

    def share(tally: Tally) -> str | int:
        return tally.share if tally.total else ""

    return [
        question.number,
        question.text,
        question.right_option,
        *count(question.before),
        *count(question.after),
        *map(share, (question.before, question.after, question.pairs_before, question.pairs_after)),
        question.section_title,
        words["team_recap_yes"] if question.is_to_mend else "",
    ]


def _list_people(result: EditionResult, words: Words) -> Iterator[list[str | int]]:
    """A line for each person and time; those who answered both times stand together."""
    for person in sorted(result.people, key=lambda person: (not person.nickname, person.nickname.casefold())):
        for letters, word in ((person.before, "exam_before"), (person.after, "exam_after")):
            if letters:
                yield [person.nickname, words[word], result.count_right(letters), *letters]
