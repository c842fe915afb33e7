"""The agenda: every part of a training with its time, made once from the edition (`course/training/timing.py`).

Guides, notes, papers, pages and calendars ask this one value; no time of day stands in prose.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lapak.course.training.schedule import to_clock, to_minutes

ARRIVAL, TEST = "datang", "tes"
"""What comes before a session begins, and the ten questions."""
PARTS = ("buka", "rehat", "salat", "makan", "tanya", "tes", "tutup")
"""What is no module and has words in every language (`part_NAME`)."""
TABLE = 4
"""Participants who work together at one table (seed of Ambarawa; brief F)."""


@dataclass(frozen=True)
class Step:
    """A section with the time at which it begins."""

    section: str
    offset: int
    """Minutes since the session began."""
    minutes: int


@dataclass(frozen=True)
class Part:
    """A module, or what is done between two: a welcome, a rest."""

    name: str
    """A module's slug, or a name of `parts`."""
    offset: int
    """Minutes since the session began."""
    minutes: int
    steps: tuple[Step, ...] = ()
    """The sections of a module that are taught in this form."""
    number: int = 0
    """Of the module, from 1; 0 of what is none."""
    label: Mapping[str, str] | None = None
    """What an edition calls it, by language, where it is none of the usual parts."""
    is_again: bool = False
    """True of the ten questions after a module: they are asked for the second time."""


@dataclass(frozen=True)
class Session:
    """One meeting."""

    number: int
    date: date | None
    start: str
    """'09.30'; '' where the edition names no time."""
    parts: tuple[Part, ...]
    arrival: Part | None = None
    """Before it begins, from a negative offset; None where nobody is asked to come earlier."""
    ending: Part | None = None
    """The ten questions in the closing of the last module, where they have no part of their own."""

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(part.minutes for part in self.parts)

    def to_time(self, offset: int) -> str:
        """Minutes since it began → '09.45'; '' where the edition names no time."""
        return to_clock(to_minutes(self.start) + offset) if self.start else ""

    @property
    def end(self) -> str:
        """When it is over: '12.00'; '' where the edition names no time."""
        return self.to_time(self.minutes)


@dataclass(frozen=True)
class Spare:
    """A section that may be left out when it gets late, and the minutes that this gains."""

    module: str
    section: str
    minutes: int


@dataclass(frozen=True)
class Agenda:
    """Every session of a training."""

    zone: str
    sessions: tuple[Session, ...]
    spares: tuple[Spare, ...]
    """Longest first; nothing of money or of scams."""

    @property
    def minutes(self) -> int:
        """Of all sessions."""
        return sum(session.minutes for session in self.sessions)

    def find_module(self, slug: str) -> tuple[Session, Part] | None:
        """A module's slug → the session in which it is taught, and its part there."""
        found = ((session, part) for session in self.sessions for part in session.parts if part.name == slug)
        return next(found, None)


def count_tables(participants: int) -> int:
    """30 participants → 8 tables of at most four."""
    return -(-participants // TABLE)
