"""Part "sizes": what each page of ours weighs on the wire, and which ones are heavier than wished."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WISHED = 11_000
"""In bytes, gzip: a goal. The first flight of packets holds 14,600, and a test keeps every page below that."""


@dataclass(frozen=True)
class Sizes:
    """The pages of all editions, in bytes after gzip."""

    pages: int
    module_median: int
    heavy: tuple[tuple[str, int], ...]
    """Those over the wish, the heaviest first."""


def measure_sizes(sites: Path) -> Sizes:
    """A folder of editions' sites → the weight of their pages."""
    found = {page.relative_to(sites).as_posix(): _weigh(page) for page in sorted(sites.rglob("*.html"))}
    pages = {name: size for name, size in found.items() if "/unduh/" not in name or name.endswith("index.html")}
    modules = [size for name, size in pages.items() if "/modul/" in name and "/banding/" not in name]
    heavy = sorted(((name, size) for name, size in pages.items() if size > WISHED), key=lambda item: -item[1])
    return Sizes(len(pages), round(median(modules)), tuple(heavy))


def _weigh(page: Path) -> int:
    """Level 6 is what web servers take."""
    return len(gzip.compress(page.read_bytes(), 6, mtime=0))
