"""Part "sizes": what pages of ours, what a phone keeps of them and a first search weigh on the wire.

Of a folder of finished sites alone: `python -m bench.sizes site/`.
"""

from __future__ import annotations

import gzip
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WISHED = 11_000
"""In bytes, gzip: a goal. The first flight of packets holds 14,600, and a test keeps every page below that."""


@dataclass(frozen=True)
class Kept:
    """What a phone keeps of one language of an edition, and loads to search in it, in bytes."""

    place: str
    store: int
    search: int


@dataclass(frozen=True)
class Sizes:
    """The pages of all editions, in bytes after gzip."""

    pages: int
    module_median: int
    heavy: tuple[tuple[str, int], ...]
    """Those over the wish, the heaviest first."""
    kept: tuple[Kept, ...]


def measure_sizes(sites: Path) -> Sizes:
    """A folder of editions' sites → the weight of their pages."""
    found = {page.relative_to(sites).as_posix(): _weigh(page) for page in sorted(sites.rglob("*.html"))}
    pages = {name: size for name, size in found.items() if "/unduh/" not in name or name.endswith("index.html")}
    modules = [size for name, size in pages.items() if "/modul/" in name and "/banding/" not in name]
    heavy = sorted(((name, size) for name, size in pages.items() if size > WISHED), key=lambda item: -item[1])
    kept = tuple(_weigh_kept(file, sites) for file in sorted(sites.glob("*/simpan/*.bin")) if "-" not in file.stem)
    return Sizes(len(pages), round(median(modules)), tuple(heavy), kept)


def to_tables(sizes: Sizes) -> list[str]:
    """Weights → the paragraphs and tables of RESULTS.md."""
    rows = [f"| {name} | {size:,} |" for name, size in sizes.heavy]
    kept = [f"| {one.place} | {one.store:,} | {one.search:,} |" for one in sizes.kept]
    return [
        "## Every page",
        f"{sizes.pages} pages of all editions; the median of the module pages is {sizes.module_median:,} B (gzip). "
        f"Heavier than {WISHED:,} B:",
        "\n".join(["| page | bytes |", "| --- | ---: |", *rows]),
        "## Kept on a phone, and searched",
        "Bytes on the wire: pages, search and practice of a language as they are kept; the script of a first search.",
        "\n".join(["| edition, language | store | search |", "| --- | ---: | ---: |", *kept]),
    ]


def _weigh_kept(store: Path, sites: Path) -> Kept:
    """The file of a language → its weight, and that of its search; the first language of an edition has no folder."""
    site, language = store.parent.parent, store.stem
    own = site / language if (site / language).is_dir() else site
    return Kept(f"{site.relative_to(sites)}, {language}", store.stat().st_size, _weigh(own / "cari" / "cari.js"))


def _weigh(page: Path) -> int:
    """Level 6 is what web servers take."""
    return len(gzip.compress(page.read_bytes(), 6, mtime=0))


if __name__ == "__main__":
    sys.stdout.write("\n\n".join(to_tables(measure_sizes(Path(sys.argv[1])))) + "\n")
