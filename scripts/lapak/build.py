"""Projects → finished sites: everything is loaded, checked and made before the first old file is touched."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from lapak.archive import to_zip
from lapak.bundle.plan import plan_bundles
from lapak.bundle.stick import to_stick
from lapak.course.problems import Problem, SourceError
from lapak.course.project import find_configs, is_placeholder
from lapak.export import Export
from lapak.handout.plan import plan_handouts
from lapak.render.document import Documents
from lapak.slides.plan import plan_slides
from lapak.stamp import Stamp
from lapak.website.downloads import FOLDER, find_downloads
from lapak.website.offline.store import MOST_CHARACTERS, find_size, write_offline
from lapak.website.pages import write_listing, write_offers, write_pages
from lapak.work_queue import write_exports
from lapak.works import Work, find_cache

DATE_STEP = 2
"""In seconds: the coarsest dates that a file system keeps."""
WHOLE_SITE = "kursus.zip"
"""Made of the finished pages, so the page that lists it is written once more after it."""

DRAFT = ".draft-"
LONGEST_BUILD = 24 * 60 * 60
"""In seconds: a draft that is younger may be another build's that runs now."""


def plan_exports(documents: Documents, problems: list[Problem]) -> list[Export]:
    """Documents → every file of the downloads."""
    cache = find_cache(documents.course.project.root)
    slides = plan_slides(documents, cache, problems)
    return [*plan_handouts(documents, cache, problems), *slides, *plan_bundles(documents)]


def build_sites(works: Sequence[Work], output: Path, key: str, console: Console) -> None:
    """Builds every edition into a draft beside the old sites, then puts all drafts in their place.

    `key` is the hash of the sources as they were before they were loaded.
    """
    began = time.time()
    output.mkdir(parents=True, exist_ok=True)
    clear_traces(output, [work.name for work in works])
    with TemporaryDirectory(prefix=DRAFT, dir=output) as name:
        drafts = Path(name)
        problems: list[Problem] = []
        for work in works:
            write_exports(plan_exports(work.documents, problems), drafts / "downloads" / work.name)
        if problems:
            raise SourceError(problems)
        for work in works:
            _write_site(work, drafts / "downloads" / work.name, drafts / "pages" / work.name, console)
        for work in works:
            replace_folder(output / work.name, drafts / "pages" / work.name)
            _remember(work, output / work.name, key)
    _forget_old_exports(works, began)
    for work in works:
        console.print(f"{output / work.name}/index.html", soft_wrap=True, highlight=False)


def _remember(work: Work, site: Path, key: str) -> None:
    """Notes what a finished site was made from."""
    files = [file for file in site.rglob("*") if file.is_file()]
    Stamp(work.documents.course.project.root, work.config_file.stem).write(key, [site / "index.html"], files)


def _forget_old_exports(works: Sequence[Work], began: float) -> None:
    """After a build of all editions the cache holds what they asked for, and nothing older."""
    root = works[0].documents.course.project.root
    if len(works) == len(find_configs(root)):
        find_cache(root).forget(began - DATE_STEP)


def _write_site(work: Work, downloads: Path, draft: Path, console: Console) -> None:
    """One edition's pages, and its downloads beside them."""
    count = write_pages(work.config_file, work.documents, find_downloads(downloads), draft)
    (downloads / WHOLE_SITE).write_bytes(to_zip(to_stick(read_files(draft))))
    listed = find_downloads(downloads)
    write_listing(work.config_file, work.documents, listed, draft)
    if is_large := find_size(draft, work.documents) > MOST_CHARACTERS:
        write_offers(work.config_file, work.documents, listed, draft)
    write_offline(draft, work.documents)
    shutil.copytree(downloads, draft / FOLDER, dirs_exist_ok=True)
    console.print(f"{work.name}: {count} pages, {len(listed)} downloads", highlight=False)
    if is_large:
        console.print(f"{work.name}: too large for a phone as a whole, so each module is kept alone", highlight=False)
    if is_placeholder(work.documents.course.project.site_url):
        console.print(f"{work.name}: 'site_url' is a placeholder, so no QR code is printed", highlight=False)


def read_files(folder: Path) -> dict[str, bytes]:
    """A folder → all files in it by their path below it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def replace_folder(target: Path, draft: Path) -> None:
    """Puts a finished folder in the place of the old one; the old one is there until the new one is whole."""
    old = find_old(target)
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def find_old(target: Path) -> Path:
    """A site's folder → where the old one stands while it is replaced."""
    return target.with_name(f".{target.name}.old")


def clear_traces(output: Path, names: Iterable[str]) -> None:
    """Mends what a build left that was cut off: a site on its way out comes back, drafts of another day go."""
    for target in (output / name for name in names):
        if find_old(target).exists() and not target.exists():
            find_old(target).rename(target)
    for draft in output.glob(f"{DRAFT}*"):
        if time.time() - draft.stat().st_mtime > LONGEST_BUILD:
            shutil.rmtree(draft, ignore_errors=True)
