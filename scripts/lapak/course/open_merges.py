"""Templates, words and styles in which git has left both sides of a merge: they would be published as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.source import find_conflicts

TEXTS = frozenset({".css", ".html", ".js", ".json", ".md", ".svg", ".toml", ".txt", ".typ", ".xml", ".yml"})
"""What the files of templates end in that hold lines."""
MARKS = (b"<<<<<<< ", b">>>>>>> ")


def find_open_merges(project: Project) -> list[Problem]:
    """A project → a problem for each place of its templates where two versions stand below each other."""
    files = (file for root in project.template_roots for file in _list_texts(root))
    return [problem for file in files for problem in _look_at(file, project.show(file))]


def _list_texts(folder: Path) -> Iterator[Path]:
    yield from (file for file in sorted(folder.rglob("*")) if file.suffix in TEXTS and file.is_file())


def _look_at(file: Path, path: str) -> list[Problem]:
    try:
        data = file.read_bytes()
    except OSError:  # whoever needs the file tells it
        return []
    is_open = any(mark in data for mark in MARKS)
    return find_conflicts(data.decode("utf-8", "replace"), path) if is_open else []
