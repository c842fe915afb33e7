"""Exports → their bytes, from the cache or made two at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from lapak.export import Export

THREADS = 2
FEW = 4
"""So few that starting processes for their papers would cost more than it saves."""


def make_all(exports: Sequence[Export], threads: int = THREADS) -> Iterator[tuple[Export, bytes]]:
    """Exports → each with its bytes as they come: those in the cache first."""
    left = []
    for export in exports:
        data = export.find()
        if data:
            yield export, data
        else:
            left.append(export)
    if len(left) <= FEW or threads == 1:
        yield from ((export, export.make()) for export in left)
        return
    with ThreadPoolExecutor(threads) as pool:
        under_way = {pool.submit(export.make): export for export in left}
        try:
            for done in as_completed(under_way):
                yield under_way[done], done.result()
        finally:
            pool.shutdown(cancel_futures=True)  # after Ctrl+C or a mistake nobody waits for the rest
