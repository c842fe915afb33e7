"""Lessons in the styles of other programs: one run tells all places, each with what to write here instead.

tests/foreign holds the lessons, in words of ours, and beside each what is printed; `--update-golden` writes that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Files

LESSONS = sorted((Path(__file__).parent / "foreign").glob("*.md"))
PLACE = "modules/01-awal/index.md"
SIGNS = re.compile(
    r"^(?:!!!|\?\?\?|===|:::|--8<--|\\newpage|\[TOC\]|\$\$|``` ?[{m])"
    r"|\{%|\{\{|\{:|\]\{\.|\[\[|\[\(|\+\+\w|==\w|@\w+[-(]|!\?\["
)
"""What such a program would have understood."""


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda file: file.stem)
def test_lesson_of_another_program_is_told_in_one_run(
    lesson: Path,
    make_project: Callable[[Files], Path],
    run_lapak: Callable[..., tuple[int, str]],
    golden: Callable[[Path, str], None],
) -> None:
    text = lesson.read_text("utf-8")
    project = make_project({PLACE: text, "modules/01-awal/index.jv.md": None})

    code, printed = run_lapak(project, "check", "--fast")

    golden(lesson.with_suffix(".txt"), printed)
    assert code == 1
    told = {int(line) for line in re.findall(rf"{re.escape(PLACE)}:(\d+):", printed)}
    foreign = {number for number, line in enumerate(text.split("\n"), 1) if SIGNS.search(line)}
    assert len(foreign) > 4
    assert foreign - told == set()
