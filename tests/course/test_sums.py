"""Sums in texts: each line of the table is a clause of the rule."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lapak.course.checks.sums import find_wrong_sums, find_wrong_totals

TABLE = yaml.safe_load(Path(__file__).with_name("sums.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", TABLE["find_wrong_sums"].splitlines())
def test_a_sum_gives_what_stands_behind_its_sign_of_equality(case: str) -> None:
    text, _, wanted = (part.strip() for part in case.partition("‖"))
    assert [what for what, _ in find_wrong_sums(text)] == ([wanted] if wanted else [])


@pytest.mark.parametrize(("table", "wanted"), TABLE["find_wrong_totals"])
def test_a_bold_number_below_a_column_is_its_sum(table: str, wanted: list[str]) -> None:
    assert [f"{line}: {what}" for line, what, _ in find_wrong_totals(table)] == wanted


def test_the_fix_says_the_right_number() -> None:
    assert [fix for _, fix in find_wrong_sums("3 × Rp2.500 = Rp7.000")] == ["write 7.500"]
