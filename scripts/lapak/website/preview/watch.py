"""Folders → the hash of every file in them at this moment; a file is read only when it looks changed."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SPARE_STARTS, SPARE_ENDS = (".", "#"), ("~", ".swp", ".tmp")
CLOCK_STEP = 50_000_000
"""In nanoseconds: a file system may give two changes that follow this fast the same time."""


State = tuple[int, int, int]
"""Time of change, size, inode."""


@dataclass(frozen=True)
class _Seen:
    """A file as it was when it was read."""

    state: State
    read_at: int
    hash: str

    def is_still(self, state: State) -> bool:
        """True when a file with this state is surely the one that was read."""
        return state == self.state and self.read_at - state[0] > CLOCK_STEP


class Watch:
    """Remembers the files that it has read."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def look(self, places: Iterable[Path]) -> dict[str, str]:
        """Folders and files → the hash of each file by its path."""
        seen: dict[str, _Seen] = {}
        for path, status in find_files(places):
            state = (status.st_mtime_ns, status.st_size, status.st_ino)
            old = self._seen.get(path)
            try:
                seen[path] = old if old and old.is_still(state) else _read(path, state)
            except OSError:
                continue  # it was deleted a moment ago
        self._seen = seen
        return {path: file.hash for path, file in seen.items()}


def _read(path: str, state: State) -> _Seen:
    read_at = time.time_ns()
    return _Seen(state, read_at, hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest())


def find_files(places: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """Files and folders → every file with its status; by os.scandir, as this runs ten times a second."""
    waiting = []
    for place in places:
        status = _find_status(place)
        if status and stat.S_ISREG(status.st_mode):
            yield os.fspath(place), status
        else:
            waiting.append(os.fspath(place))
    while waiting:
        for entry in _list_folder(waiting.pop()):
            if entry.is_dir():
                waiting.append(entry.path)
            elif status := _find_status(entry):
                yield entry.path, status


def _list_folder(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not _is_spare(entry)]
    except OSError:
        return []  # it was deleted a moment ago


def _find_status(entry: os.DirEntry[str] | Path) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None  # it was deleted a moment ago, or it is a link that leads nowhere


def _is_spare(entry: os.DirEntry[str]) -> bool:
    """True for what editors leave beside an open file, and for a link to a folder above itself."""
    if entry.name.startswith(SPARE_STARTS) or entry.name.endswith(SPARE_ENDS):
        return True
    return entry.is_symlink() and Path(entry.path).resolve() in map(Path.resolve, Path(entry.path).parents)
