"""The mark in a site's folder: the list of the files that a build put there, so that the next one knows its own.

It is written as `sha256sum` writes, and `sha256sum -c .lapak` checks a site with it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import NamedTuple

MARK = ".lapak"
HEADING = "# Made by 'lapak build': the next one replaces these files, and no others.\n"
LINE = re.compile(r"([0-9a-f]{64})  (.+)")

Sums = Mapping[str, str]
"""Paths below a folder, with forward slashes, each with the SHA-256 of its file."""


class Others(NamedTuple):
    """What stands in a site's folder and was not made by a build."""

    kept: tuple[str, ...]
    """Files that the edition keeps, and dot files and dot folders, which stay always."""
    foreign: tuple[str, ...]
    """Files of which nobody has said why they are there."""


def write_mark(folder: Path) -> dict[str, str]:
    """Marks a finished folder as made; gives the sums of its files."""
    sums = {path: hash_file(folder / path) for path in sorted(list_entries(folder)) if not is_hidden(path)}
    write_sums(folder, sums)
    return sums


def keep_dates(old: Path, made: Path, sums: Sums) -> None:
    """A site and the one that takes its place, with its sums → each file that is the same keeps its date.

    Whoever copies the site to a host then copies what has changed, and nothing else.
    """
    before = read_mark(old) or {}
    for path, checksum in sums.items():
        if before.get(path) == checksum and _is_as_made(old, path, before):
            date = (old / path).stat().st_mtime_ns
            os.utime(made / path, ns=(date, date))


def write_sums(folder: Path, sums: Sums) -> None:
    """Writes the mark itself."""
    lines = [f"{checksum}  {path}\n" for path, checksum in sums.items()]
    (folder / MARK).write_text("".join([HEADING, *lines]), "utf-8", newline="\n")


def read_mark(folder: Path) -> dict[str, str] | None:
    """A folder → the sums of what was made there; None when no build has marked it."""
    try:
        text = (folder / MARK).read_text("utf-8")
    except (OSError, ValueError):
        return None
    if not text.startswith(HEADING):
        return None
    lines = map(LINE.fullmatch, text.removeprefix(HEADING).splitlines())
    return {line[2]: line[1] for line in lines if line}


def find_others(folder: Path, made: Sums, patterns: Iterable[str]) -> Others:
    """A folder, what was made there and the paths to keep → what else it holds.

    A file that was made, but is not any more as it was made, is somebody's when it is to be kept.
    """
    kept, foreign = [], []
    for path in sorted(list_entries(folder)):
        if is_hidden(path) or (is_named(path, patterns) and not _is_as_made(folder, path, made)):
            kept.append(path)
        elif path not in made:
            foreign.append(path)
    return Others(tuple(kept), tuple(foreign))


def _is_as_made(folder: Path, path: str, made: Sums) -> bool:
    return path in made and (folder / path).is_file() and hash_file(folder / path) == made[path]


def list_entries(folder: Path) -> Iterator[str]:
    """A folder → the paths of all files below it but the mark; a dot folder and a link are one entry each."""
    for place, folders, files in os.walk(folder):
        here = Path(place).relative_to(folder)
        whole = {name for name in folders if is_hidden(name) or (Path(place) / name).is_symlink()}
        folders[:] = [name for name in folders if name not in whole]
        yield from (path for name in (*whole, *files) if (path := (here / name).as_posix()) != MARK)


def is_hidden(path: str) -> bool:
    """True for a dot file, and for what is in a dot folder."""
    return any(part.startswith(".") for part in path.split("/"))


def is_named(path: str, patterns: Iterable[str]) -> bool:
    """True when a pattern fits the path, or a folder that it is in."""
    names = [path, *(str(folder) for folder in PurePosixPath(path).parents if folder.name)]
    return any(fnmatchcase(name, pattern.rstrip("/")) for pattern in patterns for name in names)


def hash_file(file: Path) -> str:
    """A file → its SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
