"""Drawings and photos that an edition has of its own beside a text → what gives them back to all editions."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Sequence

from lapak.course.library import SourceText
from lapak.course.project import Project

DRAWING, FOLDER = ".svg", "images"
NOWHERE = "/dev/null"
NO_END = "\n\\ No newline at end of file\n"


def propose_images(project: Project, text: SourceText, lines: Sequence[str]) -> tuple[str, str]:
    """A text, and the lines that are given back (none: all) → the patch of its drawings, and what is to be copied."""
    patches, copies = [], []
    for path in _list_images(project, text):
        if lines and not any(posixpath.basename(path) in line for line in lines):
            continue
        target = _find_target(project, path)
        if path.endswith(DRAWING):
            patches.append(to_patch(_read(project, target), _read(project, path) or "", target))
        else:
            copies.append(to_copy(path, target))
    return "".join(patches), "".join(copies)


def to_copy(path: str, target: str) -> str:
    """A file and where it belongs → the line that says so above a patch."""
    return f"# copy it too: {path} -> {target}\n"


def to_patch(before: str | None, after: str, path: str) -> str:
    """A file as it is (None: there is none) and as it is to be → the patch, '' where nothing changes."""
    old, new = ([] if text is None else text.splitlines(keepends=True) for text in (before, after))
    names = (NOWHERE if before is None else f"a/{path}", f"b/{path}")
    lines = difflib.unified_diff(old, new, *names)
    return "".join(line if line.endswith("\n") else line + NO_END for line in lines)


def _list_images(project: Project, text: SourceText) -> list[str]:
    assert text.overlay
    folders = {posixpath.dirname(path) for path in text.overlay.paths}
    files = (file for folder in sorted(folders) for file in sorted((project.root / folder / FOLDER).glob("*")))
    return [project.show(file) for file in files if file.is_file()]


def _find_target(project: Project, path: str) -> str:
    """'modules.pasar/03-praktik/images/a.svg' → the same file of all editions."""
    return project.layers.list_names(path)[-1]


def _read(project: Project, path: str) -> str | None:
    file = project.root / path
    return file.read_bytes().decode("utf-8", "surrogateescape") if file.is_file() else None
