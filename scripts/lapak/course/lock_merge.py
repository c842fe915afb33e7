"""A lock in which git has left both sides of a merge → one lock: the units of both, the newest where they differ."""

from __future__ import annotations

from dataclasses import dataclass, field

from lapak.course.lock import Lock, LockEntry, parse_lock
from lapak.course.problems import Problem

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
