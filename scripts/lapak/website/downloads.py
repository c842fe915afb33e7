"""The files that the downloads page lists, each with its size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = "unduh/"


@dataclass(frozen=True)
class Download:
    """One file in unduh/."""

    kind: str
    """'handout', 'modul', 'fasilitator' or 'slide': the first part of its name."""
    slug: str
    """The module it is made from; '' for the whole course."""
    language: str
    name: str
    size: int
    """In bytes."""

    @property
    def path(self) -> str:
        """Its path on the site."""
        return FOLDER + self.name

    @property
    def format(self) -> str:
        """'PDF', as people call it."""
        return self.name.rpartition(".")[2].upper()

    @property
    def size_text(self) -> str:
        """'96 kB', as a reader counts quota."""
        return f"{max(1, round(self.size / 1000))} kB"


def find_downloads(folder: Path) -> tuple[Download, ...]:
    """A folder of exports → its files; names say what they are: `handout-praktik.jv.pdf`."""
    return tuple(_to_download(file) for file in sorted(folder.glob("*")) if file.is_file())


def _to_download(file: Path) -> Download:
    stem, language, _ = file.name.split(".")
    kind, _, slug = stem.partition("-")
    return Download(kind, slug, language, file.name, file.stat().st_size)
