"""What `lapak check --fix` writes into a text: the line of each mistake, and no other byte."""

from __future__ import annotations

import pytest

from lapak.course.problems import Edit, Problem
from lapak.course.reading.mending import mend_text


def to_problem(line: int, find: str, put: str) -> Problem:
    return Problem("a.md", line, "wrong", "mend it", Edit(find, put))


@pytest.mark.parametrize(
    ("text", "edits", "mended"),
    [
        ("a\n## B\nc", [(2, ".*", "## B {#b}")], "a\n## B {#b}\nc"),
        ("a\r\n|b|\r\n|c|\r\n", [(2, "$", "\n|---|")], "a\r\n|b|\r\n|---|\r\n|c|\r\n"),
        ("a\r\n|b|", [(2, "^", "\n"), (2, "$", "\n|---|")], "a\r\n\n|b|\n|---|"),
        ("a\rb\rc", [(1, "$", "\nx"), (3, "c", "d")], "a\rx\rb\rd"),
        ("\ufeffa\n  b: 1\n", [(2, r"^\s*", "    ")], "\ufeffa\n    b: 1\n"),
        ("{a: 1, b: 2}", [(1, r"(?<=\ba:) *1\b", " 3"), (1, r"(?<=\bb:) *2\b", " 4")], "{a: 3, b: 4}"),
        ("a \\1\n", [(1, "a", r"\1 \g<0>")], "\\1 \\g<0> \\1\n"),
        ("a\n", [(9, ".*", "b"), (1, "x", "y")], "a\n"),
    ],
)
def test_line_of_each_mistake_is_written_and_no_other_byte(
    text: str, edits: list[tuple[int, str, str]], mended: str
) -> None:
    assert mend_text(text, [to_problem(*edit) for edit in edits]).text == mended


def test_changes_are_told_from_above_and_only_where_something_changed() -> None:
    problems = [to_problem(3, "c", "d"), to_problem(1, "a", "b"), to_problem(2, "x", "y"), Problem("a.md", 1, "", "")]

    mended = mend_text("a\nb\nc\n", problems)

    assert [(problem.line, line) for problem, line in mended.changes] == [(1, "b"), (3, "d")]
