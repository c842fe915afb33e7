"""recordings.lock.json beside the recordings: which text each of them reads, and with whose consent.

Only `lapak voice import` and `lapak voice accept` write it. No name stands in it: a role, a place and a day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from lapak.course.problems import Problem
from lapak.course.reading.source import load_text

LOCK_NAME = "recordings.lock.json"


@dataclass(frozen=True)
class Reading:
    """What was true when somebody spoke a section."""

    text: str
    """The hash of what was read."""
    role: str = ""
    """'kader posyandu': never a name."""
    place: str = ""
    date: str = ""
    """The day of the consent, '2026-11-28'."""


def load_readings(folder: Path, path: str, problems: list[Problem]) -> dict[str, Reading]:
    """A folder of recordings, and its path in the project → what is known of each, by 'foto.jv'."""
    file = folder / LOCK_NAME
    text = load_text(file, f"{path}/{LOCK_NAME}", problems) if file.exists() else None
    if text is None:
        return {}
    try:
        return {name: Reading(**values) for name, values in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        fix = "take it back from the last commit; only 'lapak voice' writes it"
        problems.append(Problem(f"{path}/{LOCK_NAME}", 1, "this file of lapak's own (a lock) cannot be read", fix))
        return {}


def write_readings(folder: Path, readings: Mapping[str, Reading]) -> None:
    """Writes them, sorted, so that two people's changes merge line by line."""
    plain = {
        name: {key: value for key, value in asdict(reading).items() if value}
        for name, reading in sorted(readings.items())
    }
    draft = folder / f".{LOCK_NAME}"
    try:
        draft.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")
        draft.replace(folder / LOCK_NAME)
    finally:
        draft.unlink(missing_ok=True)
