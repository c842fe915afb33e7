"""Limits in seconds follow the machine's speed, but excuse nothing that has no end."""

import time

import pytest
from tests.pace import MOST, measure_pace, within


@pytest.mark.parametrize(("usual", "pace"), [(1e9, 1.0), (1e-9, MOST)])
def test_machine_that_is_fast_gets_no_less_and_one_that_is_slow_not_everything(
    usual: float, pace: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.pace.USUAL_SECONDS", usual)

    assert measure_pace() == pace


def compute(seconds: float) -> None:
    with within(0.01):
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass


def test_what_computes_too_long_fails_on_every_machine() -> None:
    with pytest.raises(AssertionError, match=r"of computing, and may take 0\.01 s"):
        compute(0.02 * MOST)
