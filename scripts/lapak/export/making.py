"""Exports → their bytes, from the cache or made two at a time, and as files of a folder."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TypeVar

from lapak.export.model import Export
from lapak.writing.swap import sync

T = TypeVar("T")

THREADS = 2
FEW = 4
"""So few that starting processes for their papers would cost more than it saves."""
SWEEP = 16
"""After so many files what they were made with is thrown away: a command has switched Python's own sweeping off."""


def make_all(exports: Sequence[Export], threads: int = THREADS) -> Iterator[tuple[Export, bytes]]:
    """Exports → each with its bytes as they come: those in the cache first. Nothing is held of what has been given."""
    left = []
    for export in exports:
        data = export.find()
        if data:
            yield export, data
        else:
            left.append(export)
    if len(left) <= FEW or threads == 1:
        yield from _sweep((export, export.make()) for export in left)
        return
    with ThreadPoolExecutor(threads) as pool:
        under_way = {pool.submit(export.make): export for export in left}
        try:
            yield from _sweep(_take(under_way))
        finally:
            pool.shutdown(cancel_futures=True)  # after Ctrl+C or a mistake nobody waits for the rest


def _take(under_way: dict[Future[bytes], Export]) -> Iterator[tuple[Export, bytes]]:
    """Each export with its bytes when it is done, and forgotten."""
    for future in as_completed(tuple(under_way)):
        yield under_way.pop(future), future.result()
        del future


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


def write_exports(
    exports: Sequence[Export], folder: Path, drafts: Path, threads: int = THREADS, *, is_quiet: bool = False
) -> list[Path]:
    """Makes files into a folder, with a progress bar on a terminal; an export that cannot be made leaves no file.

    Each stands in a folder of drafts on the same disk until it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = set()
    for export, data in _follow(make_all(exports, threads), len(exports), is_quiet):
        if data:
            draft = drafts / export.name
            draft.write_bytes(data)
            sync(draft)
            draft.replace(folder / export.name)  # whole or not at all, also when somebody stops it here
            written.add(export.name)
    return [folder / export.name for export in exports if export.name in written]


def make_and_drop(exports: Sequence[Export]) -> None:
    """Makes files for what is said of them on the way, and for the cache."""
    for _ in _follow(make_all(exports), len(exports), is_quiet=False):
        pass


def _follow(made: Iterator[T], total: int, is_quiet: bool) -> Iterator[T]:
    """The same, shown as a bar on a terminal."""
    if is_quiet or not sys.stdout.isatty():
        return made
    from rich.progress import track  # nobody waits for what nobody sees

    return iter(track(made, total=total, description="Making papers and slides", transient=True))
