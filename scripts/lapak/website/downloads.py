"""The files that the downloads page lists: what each is, for whom, and its size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lapak.website.sizes import SITE_MARK, to_kilobytes

FOLDER = "unduh/"
WHOLE_SITE = "kursus.zip"
"""Made of the finished pages."""


@dataclass(frozen=True)
class DownloadKind:
    """One kind of file."""

    name: str
    """Its words are `file_NAME`, what it is, and `use_NAME`, what to do with it."""
    group: str
    """Whom it is for; the words are `for_GROUP`."""
    prefix: str
    """How the file's name begins; what follows it is the module."""
    suffix: str


KINDS = (
    DownloadKind("handout", "mothers", "handout", "pdf"),
    DownloadKind("modul", "mothers", "modul", "pdf"),
    DownloadKind("book", "mothers", "buku", "pdf"),
    DownloadKind("fasilitator", "facilitators", "fasilitator", "pdf"),
    DownloadKind("slide_pptx", "facilitators", "slide", "pptx"),
    DownloadKind("slide_html", "facilitators", "slide", "html"),
    DownloadKind("worksheets", "facilitators", "lembar-kerja", "pdf"),
    DownloadKind("booklet", "facilitators", "buku-a5", "pdf"),
    DownloadKind("page", "facilitators", "modul", "html"),
    DownloadKind("zip", "facilitators", "kursus", "zip"),
    DownloadKind("slide_md", "campuses", "slide", "md"),
    DownloadKind("epub", "campuses", "kursus", "epub"),
)
"""Every kind of the contract, in the order of the page."""
GROUPS = tuple(dict.fromkeys(kind.group for kind in KINDS))


@dataclass(frozen=True)
class Download:
    """One file in unduh/."""

    kind: DownloadKind
    slug: str
    """The module it is made from; '' for the whole course."""
    language: str
    """'' when it holds every language."""
    name: str
    measure: Callable[[], int]
    """Gives its bytes; 0 as long as nobody has made it, which happens in the preview alone."""
    is_to_come: bool = False
    """True when it is made of the finished pages: its size is filled in later."""

    @property
    def path(self) -> str:
        """Its path on the site."""
        return FOLDER + self.name

    @property
    def size(self) -> str:
        """As a reader counts quota: '96 kB'; '' while it is not known."""
        if self.is_to_come:
            return f"{SITE_MARK} kB"
        size = self.measure()
        return f"{to_kilobytes(size)} kB" if size else ""

    @property
    def details(self) -> str:
        """What it is called and its size: 'PDF, 96 kB'."""
        return ", ".join(filter(None, (self.kind.suffix.upper(), self.size)))


def find_downloads(folder: Path) -> tuple[Download, ...]:
    """A folder of exports → its files; names say what they are: `handout-praktik.jv.pdf`."""
    files = [file for file in sorted(folder.glob("*")) if file.is_file()]
    return tuple(to_download(file.name, partial(_measure, file)) for file in files)


def list_downloads(folder: Path) -> tuple[Download, ...]:
    """A folder of exports → all that a built site offers: its files, and the whole site, which is yet to come."""
    whole = replace(to_download(WHOLE_SITE, int), is_to_come=True)
    return tuple(sorted([*find_downloads(folder), whole], key=lambda download: download.name))


def _measure(file: Path) -> int:
    return file.stat().st_size


def to_download(name: str, measure: Callable[[], int]) -> Download:
    """A name that says what the file is, such as `handout-praktik.jv.pdf` or `kursus.zip`, → the download."""
    stem, *languages, suffix = name.split(".")
    kind = max((kind for kind in KINDS if _is_kind(kind, stem, suffix)), key=lambda kind: len(kind.prefix))
    return Download(kind, stem.removeprefix(kind.prefix).removeprefix("-"), "".join(languages), name, measure)


def _is_kind(kind: DownloadKind, stem: str, suffix: str) -> bool:
    return kind.suffix == suffix and (stem == kind.prefix or stem.startswith(f"{kind.prefix}-"))
