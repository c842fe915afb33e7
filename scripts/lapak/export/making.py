"""Exports → their bytes, from the cache or made by all processors, and as files of folders."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import TypeVar

from lapak.course.problems import Problem, SourceError, collect, raise_problems
from lapak.export.model import Export
from lapak.parallel import count_processors, is_beside, start_all
from lapak.writing.swap import sync

T = TypeVar("T")

FEW = 4
"""So few that starting processes for their papers would cost more than it saves."""
SWEEP = 16
"""After so many files what they were made with is thrown away: a command has switched Python's own sweeping off."""


def make_all(exports: Sequence[Export]) -> Iterator[tuple[Export, bytes]]:
    """Exports → each with its bytes as they come: those in the cache first. Nothing is held of what has been given.

    Raises SourceError with the problems of all that cannot be made, after the others have been given.
    """
    left = []
    problems: list[Problem] = []
    for export in exports:
        data = export.find()
        if data is None:
            left.append(export)
        else:
            yield export, data
    for export, give in _sweep(_begin(left)):
        with collect(problems):
            yield export, give()
    raise_problems(problems)


def _begin(exports: Sequence[Export]) -> Iterator[tuple[Export, Callable[[], bytes]]]:
    """Each export with the call that gives its bytes."""
    if len(exports) <= FEW or count_processors() == 1 or is_beside():
        yield from ((export, export.make) for export in exports)
    else:
        for prepare in dict.fromkeys(export.prepare for export in exports):
            with suppress(SourceError):  # it stops each of those that need it, which say so
                prepare()
        companies = sorted(find_companies(exports), key=len, reverse=True)  # what takes longest is begun first
        for number, give in start_all([partial(_make_each, company) for company in companies]):
            yield from ((export, partial(_take, made)) for export, made in zip(companies[number], give(), strict=True))


def find_companies(exports: Sequence[Export]) -> list[list[Export]]:
    """Exports → those that one process makes, in the order of the first of each company."""
    companies: dict[Hashable, list[Export]] = {}
    for export in exports:
        companies.setdefault(export if export.company is None else export.company, []).append(export)
    return list(companies.values())


def _make_each(company: Sequence[Export]) -> list[bytes | SourceError]:
    """The bytes of each; what cannot be made stops none of the others."""
    made: list[bytes | SourceError] = []
    for export in company:
        try:
            made.append(export.make())
        except SourceError as error:
            made.append(error)
    return made


def _take(made: bytes | SourceError) -> bytes:
    if isinstance(made, SourceError):
        raise made
    return made


def _sweep(made: Iterator[T]) -> Iterator[T]:
    """The same, without the circles of values that making them leaves behind; the documents are not looked through."""
    gc.freeze()
    try:
        for count, one in enumerate(made, 1):
            yield one
            if count % SWEEP == 0:
                gc.collect()
    finally:
        gc.unfreeze()


@dataclass(frozen=True)
class Batch:
    """Files that come into one folder."""

    exports: Sequence[Export]
    folder: Path
    drafts: Path
    """A folder on the same disk, where each file stands until it is whole."""
    old: Path | None = None
    """Where the same files stood before: what has not changed is on the disk already."""


def write_exports(shelves: Sequence[Batch], *, is_quiet: bool = False) -> Iterator[Path]:
    """Makes files into their folders, with a progress bar on a terminal → each one's path, as soon as it is written.

    Raises SourceError as `make_all` does.
    """
    places = {export: shelf for shelf in shelves for export in shelf.exports}
    for shelf in shelves:
        shelf.folder.mkdir(parents=True, exist_ok=True)
    for export, data in _follow(make_all(mix([shelf.exports for shelf in shelves])), len(places), is_quiet):
        draft = places[export].drafts / export.name
        if not _take_old(places[export].old, draft, data):
            draft.write_bytes(data)
        sync(draft)
        yield draft.replace(
            places[export].folder / export.name
        )  # whole or not at all, also when somebody stops it here


def _take_old(old: Path | None, draft: Path, data: bytes) -> bool:
    """Gives a draft the file that stood before, by a link, if that is ours alone and just the same."""
    file = old / draft.name if old else draft
    try:
        status = file.lstat()
        is_ours = S_ISREG(status.st_mode) and status.st_nlink == 1 and S_IMODE(status.st_mode) == _find_mode(draft)
        if not (is_ours and status.st_size == len(data) and file.read_bytes() == data):
            return False
        os.link(file, draft)
    except (OSError, NotImplementedError):  # it is not there, or this disk has no links
        return False
    return True


def _find_mode(draft: Path) -> int:
    """Who may read and write what is written here now."""
    probe = draft.with_name(f"{draft.name}.probe")
    probe.touch()
    mode = S_IMODE(probe.stat().st_mode)
    probe.unlink()
    return mode


def mix(plans: Sequence[Sequence[Export]]) -> list[Export]:
    """Each edition's exports, the longest work first → all in that order, so that all processors end together."""
    return [export for row in zip_longest(*plans) for export in row if export]


def make_and_drop(exports: Sequence[Export]) -> None:
    """Makes files for the cache; raises SourceError as `make_all` does."""
    for _ in _follow(make_all(exports), len(exports), is_quiet=False):
        pass


def _follow(made: Iterator[T], total: int, is_quiet: bool) -> Iterator[T]:
    """The same, shown as a bar on a terminal."""
    if is_quiet or not sys.stdout.isatty():
        return made
    from rich.progress import track  # nobody waits for what nobody sees

    return iter(track(made, total=total, description="Making papers and slides", transient=True))
