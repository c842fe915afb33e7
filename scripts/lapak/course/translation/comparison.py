"""What a reviewer must know of a translated unit: whether it is in order, and what changed in Indonesian since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from lapak.course.translation.changes import ChangedRun

UnitState = Literal["missing", "stale", "changed", "not accepted", "unreviewed"]
STATES: tuple[UnitState, ...] = ("missing", "stale", "changed", "not accepted", "unreviewed")
"""The worst first; 'changed' is a translation that is another one than was accepted."""


class UnitPlace(NamedTuple):
    """Where a unit stands: its Indonesian file, and its name ('foto', '@title')."""

    path: str
    name: str


@dataclass(frozen=True)
class Compared:
    """A unit that is not in order."""

    state: UnitState
    runs: tuple[ChangedRun, ...] = ()
    """What changed in Indonesian since the translation was accepted; nothing where the lock does not say."""
