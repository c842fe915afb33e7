"""How many questions an edition may ask, and where their squares stand on the sheet."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lapak.course.exam.model import ExamQuestion
from lapak.course.exam.rules import find_exam_faults
from lapak.course.exam.sheet import find_boxes, find_cells, find_number_boxes


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (9, []),
        (10, []),
        (11, [(11, "this edition has 11 questions, at most 10 fit on a sheet", "take one out")]),
    ],
)
def test_ten_questions_fit_on_a_sheet(count: int, told: list[tuple[int, str, str]]) -> None:
    questions = [
        ExamQuestion(f"q{number}", "", "", "", (), "A", "", "id", "tes.yml", number) for number in range(1, count + 1)
    ]

    faults = [(fault.line, fault.what, fault.fix) for fault in find_exam_faults(questions)]

    assert faults == told


def test_no_square_of_a_sheet_touches_the_next() -> None:
    rows = [find_cells(), *find_number_boxes()]
    columns = [find_boxes(number) for number in range(10)]

    assert min(after.x - one.x - one.size for row in rows for one, after in pairwise(row)) >= 1
    assert min(after.y - one.y - one.size for column in columns for one, after in pairwise(column)) >= 1
