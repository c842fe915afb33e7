"""The files that the downloads page lists: what each is, for whom, and its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lapak.course.attachments import tell_size
from lapak.export.file_names import VOLUME, WHOLE_SITE, DownloadKind
from lapak.export.model import Export
from lapak.export.pdf_pages import count_pages
from lapak.website.files.sizes import NAME_MARK, SITE_MARK

FOLDER = "unduh/"


@dataclass(frozen=True)
class Download:
    """One file in unduh/."""

    kind: DownloadKind
    slug: str
    """The module or the volume it is made from; '' for the whole course."""
    language: str
    """'' when it holds every language."""
    measure: Callable[[], int]
    """Gives its bytes; 0 as long as nobody has made it: in the preview, and while pages are only checked."""
    count: Callable[[], int] = int
    """Gives its pages; 0 of what is no PDF, and as long as nobody has made it."""
    mark: str = ""
    """What stands for its size where that is filled in later."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.kind.to_name(self.slug, self.language)

    @property
    def path(self) -> str:
        """Its path on the site."""
        return FOLDER + self.name

    @property
    def volume(self) -> str:
        """The number of a book that is not the first; '' of anything else."""
        return self.slug.removeprefix(VOLUME) if self.slug.startswith(VOLUME) else ""

    @property
    def size(self) -> str:
        """As a reader counts quota; '' while it is not known."""
        if self.mark:
            return self.mark
        size = self.measure()
        return tell_size(size) if size else ""

    @property
    def details(self) -> str:
        """What it is called and its size: 'PDF, 96 kB'."""
        return ", ".join(filter(None, (self.kind.suffix.upper(), self.size)))


WHOLE = Download(WHOLE_SITE, "", "", int, mark=f"{SITE_MARK} kB")
"""The whole site in one file."""


def find_downloads(exports: Iterable[Export], folder: Path) -> tuple[Download, ...]:
    """Exports and the folder that they have been written into → its files, by name."""
    named = sorted(exports, key=lambda export: export.name)
    files = ((export, folder / export.name) for export in named)
    return tuple(to_download(export, partial(_measure, file), partial(count_file, file)) for export, file in files)


def list_downloads(exports: Iterable[Export], folder: Path) -> tuple[Download, ...]:
    """The same, and the whole site in one file, which is made of the finished pages."""
    return (*find_downloads(exports, folder), WHOLE)


def promise_downloads(exports: Iterable[Export], count: Callable[[str], int]) -> tuple[Download, ...]:
    """The same while nobody has made them: marks for their sizes; names → how many pages they will have is asked."""
    named = sorted(exports, key=lambda export: export.name)
    files = (
        Download(
            *(export.kind, export.slug, export.language),
            measure=int,
            count=partial(count, export.name),
            mark=NAME_MARK.format(export.name),
        )
        for export in named
    )
    return (*files, WHOLE)


def _measure(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def count_file(file: Path) -> int:
    """A file → its pages; 0 of what is no PDF, or not there."""
    return count_pages(file.read_bytes()) if file.suffix == ".pdf" and file.exists() else 0


def to_download(export: Export, measure: Callable[[], int], count: Callable[[], int]) -> Download:
    """An export → what the page lists of it."""
    return Download(export.kind, export.slug, export.language, measure, count)
