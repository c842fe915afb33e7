"""Limits in seconds follow the machine's speed, but excuse nothing that has no end."""

import time

import pytest
from tests.pace import MOST, measure_pace, within


def test_pace_of_no_machine_is_better_than_usual_or_excuses_everything() -> None:
    assert 1 <= measure_pace() <= MOST


def compute(seconds: float) -> None:
    with within(0.01):
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass


def test_what_computes_too_long_fails_on_every_machine() -> None:
    with pytest.raises(AssertionError, match=r"of computing, and may take 0\.01 s"):
        compute(0.02 * MOST)
