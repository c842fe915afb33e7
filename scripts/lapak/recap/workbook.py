"""Results → one workbook: a sheet for the questions, one for the people, one for what was found while reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from lapak.course.values.words import Words
from lapak.recap.model import FollowUp, Remark
from lapak.recap.results import EditionResult, QuestionResult, Tally

LEAST_WIDTH, MOST_WIDTH = 6, 46
"""Of a column, in letters; what is longer is broken into lines."""
LINE_HEIGHT = 15
"""Points of one line: LibreOffice does not find the height of a broken text by itself."""
SHARES = (2, 3)
"""The columns of a sheet of questions that are drawn as bars, before and after."""
Cell = str | int


@dataclass(frozen=True)
class SheetRows:
    """One sheet: its name, what its columns are called, and its lines."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    chart_title: str = ""
    """Of the chart that stands below the lines; '' where there is none."""


def to_workbook(
    results: Sequence[EditionResult], remarks: Sequence[Remark], follow_ups: Sequence[FollowUp], words: Words
) -> bytes:
    """Results of all editions, what was tried weeks later and what was found → an .xlsx, in Indonesian."""
    several = len(results) > 1
    sheets = [sheet for result in results for sheet in _list_sheets(result, words, result.edition if several else "")]
    weeks = [
        (one.edition, one.question, one.week, one.everyone, one.women, one.asked, one.asked_women) for one in follow_ups
    ]
    if weeks:
        sheets.append(SheetRows(words["file_follow_up"], words["team_recap_week_columns"], weeks))
    notes = [(words[f"team_recap_{remark.kind.replace(' ', '_')}"], remark.text) for remark in remarks]
    sheets.append(SheetRows(words["team_recap_notes"], words["team_recap_note_columns"], notes))
    return write_sheets(sheets)


def write_sheets(sheets: Sequence[SheetRows]) -> bytes:
    """Sheets → an .xlsx: the first line stays in sight, and no text becomes a formula or a link."""
    made = BytesIO()
    options: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            page.freeze_panes(1, 2)
            page.set_landscape()
            page.set_paper(9)
            page.repeat_rows(0)
            page.fit_to_pages(1, 0)
            widths = _find_widths(sheet)
            for column, width in enumerate(widths):
                page.set_column(column, column, width + 2)
            for number, row in enumerate((sheet.columns, *sheet.rows)):
                page.set_row(number, LINE_HEIGHT * _count_lines(row, widths))
                page.write_row(number, 0, row, plain if number else head)
            if sheet.chart_title:
                _draw(book, page, sheet)
    return made.getvalue()


def _find_widths(sheet: SheetRows) -> list[int]:
    """A sheet → the letters that stand side by side in each column: its longest cell, and its longest word above."""
    widths = []
    for column, name in enumerate(sheet.columns):
        cells = [len(str(row[column])) for row in sheet.rows]
        longest = max([LEAST_WIDTH, *cells, *map(len, name.split())])
        widths.append(min(MOST_WIDTH, longest))
    return widths


def _count_lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Words are not torn: of a broken text a line is taken to be a sixth shorter than its column."""
    letters = [len(str(cell)) for cell in row]
    return max(
        -(-6 * count // (5 * width)) if count > width else 1 for count, width in zip(letters, widths, strict=True)
    )


def _draw(book: Any, page: Any, sheet: SheetRows) -> None:
    """Bars in the cells of the shares, and a chart of them below the lines."""
    last = len(sheet.rows)
    chart = book.add_chart({"type": "bar"})
    for column, colour in zip(SHARES, ("#D5E8E0", "#6FB59A"), strict=True):
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": colour, "min_type": "num", "max_type": "num"}
        page.conditional_format(1, column, last, column, {**bar, "min_value": 0, "max_value": 100})
        chart.add_series(
            {
                "name": [sheet.name, 0, column],
                "categories": [sheet.name, 1, 1, last, 1],
                "values": [sheet.name, 1, column, last, column],
                "fill": {"color": colour},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
    chart.set_title({"name": sheet.chart_title, "name_font": {"size": 14}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "top"})
    chart.set_size({"width": 900, "height": 140 + 48 * last})
    page.insert_chart(last + 2, 0, chart, {"description": sheet.chart_title})


def _list_sheets(result: EditionResult, words: Words, mark: str) -> Iterator[SheetRows]:
    ending = f" {mark}" if mark else ""
    rows = [_to_row(question, words) for question in result.questions]
    title = f"{words['team_recap_title']} (%)"
    yield SheetRows(words["team_recap_questions"] + ending, words["team_recap_columns"], rows, title)
    columns = [*words["team_recap_person_columns"], *(str(question.number) for question in result.questions)]
    yield SheetRows(words["team_recap_people"] + ending, columns, list(_list_people(result, words)))


def _to_row(question: QuestionResult, words: Words) -> list[Cell]:
    def count(tally: Tally) -> list[Cell]:
        return [tally.right, tally.wrong, tally.unknown]

    def share(tally: Tally) -> Cell:
        return tally.share if tally.total else ""

    return [
        question.number,
        question.topic,
        *map(share, question.shown),
        words["team_recap_yes"] if question.is_to_mend else "",
        *count(question.before),
        *count(question.after),
        *count(question.pairs_before)[:1],
        *count(question.pairs_after)[:1],
        question.section_title,
        question.right_option,
        question.text,
    ]


def _list_people(result: EditionResult, words: Words) -> Iterator[list[Cell]]:
    """A line for each person and time; those who answered both times stand together."""
    for person in sorted(result.people, key=lambda person: (not person.nickname, person.nickname.casefold())):
        for letters, word in ((person.before, "exam_before"), (person.after, "exam_after")):
            if letters:
                yield [person.nickname, words[word], result.count_right(letters), *letters]
