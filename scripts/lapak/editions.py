"""Editions' files → their documents, with the problems of all of them in one run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lapak.cache.entries import Cache
from lapak.course.memory import Memory
from lapak.course.open_merges import load_merged
from lapak.course.problems import Problem, SourceError
from lapak.course.project import SOURCE_LANGUAGE, Project, find_configs
from lapak.handout.theme import load_theme
from lapak.render.document import Documents, load_documents
from lapak.render.html.converters import Converters
from lapak.slides.problems import find_slide_problems
from lapak.website.files.redirects import find_lost_addresses
from lapak.website.host.config import load_project
from lapak.writing.leftovers import Holding, note_editions
from lapak.writing.places import CACHE_FOLDER


@dataclass(frozen=True)
class Work:
    """One edition on its way to a site."""

    config_file: Path
    documents: Documents

    @property
    def name(self) -> str:
        """The edition's name: also the name of its folder in site/."""
        return self.documents.edition.name


def load_works(
    config_files: Iterable[Path], converters: Converters | None = None, memory: Memory | None = None
) -> tuple[Work, ...]:
    """Editions' files → their documents; raises SourceError with the problems of all of them.

    A text that they share is read and checked once.
    """
    problems: list[Problem] = []
    works = []
    taken: dict[str, str] = {}
    tools = _Tools(converters or Converters(), memory or Memory(keeps=True))
    for file in config_files:
        try:
            project = load_project(file)
            _check_name(project, taken, problems)
            works.append(load_merged(project, partial(_load_work, file, project, tools, problems)))
        except SourceError as error:
            problems += error.problems
    if problems:
        raise SourceError(problems)
    return tuple(works)


class _Tools(NamedTuple):
    """What editions are loaded with."""

    converters: Converters
    memory: Memory


def _load_work(file: Path, project: Project, tools: _Tools, problems: list[Problem]) -> Work:
    load_theme(project, problems)
    work = Work(file, load_documents(project, tools.memory, tools.converters))
    problems += find_slide_problems(work.documents)
    problems += find_lost_addresses(work.documents)
    return work


def _check_name(project: Project, taken: dict[str, str], problems: list[Problem]) -> None:
    """Two editions of one name would be written into one folder; a copied file inherits the name."""
    name = str(project.edition.get("name", ""))
    if name in taken:
        line = project.config.find_line(("extra", "edition", "name"))
        what = f"edition '{name}' is already in {taken[name]}"
        problems.append(Problem(project.config_path, line, what, "write another 'name' below 'extra: edition:'"))
    taken.setdefault(name, project.config_path)


def note_holdings(works: Sequence[Work]) -> None:
    """Editions of a project → a note of what it has now; some of them are added to what is noted of the others."""
    root = works[0].documents.course.project.root
    is_whole = len(works) == len(find_configs(root))
    note_editions(root, {work.name: _to_holding(work.documents) for work in works}, is_whole=is_whole)


def _to_holding(documents: Documents) -> Holding:
    slugs = tuple(module.slug for module in documents.modules[SOURCE_LANGUAGE])
    return Holding(slugs, tuple(documents.modules))


def find_cache(root: Path) -> Cache:
    """A project's folder → its cache."""
    return Cache(root / CACHE_FOLDER)
