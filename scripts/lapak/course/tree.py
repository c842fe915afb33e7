"""The folders that sources may come from: modules/, docs/, overrides/; what lies elsewhere gets into no course."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from lapak.course.problems import Problem
from lapak.course.project import Project, show_path

MOST_FILES = 20_000
"""In all of them together; a thousand modules have about five thousand."""


def find_roots(project: Project) -> tuple[Path, ...]:
    """A project → the folders of its sources, wherever they themselves are."""
    return (*project.module_roots, *project.page_roots, *project.template_roots)


def check_tree(project: Project, problems: list[Problem]) -> None:
    """Everything below the folders: links that lead out or nowhere, what is neither file nor folder, too many files."""
    roots = find_roots(project)
    needed = {*project.module_roots[-1:], *project.page_roots[-1:], *project.template_roots[-1:]}
    real = [os.path.realpath(root) for root in roots]
    count = 0
    for folder in roots:
        if folder in needed and not folder.is_dir():  # an edition need have none of its own
            fix = "copy it from the project that yours began with"
            problems.append(Problem(project.show(folder), 1, "this folder is missing", fix))
        for entry in _walk(str(folder)):
            count += 1
            if fault := _find_fault(entry, real):
                problems.append(Problem(_show(entry.path, project.root), 1, *fault))
            if count > MOST_FILES:
                what = f"there are more than {MOST_FILES:,} files in the folders of the project"
                problems.append(Problem(project.show(folder), 1, what, "move out what does not belong to the course"))
                return


def _walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Every entry below a folder; links are not followed."""
    left = [folder]
    while left:
        try:
            entries = sorted(os.scandir(left.pop()), key=lambda entry: entry.name)
        except OSError:
            continue  # the folder itself was told by its parent, or is missing
        for entry in entries:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                left.append(entry.path)


def _find_fault(entry: os.DirEntry[str], real: list[str]) -> tuple[str, str] | None:
    if not entry.name.isprintable():
        return "this name has signs that no address can show", "rename it with small letters, digits and dashes"
    if entry.is_symlink():
        return _find_link_fault(entry, real)
    if entry.is_dir(follow_symlinks=False):
        if entry.name.endswith(".md"):
            return "this is a folder, and its name is that of a text", "write the text as a file of this name"
        if not os.access(entry.path, os.R_OK | os.X_OK):
            return "this folder may not be read", "give yourself the right to read it"
    elif not entry.is_file(follow_symlinks=False):
        kind = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
        return f"this is neither a file nor a folder (kind {kind:#o})", "take it away"
    return None


def _find_link_fault(entry: os.DirEntry[str], real: list[str]) -> tuple[str, str] | None:
    target = Path(entry.path).resolve()
    if not target.exists():
        return "this link leads to nothing", "put the file itself in its place, or take the link away"
    if not any(target.is_relative_to(root) for root in real):
        return "this link leads out of the folders of the project", "put a copy of the file in its place"
    return None


def _show(path: str, root: Path) -> str:
    """A path as text: a name that is not UTF-8 is spelt out."""
    return os.fsencode(show_path(Path(path), root)).decode("utf-8", "backslashreplace")
