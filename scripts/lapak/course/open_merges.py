"""Templates, words and styles in which git has left both sides of a merge: they would be published as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from lapak.course.problems import Problem, SourceError, raise_problems
from lapak.course.project import Project
from lapak.course.reading.source import find_conflicts

TEXTS = frozenset({".css", ".html", ".js", ".json", ".md", ".svg", ".toml", ".txt", ".typ", ".xml", ".yml"})
"""What the files of templates end in that hold lines."""
MARKS = (b"<<<<<<< ", b">>>>>>> ")
T = TypeVar("T")


def load_merged(project: Project, load: Callable[[], T]) -> T:
    """A project and what loads it → what was loaded; raises SourceError with the open merges of its templates, and
    with all other problems but those of the same files: what such a file lacks may stand in it."""
    open_merges = find_open_merges(project)
    try:
        loaded = load()
    except SourceError as error:
        unread = {problem.path for problem in open_merges}
        raise SourceError([*(one for one in error.problems if one.path not in unread), *open_merges]) from None
    raise_problems(open_merges)
    return loaded


def find_open_merges(project: Project) -> list[Problem]:
    """A project → a problem for each place of its templates where two versions stand below each other."""
    files = (file for root in project.template_roots for file in _list_texts(root))
    return [problem for file in files for problem in _look_at(file, project)]


def _list_texts(folder: Path) -> Iterator[Path]:
    yield from (file for file in sorted(folder.rglob("*")) if file.suffix in TEXTS and file.is_file())


def _look_at(file: Path, project: Project) -> list[Problem]:
    try:
        data = file.read_bytes()
    except OSError:  # whoever needs the file tells it
        return []
    is_open = any(mark in data for mark in MARKS)
    return find_conflicts(data.decode("utf-8", "replace"), project.show(file)) if is_open else []
