"""One thing to translate: whether it is in order, what is to be done with it, and how a lock accepts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.translation.comparison import STATES, UnitState
from lapak.course.translation.lock import (
    Freshness,
    LockEntry,
    Review,
    find_freshness,
    find_review,
    load_lock,
    write_lock,
)


@dataclass(frozen=True)
class Unit:
    """One thing to translate: a section (`foto`), a field (`@title`) or an alt text (`foto!images/x.svg`)."""

    name: str
    source_hash: str
    facilitator_hash: str
    target_hash: str
    """'' where there is no translation."""
    source_text: str = ""
    """'' of an alt text, which stands beside its drawing."""


def to_freshness(unit: Unit, entry: LockEntry | None) -> Freshness:
    """A unit and what its lock says → whether its translation is there, and of today's source."""
    return find_freshness(entry, unit.source_hash) if unit.target_hash else "missing"


def find_state(unit: Unit, entry: LockEntry | None) -> UnitState | None:
    """A unit and what its lock says → what is to be done with it; None for one that is in order."""
    freshness = to_freshness(unit, entry)
    if freshness != "fresh":
        return freshness
    if entry and entry.target and entry.target != unit.target_hash:
        return "changed"
    if entry is None:
        return "not accepted"
    return None if find_review(entry, unit.target_hash) else "unreviewed"


@dataclass(frozen=True)
class UnitReport:
    """What is to be done with a unit, where, and how much."""

    origin: str
    name: str
    state: UnitState
    critical: bool
    path: str
    """Of the translation, or of the Indonesian text where there is none."""
    line: int
    words: int
    """Of the Indonesian text, where it has to be translated (again)."""

    @property
    def rank(self) -> tuple[bool, int, str, int]:
        """What comes first has the lowest: safety, then the worst state."""
        return not self.critical, STATES.index(self.state), self.path, self.line


@dataclass(frozen=True)
class Acceptance:
    """What somebody accepts: a language, one section or all, and who reviewed it."""

    language: str
    section: str = ""
    review: Review | None = None
    is_minor: bool = False
    """Only a typing error was mended: the review that there is stays."""


def accept_in_lock(units: Sequence[Unit], file: Path, prefix: str, acceptance: Acceptance) -> None:
    """Units of a text that one lock knows → that lock, written."""
    language = acceptance.language
    lock = load_lock(file, file.name, [])
    entries = dict(lock.get(language, {}))
    for unit in units:
        before = entries.get(prefix + unit.name)
        kept = before.review if acceptance.is_minor and before else acceptance.review
        entries[prefix + unit.name] = LockEntry(
            unit.source_hash, unit.facilitator_hash, unit.target_hash, kept, unit.source_text
        )
    write_lock(file, {**lock, language: entries})
