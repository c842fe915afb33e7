"""A lock in which git has left both sides of a merge → one lock: the units of both, the newest where they differ."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lapak.course.problems import Problem
from lapak.course.translation.lock import Lock, LockEntry, parse_lock

OURS, BASE, THEIRS = "ours", "base", "theirs"
MARKS = {"<<<<<<<": OURS, "|||||||": BASE, "=======": THEIRS, ">>>>>>>": ""}


@dataclass
class Merged:
    """One lock, and what had to be decided on the way."""

    lock: Lock
    decided: list[str] = field(default_factory=list)


def merge_sides(text: str, path: str, problems: list[Problem]) -> Merged:
    """The text of a lock with the marks of git → one lock; an empty one, and a problem, where a side is no lock."""
    sides = _part(text)
    try:
        ours, theirs = parse_lock(sides[OURS]), parse_lock(sides[THEIRS])
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        fix = "take one side whole: 'git checkout --theirs' or '--ours' and this file, then accept again what is told"
        problems.append(Problem(path, 1, "a side of this merge is no lock", fix))
        return Merged({})
    merged = Merged({})
    base = _read_base(sides[BASE])
    for language in sorted({*ours, *theirs}):
        known = (base.get(language, {}), ours.get(language, {}), theirs.get(language, {}))
        merged.lock[language] = _merge_units(language, *known, merged.decided)
    return merged


def _part(text: str) -> dict[str, str]:
    """Each side with what both of them have."""
    sides: dict[str, list[str]] = {OURS: [], BASE: [], THEIRS: []}
    inside = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        if line[:7] in MARKS and (len(line) == 7 or line[7] == " "):
            inside = MARKS[line[:7]]
            continue
        for name in [inside] if inside else sides:
            sides[name].append(line)
    return {name: "\n".join(lines) for name, lines in sides.items()}


def _read_base(text: str) -> Lock:
    """What both sides began with, where git says it; else nothing."""
    try:
        return parse_lock(text)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return {}


Units = dict[str, LockEntry]


def _merge_units(language: str, base: Units, ours: Units, theirs: Units, decided: list[str]) -> Units:
    merged: Units = {}
    for unit in sorted({*ours, *theirs}):
        own, other = ours.get(unit), theirs.get(unit)
        if own is None or other is None or own == other:
            kept = own or other
        elif base.get(unit) in (own, other):
            kept = other if base.get(unit) == own else own
        else:
            kept = max(own, other, key=lambda entry: entry.review.date if entry.review else "")
            date = f", reviewed on {kept.review.date}" if kept.review else ""
            side = "this branch" if kept == own else "the other branch"
            decided.append(f"{language} {unit}: both sides changed it; kept is that of {side}{date}")
        if kept:
            merged[unit] = kept
    return merged


def merge_versions(sides: Sequence[str], path: str, problems: list[Problem]) -> str:
    """The common version of any lock, ours and theirs → the merged one; '' and a problem where one of them is none.

    What only one side has changed is as that side has it; of what both have, the one with the newer review, else ours.
    """
    try:
        known, own, other = (json.loads(text or "{}") for text in sides)
        merged = {
            name: _merge_entries(known.get(name, {}), own.get(name, {}), other.get(name, {}))
            for name in sorted({*own, *other})
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        problems.append(Problem(path, 1, "a side of this merge is no lock", "take one side whole, and accept again"))
        return ""
    return json.dumps({name: part for name, part in merged.items() if part}, indent=1, ensure_ascii=False) + "\n"


def _merge_entries(base: Any, ours: Any, theirs: Any) -> Any:
    if not all(isinstance(side, dict) for side in (base, ours, theirs)):
        return _choose(base, ours, theirs)
    chosen = {
        name: _choose(base.get(name), ours.get(name), theirs.get(name)) for name in sorted({*base, *ours, *theirs})
    }
    return {name: value for name, value in chosen.items() if value is not None}


def _choose(base: Any, ours: Any, theirs: Any) -> Any:
    """Of one entry the version that somebody has changed; None where it was taken out."""
    if ours in (base, theirs):
        return theirs
    return ours if theirs == base or _find_date(ours) >= _find_date(theirs) else theirs


def _find_date(entry: Any) -> str:
    review = entry.get("review") if isinstance(entry, dict) else None
    return str(review.get("date", "")) if isinstance(review, dict) else ""
