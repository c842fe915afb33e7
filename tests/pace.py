"""Limits in seconds, for machines whose speed changes by the minute: they grow with what a fixed sum takes just now."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

TURNS, USUAL_SECONDS = 1_000_000, 0.1
"""Of the sum, and what it takes on a quiet machine of 2026."""
MOST = 6.0
"""A machine slower than this excuses no more: what has no end is told there, too."""


def measure_pace() -> float:
    """How many times as long as usual the sum takes by the clock just now, at the worst of a few: 1.0 or more."""
    worst = USUAL_SECONDS
    for _ in range(5):
        began = time.perf_counter()
        sum(number for number in range(TURNS))
        worst = max(worst, time.perf_counter() - began)
    return min(worst / USUAL_SECONDS, MOST)


def is_within(took: float, seconds: float) -> bool:
    """Whether what took so long keeps a limit, which is longer while the machine is slow."""
    return took <= seconds or took <= seconds * measure_pace()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """A block that may compute so long, whatever else the machine does meanwhile."""
    began = time.process_time()
    yield
    took = time.process_time() - began
    assert is_within(took, seconds), f"took {took:.2f} s of computing, and may take {seconds} s"
