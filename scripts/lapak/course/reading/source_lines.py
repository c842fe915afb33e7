"""Words of a text → the line of its source where they stand, for messages about what was made from it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def find_line(file: Path, words: str, first: int = 1) -> int:
    """A file and some words → the line, from `first` on, that has them; `first` when none has."""
    lines = read_lines(file)
    return next((number for number, line in enumerate(lines, 1) if number >= first and words in line), first)


def read_lines(file: Path) -> tuple[str, ...]:
    """A file → its lines; none when it is not there."""
    return _read_version(file, file.stat().st_mtime_ns) if file.is_file() else ()


@lru_cache(maxsize=64)
def _read_version(file: Path, changed_at: int) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8-sig", errors="replace").split("\n"))
