"""What each edition has asked the cache for, so that what none of them needs any more can go, whichever was built."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from lapak.cache.entries import Cache
from lapak.writing.places import STAMP_FOLDER

NOTE = "asked.json"


def forget_unasked(root: Path, cache: Cache, built: Collection[str], unbuilt: Collection[str], moment: float) -> None:
    """A project, its editions that were just built since a moment, in seconds, and the others → a cache without what
    the former asked for before and nobody does now.

    Of an edition that has noted nothing nobody knows what it needs: then all stays.
    """
    file = root / STAMP_FOLDER / NOTE
    notes = _read(file)
    asked = cache.list_asked(moment)
    if not unbuilt:
        cache.forget(moment)
    elif all(name in notes for name in unbuilt):
        needed = asked.union(*(notes[name] for name in unbuilt))
        cache.drop(set[str]().union(*(notes.get(name, ()) for name in built)) - needed)
    kept = {name: sorted(notes[name]) for name in unbuilt if name in notes} | dict.fromkeys(built, sorted(asked))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept), "utf-8")


def _read(file: Path) -> dict[str, set[str]]:
    try:
        return {str(name): {*map(str, asked)} for name, asked in json.loads(file.read_text("utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
