"""Projects → finished sites: everything is loaded, checked and made before the first old file is touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from lapak.course.problems import Problem, SourceError
from lapak.course.project import is_placeholder
from lapak.export import Cache, Export
from lapak.handout.plan import plan_handouts
from lapak.render.document import Documents, load_documents
from lapak.slides.plan import plan_slides
from lapak.website.config import load_project
from lapak.website.downloads import FOLDER, find_downloads
from lapak.website.pages import write_pages

CACHE_FOLDER = "build/cache"


@dataclass(frozen=True)
class Work:
    """One edition on its way to a site."""

    config_file: Path
    documents: Documents

    @property
    def name(self) -> str:
        """The edition's name: also the name of its folder in site/."""
        return self.documents.edition.name


def load_works(config_files: Iterable[Path]) -> tuple[Work, ...]:
    """Editions' files → their documents; raises SourceError with the problems of all of them."""
    problems: list[Problem] = []
    works = []
    for file in config_files:
        try:
            works.append(Work(file, load_documents(load_project(file))))
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return tuple(works)


def plan_exports(documents: Documents, problems: list[Problem]) -> list[Export]:
    """Documents → every file of the downloads."""
    cache = Cache(documents.course.project.root / CACHE_FOLDER)
    return [*plan_handouts(documents, cache, problems), *plan_slides(documents)]


def write_exports(exports: Sequence[Export], folder: Path, problems: list[Problem], console: Console) -> list[Path]:
    """Makes files into a folder, with a progress bar on a terminal; raises SourceError when one cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for export in _follow(exports, console):
        data = export.make()
        if data:
            written.append(folder / export.name)
            written[-1].write_bytes(data)
    if problems:
        raise SourceError(problems)
    return written


def _follow(exports: Sequence[Export], console: Console) -> Iterator[Export]:
    """The exports one by one, shown as a bar on a terminal."""
    if console.is_terminal:
        yield from track(exports, description="Making downloads", console=console, transient=True)
    else:
        yield from exports


def build_sites(works: Sequence[Work], output: Path, console: Console) -> None:
    """Builds every edition beside the old ones, then puts all of them in their place."""
    finished: list[tuple[Path, Path]] = []
    for work in works:
        draft = output / f".{work.name}.new"
        shutil.rmtree(draft, ignore_errors=True)
        try:
            _build_site(work, draft, console)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            for _, other in finished:
                shutil.rmtree(other, ignore_errors=True)
            raise
        finished.append((output / work.name, draft))
    for target, draft in finished:
        replace_folder(target, draft)
        console.print(f"{target}/index.html", soft_wrap=True, highlight=False)


def _build_site(work: Work, draft: Path, console: Console) -> None:
    project = work.documents.course.project
    problems: list[Problem] = []
    downloads = draft.parent / f"{draft.name}.downloads"
    shutil.rmtree(downloads, ignore_errors=True)
    try:
        written = write_exports(plan_exports(work.documents, problems), downloads, problems, console)
        count = write_pages(work.config_file, work.documents, find_downloads(downloads), draft)
        shutil.copytree(downloads, draft / FOLDER, dirs_exist_ok=True)
    finally:
        shutil.rmtree(downloads, ignore_errors=True)
    console.print(f"{work.name}: {count} pages, {len(written)} downloads", highlight=False)
    if is_placeholder(project.site_url):
        console.print(f"{work.name}: 'site_url' is a placeholder, so no QR code is printed", highlight=False)


def replace_folder(target: Path, draft: Path) -> None:
    """Puts a finished folder in the place of the old one; the old one is there until the new one is whole."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    draft.rename(target)
    shutil.rmtree(old, ignore_errors=True)
