"""Texts in modules/ and docs/ that no edition shows: a hint on each, as a draft may well lie there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lapak.course.problems import Advisory
from lapak.course.project import SHARED, Project
from lapak.course.training.edition import Edition

TRANSLATION = re.compile(r"(?P<text>.+)\.(?P<language>[a-z]{2,3})\.md\Z")
INDEX = "index.md"


def find_strays(project: Project, editions: Sequence[Edition]) -> tuple[Advisory, ...]:
    """A project and all of its editions → a hint on each text that none of them shows."""
    named = {name for edition in editions for name in edition.modules}
    languages = {language.code for edition in editions for language in edition.languages}
    folders = [folder for name in (*project.module_folders, SHARED) if (folder := project.find_module(name))]
    found: list[tuple[Path, str]] = []
    for folder in folders:
        if folder.name not in (*named, SHARED) and (folder / INDEX).is_file():
            found.append((folder / INDEX, "no edition names this module in 'modules'"))
        else:
            found += _find_in_module(folder, languages)
    found += _find_translations(sorted(project.docs.rglob("*.md")), languages)
    found += _find_folders(project, {edition.name for edition in editions})
    return tuple(sorted({Advisory(0, project.show(file), 1, what) for file, what in found}))


def _find_folders(project: Project, names: set[str]) -> Iterator[tuple[Path, str]]:
    """Folders that look like an edition's own, and there is no such edition."""
    for room in ("modules", "docs", "overrides"):
        for folder in sorted(project.root.glob(f"{room}.*")):
            if folder.is_dir() and (name := folder.name.partition(".")[2]) not in names:
                yield folder, f"no edition is called '{name}', so this folder changes nothing"


def _find_in_module(folder: Path, languages: set[str]) -> Iterator[tuple[Path, str]]:
    files = [file for file in sorted(folder.glob("*.md")) if file.stem.upper() != "README"]
    yield from _find_translations(files, languages)
    for file in files:
        if not TRANSLATION.match(file.name) and file.name != INDEX:
            yield file, f"nobody reads this text: a module is one {INDEX}"


def _find_translations(files: Sequence[Path], languages: set[str]) -> Iterator[tuple[Path, str]]:
    for file in files:
        if name := TRANSLATION.match(file.name):
            if not file.with_name(f"{name['text']}.md").is_file():
                yield file, f"there is no {name['text']}.md beside it, which it would translate"
            elif name["language"] not in languages:
                yield file, f"no edition has the language '{name['language']}'"
        elif "." in file.stem:
            yield file, "nobody reads this text: its name has a '.' that begins no language"
