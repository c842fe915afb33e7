"""Files by the hash of all that they are made from, so that nothing is made twice."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any

NAME, ENTRY = re.compile(r"[\w.-]+"), re.compile(r"[0-9a-f]{64}")
"""Of a library at the beginning of a line, and of an entry."""


class Cache:
    """Files by the hash of all that they are made from. A torn or foreign entry is made again, never trusted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, ingredients: Iterable[Any], make: Callable[[], bytes]) -> bytes:
        """Everything a file depends on → its bytes, from the cache or fresh."""
        file = self._folder / hash_values(ingredients)
        data = _read_entry(file)
        if data is None:
            data = make()
            self._write(file, data)
        return data

    def put(self, ingredients: Iterable[Any], data: bytes) -> None:
        """Keeps what has been made of such ingredients now, in the place of what was."""
        self._write(self._folder / hash_values(ingredients), data)

    def find(self, ingredients: Iterable[Any]) -> bytes | None:
        """The same, but None when it is not in the cache."""
        return _read_entry(self._folder / hash_values(ingredients))

    def forget(self, moment: float) -> None:
        """Deletes what nobody has asked for since a moment, in seconds."""
        for file in self._folder.glob("*"):
            with suppress(OSError):  # another process has just taken it away
                if file.stat().st_mtime < moment:
                    file.unlink()

    def list_asked(self, moment: float) -> set[str]:
        """The names of what somebody has asked for since a moment, in seconds."""
        found = set()
        for file in self._folder.glob("*"):
            with suppress(OSError):
                if file.stat().st_mtime >= moment:
                    found.add(file.name)
        return found

    def drop(self, names: Iterable[str]) -> None:
        """Deletes entries."""
        for name in names:
            if ENTRY.fullmatch(name):  # nothing that lies elsewhere
                (self._folder / name).unlink(missing_ok=True)

    def _write(self, file: Path, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}-{get_ident()}")
        try:
            draft.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
            with suppress(FileNotFoundError):  # somebody empties the cache at this moment
                draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)


def _read_entry(file: Path) -> bytes | None:
    """The bytes of an entry, or None; its date says when it was last asked for."""
    try:
        checksum, _, data = file.read_bytes().partition(b"\n")
        os.utime(file)
    except OSError:
        return None
    return data if checksum == hashlib.sha256(data).hexdigest().encode() else None


def hash_values(values: Iterable[Any]) -> str:
    """Plain values → one hash."""
    text = json.dumps(list(values), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()  # a name of a file may be no text


def hash_files(folder: Path, pattern: str = "*") -> str:
    """A folder → the hash of its files' names and contents."""
    files = sorted(file for file in folder.rglob(pattern) if is_source(file))
    sums = ((file, hashlib.sha256(file.read_bytes())) for file in files)
    return hash_values((file.relative_to(folder).as_posix(), checksum.hexdigest()) for file, checksum in sums)


def is_source(file: Path) -> bool:
    """True for a file that is no trace of a program's run."""
    return file.is_file() and "__pycache__" not in file.parts


@cache
def hash_code() -> str:
    """The hash of this package's own code and of what it runs on: an export is not older than the code."""
    from importlib.metadata import requires, version

    lines = [line for line in requires("lapak") or () if "extra ==" not in line]  # what few need may be missing
    libraries = [f"{found[0]} {version(found[0])}" for line in lines if (found := NAME.match(line))]
    return hash_values([hash_files(Path(__file__).parent.parent, "*.py"), *libraries])
