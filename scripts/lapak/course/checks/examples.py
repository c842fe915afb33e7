"""Examples of a new module or an imported lesson in whose place its author has written nothing yet."""

from __future__ import annotations

import re

from lapak.course.library import Library
from lapak.course.problems import Advisory
from lapak.course.project import Project

EXAMPLE = re.compile(r"\bGanti ini:")
"""How the forms `overrides/new/module.md` and `lesson.md` begin whatever their author is to write."""
HINT = "an example still stands here (write your own words in its place)"


def find_examples(path: str, text: str) -> list[Advisory]:
    """A text and its path → a hint for each of its lines that is still an example."""
    lines = enumerate(text.split("\n"), 1)
    return [Advisory(0, path, number, HINT) for number, line in lines if EXAMPLE.search(line)]


def find_all_examples(project: Project, library: Library) -> list[Advisory]:
    """All texts of an edition in all their languages → those hints."""
    paths = dict.fromkeys(
        path
        for text in library.texts
        for path in (text.path, *text.translated_paths.values(), *(text.overlay.paths if text.overlay else ()))
    )
    files = ((path, project.root / path) for path in paths)
    return [hint for path, file in files if file.is_file() for hint in find_examples(path, file.read_text("utf-8"))]
