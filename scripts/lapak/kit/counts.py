"""What a training has come to, in counts alone, as the report takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownCount:
    """How many knew the answer to one question."""

    before: int
    after: int
    asked_before: int
    asked_after: int


@dataclass(frozen=True)
class TriedCount:
    """How many had done something some weeks after."""

    everyone: int
    women: int


@dataclass(frozen=True)
class ReportCounts:
    """All counts of one edition; none of them before anything was counted."""

    known: Mapping[int, KnownCount] = field(default_factory=dict)
    """By the number of the question."""
    tried: Mapping[tuple[str, int], TriedCount] = field(default_factory=dict)
    """By what was asked and the week; who was asked at all is one of them."""
    to_mend: tuple[str, ...] = ()
    """Titles of the sections to teach again, the worst first."""
