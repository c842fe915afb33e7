"""Editions with their downloads → finished folders; the pages are made while papers are set, where both can go on.

Pages say the sizes of files: marks stand for them until all files are there. They also reckon with how many pages a
paper has, for the copy shop: the paper of the site before is asked, and where the new one has another number of them,
the pages of that edition are made once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lapak.archive import to_zip
from lapak.bundle.stick import to_stick
from lapak.course.problems import SourceError
from lapak.editions import Work, find_cache
from lapak.export.file_names import WHOLE_SITE
from lapak.export.model import Export
from lapak.layout import find_downloads_folder
from lapak.parallel import begin_beside, is_copy_safe, map_parts
from lapak.render.known import KnownTexts
from lapak.website.files.downloads import FOLDER, Download, count_file, list_downloads, promise_downloads
from lapak.website.files.headers import write_headers
from lapak.website.files.sizes import fill_names
from lapak.website.finish import finish_site
from lapak.website.host.pages import write_pages
from lapak.website.offline.store import is_too_large
from lapak.website.site import Site, make_site


@dataclass(frozen=True)
class SiteJob:
    """An edition, its downloads, its room, and its site as it stood before."""

    work: Work
    exports: Sequence[Export]
    room: Path
    old: Path

    @property
    def downloads(self) -> Path:
        """Where its files stand while it is made."""
        return find_downloads_folder(self.room, self.work)

    @property
    def folder(self) -> Path:
        """Where its pages stand, and at the end the whole site."""
        return self.room / "pages" / self.work.name

    @property
    def can_begin(self) -> bool:
        """True when its pages can be made before its papers: what is not ours might do something with a mark."""
        documents = self.work.documents
        is_ours = documents.edition.looks == {"light"} and not documents.course.project.has_foreign_code
        return is_ours and (self.old / FOLDER).is_dir()

    def make_site(self, downloads: tuple[Download, ...], *, is_large: bool) -> Site:
        """The site with these downloads, before any page is written."""
        documents = self.work.documents
        known = KnownTexts(find_cache(documents.course.project.root))
        return make_site(documents, downloads, is_large=is_large, known=known)


@dataclass(frozen=True)
class Begun:
    """Pages that were made before all files were there."""

    is_large: bool
    counts: Mapping[str, int]
    """How many pages they say that papers have, by the names of these."""

    def holds(self, downloads: Sequence[Download]) -> bool:
        """True when the papers have as many."""
        counts = {download.name: download.count for download in downloads}
        return all(name in counts and counts[name]() == count for name, count in self.counts.items())


@dataclass(frozen=True)
class Finished:
    """What there is to say of a finished site."""

    pages: int
    downloads: int
    is_large: bool


@contextmanager
def begin_pages(jobs: Sequence[SiteJob]) -> Iterator[Callable[[], dict[str, Begun]]]:
    """Begins the pages that can be made before the papers → what waits for them, by the names of their editions.

    That raises SourceError, as `write_pages` does.
    """
    early = [job for job in jobs if job.can_begin]
    with begin_beside([partial(_begin, job) for job in early], told=(SourceError,)) as begun:
        yield lambda: {job.work.name: take() for job, take in zip(early, begun, strict=False)}


def _begin(job: SiteJob) -> Begun:
    counts: dict[str, int] = {}

    def count(name: str) -> int:
        counts[name] = count_file(job.old / FOLDER / name)
        return counts[name]

    is_large = is_too_large(job.work.documents)
    site = job.make_site(promise_downloads(job.exports, count), is_large=is_large)
    write_pages(job.work.config_file, site, job.folder)
    return Begun(is_large, counts)


def finish_sites(jobs: Sequence[SiteJob], begun: Mapping[str, Begun]) -> list[Finished]:
    """Editions whose downloads are in their rooms, and the pages that are made → whole sites, each in its folder.

    All processors work; but what has run Typst, a few papers make it here, must not be copied.
    """

    def finish(some: Sequence[SiteJob]) -> list[Finished]:
        return [_finish(job, begun.get(job.work.name)) for job in some]

    return map_parts(finish, jobs, least=2) if is_copy_safe() else finish(jobs)


def _finish(job: SiteJob, begun: Begun | None) -> Finished:
    """One edition: its pages unless they hold, what is made of them, and its downloads."""
    listed = list_downloads(job.exports, job.downloads)
    begun = begun if begun and begun.holds(listed) else None
    is_large = begun.is_large if begun else is_too_large(job.work.documents)
    site = job.make_site(listed, is_large=is_large)
    if begun is None:
        write_pages(job.work.config_file, site, job.folder)
    (job.downloads / WHOLE_SITE.to_name()).write_bytes(complete_site(site, job.folder))
    count = sum(1 for _ in job.folder.rglob("*.html"))
    _bring_downloads(job.downloads, job.folder)
    return Finished(count, len(listed), is_large)


def write_site(config_file: Path, site: Site, folder: Path) -> bytes:
    """Writes a site but for its downloads into a new folder → all of it to carry on a stick, in one file."""
    write_pages(config_file, site, folder)
    return complete_site(site, folder)


def complete_site(site: Site, folder: Path) -> bytes:
    """The folder of a site's pages gets all sizes and what keeps it on a phone → all of it to carry, in one file."""
    read = read_files(folder)
    written = fill_names(read, {download.name: download.size for download in site.downloads})
    whole = to_zip(to_stick(written, site.known))
    for path, data in finish_site(written, site, len(whole)).items():
        if read.get(path) != data:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return whole


def _bring_downloads(downloads: Path, folder: Path) -> None:
    """Moves the downloads into a finished site, which then has all pages whose scripts a host may allow."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for file in downloads.iterdir():
        file.rename(folder / FOLDER / file.name)
    write_headers(folder)


def read_files(folder: Path) -> dict[str, bytes]:
    """A folder → all files in it by their path below it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
