"""Words of a text → the line of its source where they stand, for messages about what was made from it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def find_line(file: Path, words: str, first: int = 1) -> int:
    """A file and some words → the line, from `first` on, that has them; `first` when none has."""
    lines = _read_lines(file, file.stat().st_mtime_ns) if file.is_file() else ()
    return next((number for number, line in enumerate(lines, 1) if number >= first and words in line), first)


@lru_cache(maxsize=64)
def _read_lines(file: Path, changed_at: int) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").splitlines())
