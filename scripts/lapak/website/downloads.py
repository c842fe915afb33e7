"""The files that the downloads page lists, each with its size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

FOLDER = "unduh/"
COURSE_FILES = {"buku": "book", "buku-a5": "booklet", "lembar-kerja": "worksheets"}
"""What is made of the whole course: the first part of its name → its kind."""


@dataclass(frozen=True)
class Download:
    """One file in unduh/."""

    kind: str
    """'handout', 'modul', 'fasilitator' or 'slide': the first part of its name; of the course's files, their own."""
    slug: str
    """The module it is made from; '' for the whole course."""
    language: str
    name: str
    measure: Callable[[], int]
    """Gives its bytes; 0 as long as nobody has made it, which happens in the preview alone."""

    @property
    def path(self) -> str:
        """Its path on the site."""
        return FOLDER + self.name

    @property
    def word(self) -> str:
        """The interface word for it: 'file_handout'; slides have one for each format: 'file_slide_pptx'."""
        return f"file_slide_{self.name.rpartition('.')[2]}" if self.kind == "slide" else f"file_{self.kind}"

    @property
    def details(self) -> str:
        """'PDF, 96 kB': what it is called and, as a reader counts quota, its size."""
        kind, size = self.name.rpartition(".")[2].upper(), self.measure()
        return f"{kind}, {max(1, round(size / 1000))} kB" if size else kind


def find_downloads(folder: Path) -> tuple[Download, ...]:
    """A folder of exports → its files; names say what they are: `handout-praktik.jv.pdf`."""
    files = [file for file in sorted(folder.glob("*")) if file.is_file()]
    return tuple(to_download(file.name, partial(_measure, file)) for file in files)


def _measure(file: Path) -> int:
    return file.stat().st_size


def to_download(name: str, measure: Callable[[], int]) -> Download:
    """A name that says what the file is, such as `handout-praktik.jv.pdf`, and its size → the download."""
    stem, language, _ = name.split(".")
    kind, _, slug = (COURSE_FILES[stem], "", "") if stem in COURSE_FILES else stem.partition("-")
    return Download(kind, slug, language, name, measure)
