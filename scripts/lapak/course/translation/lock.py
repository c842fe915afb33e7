"""translations.lock.json of a folder: what each translated unit was accepted against.

A unit is a section, a field of the front matter (`@title`) or an image's alt text (`foto!images/x.svg`).
Units of a page are named after its file: `tentang#sumber`. Only `lapak translations accept` writes a lock.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from lapak.course.problems import Problem
from lapak.course.reading.letters import find_unprintable
from lapak.course.reading.source import load_text

LOCK_NAME = "translations.lock.json"
MOST_BYTES = 2_000_000
Freshness = Literal["fresh", "stale", "missing"]


@dataclass(frozen=True)
class Review:
    """Who checked a translation, by role, and when."""

    role: str
    date: str


@dataclass(frozen=True)
class LockEntry:
    """What was true when a unit was accepted: hashes of the source's two texts and of the translation."""

    reader: str
    facilitator: str = ""
    target: str = ""
    review: Review | None = None
    source: str = ""
    """The source's text for readers as it was accepted, so that a change can be shown without git."""


@dataclass(frozen=True)
class TextStatus:
    """How far a text is translated into one language."""

    origin: str
    language: str
    freshness: dict[str, Freshness]
    """By unit."""
    reviewed: tuple[str, ...]
    old_notes: tuple[str, ...]
    """Sections in which the source tells the facilitator something else by now."""

    def count(self, freshness: Freshness) -> int:
        """How many units are fresh, stale or missing."""
        return sum(1 for value in self.freshness.values() if value == freshness)


Lock = dict[str, dict[str, LockEntry]]
"""Language → unit → entry."""


def load_lock(file: Path, path: str, problems: list[Problem]) -> Lock:
    """A lock file → its entries; empty when there is none."""
    text = load_text(file, path, problems, MOST_BYTES) if file.exists() else None
    if text is None:
        return {}
    try:
        return parse_lock(text)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        fix = "take it back from the last commit; only 'lapak translations accept' writes it"
        problems.append(Problem(path, 1, "this file of lapak's own (a lock) cannot be read", fix))
        return {}


def parse_lock(text: str) -> Lock:
    """The text of a lock → its entries; ValueError, TypeError, AttributeError or KeyError where it is none."""
    return {language: _to_entries(units) for language, units in json.loads(text).items()}


def _to_entries(units: dict[str, Any]) -> dict[str, LockEntry]:
    entries = {}
    for unit, values in units.items():
        review = values.pop("review", None)
        words = [*values.values(), *(review or {}).values()]
        if not all(isinstance(word, str) and not find_unprintable(word) for word in words):
            raise TypeError("a lock holds only texts")
        entries[unit] = LockEntry(**values, review=Review(**review) if review else None)
    return entries


def write_lock(file: Path, lock: Lock) -> None:
    """Writes entries, sorted, so that two people's changes merge line by line."""
    plain = {
        language: {unit: _to_plain(entry) for unit, entry in sorted(units.items())}
        for language, units in sorted(lock.items())
    }
    draft = file.with_name(f".{file.name}")
    try:
        draft.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")
        draft.replace(file)  # whole or not at all: it holds what nobody can make again
    finally:
        draft.unlink(missing_ok=True)


def _to_plain(entry: LockEntry) -> dict[str, Any]:
    plain: dict[str, Any] = {"reader": entry.reader}
    if entry.facilitator:
        plain["facilitator"] = entry.facilitator
    if entry.target:
        plain["target"] = entry.target
    if entry.source:
        plain["source"] = entry.source
    if entry.review:
        plain["review"] = {"role": entry.review.role, "date": entry.review.date}
    return plain


def find_freshness(entry: LockEntry | None, reader_hash: str) -> Freshness:
    """A translated unit is stale when its source changed since it was accepted; never accepted counts as fresh."""
    return "stale" if entry and entry.reader != reader_hash else "fresh"


def has_old_notes(entry: LockEntry | None, facilitator_hash: str) -> bool:
    """True when what the source tells the facilitator alone has changed since the translation was accepted."""
    return bool(entry and entry.facilitator and entry.facilitator != facilitator_hash)


def find_review(entry: LockEntry | None, target_hash: str) -> Review | None:
    """The review holds only for the very text that was reviewed."""
    return entry.review if entry and entry.target == target_hash else None
