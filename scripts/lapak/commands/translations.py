"""`lapak translations`: what is translated; accept a translation."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lapak.commands.usage import UsageError, find_config_files
from lapak.course.edition import load_edition
from lapak.course.library import Library, SourceText, load_library
from lapak.course.lock import LOCK_NAME, Review, write_lock
from lapak.course.lock_merge import merge_sides, merge_versions
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import Project
from lapak.course.source import CONFLICT, load_bytes
from lapak.course.translations import Acceptance, accept_units, find_status
from lapak.website.config import load_project


def run(options: argparse.Namespace) -> None:
    """`accept` when it is said so, else `status`."""
    if options.action == "accept":
        accept(options)
    elif options.action == "merge-lock":
        merge_locks(options.file)
    elif options.action == "merge-files":
        merge_files(*options.file)
    else:
        show_status(options)


def show_status(options: argparse.Namespace) -> None:
    """Fresh, stale, missing and reviewed units of each text, and the sections whose notes are old."""
    print(f"{'edition':12}{'text':24}{'language':10}{'fresh':>6}{'stale':>6}{'missing':>8}{'reviewed':>9}  old notes")
    for file in find_config_files(options.edition):
        project, library = load_texts(file)
        name = project.edition["name"]
        for status in find_status(library, project.edition["language"]["code"]):
            counts = f"{status.count('fresh'):6}{status.count('stale'):6}{status.count('missing'):8}"
            print(
                f"{name:12}{status.origin:24}{status.language:10}{counts}{len(status.reviewed):9}{len(status.old_notes):11}"
            )


def accept(options: argparse.Namespace) -> None:
    """Writes that a translation fits its source of today."""
    for file in find_config_files([]):
        project, library = load_texts(file)
        text = next((text for text in library.texts if is_named(text, options.text)), None)
        if project.edition["language"]["code"] == options.language and text:
            review = Review(options.reviewed_by, date.today().isoformat()) if options.reviewed_by else None
            acceptance = Acceptance(options.language, options.section, review, options.minor)
            count = accept_units(project, text, acceptance)
            if not count:
                known = [section.id for section in text.sections]
                raise UsageError(f"nothing to accept in '{options.section}': {suggest(options.section, known)}")
            print(f"{text.origin}: {count} units accepted in '{options.language}'")
            return
    raise UsageError(f"no edition has the text '{options.text}' in the language '{options.language}'")


def merge_locks(named: Sequence[Path]) -> None:
    """Writes each lock in which git left both sides of a merge as one; raises SourceError of what is no lock."""
    folders = [folder for name in ("modules", "docs") for folder in (Path(name), *sorted(Path().glob(f"{name}.*")))]
    files = named or [file for folder in folders for file in sorted(folder.rglob(LOCK_NAME))]
    problems: list[Problem] = []
    merged = []
    for file in files:
        text = load_bytes(file, file.as_posix(), problems)
        if text and CONFLICT.search(text.decode("utf-8", "replace")):
            merged.append((file, merge_sides(text.decode("utf-8", "replace"), file.as_posix(), problems)))
    if problems:
        raise SourceError(problems)
    for file, result in merged:
        write_lock(file, result.lock)
        print(f"{file.as_posix()}: {sum(map(len, result.lock.values()))} units of both sides")
        print(*(f"    {line}" for line in result.decided), sep="\n", end="\n" if result.decided else "")
    if not merged:
        print("no lock holds an unfinished merge")


def merge_files(base: Path, ours: Path, theirs: Path) -> None:
    """Three versions of a lock → the merged one, in the place of ours; raises SourceError of what is no lock."""
    problems: list[Problem] = []
    merged = merge_versions([file.read_text("utf-8") for file in (base, ours, theirs)], ours.name, problems)
    if problems:
        raise SourceError(problems)
    ours.write_text(merged, "utf-8")


def is_named(text: SourceText, name: str) -> bool:
    """True when somebody who types a name means this text: its folder, its folder without the number, its page."""
    number, _, rest = text.origin.partition("-")
    return name in (
        text.origin,
        text.origin.removesuffix("/index"),
        rest if number.isdigit() else text.origin,
    )


def load_texts(file: Path) -> tuple[Project, Library]:
    """An edition's file → the project and all its texts; raises SourceError."""
    problems: list[Problem] = []
    project = load_project(file)
    edition = load_edition(project, problems)
    library = load_library(project, edition, problems) if edition else None
    if problems or library is None:
        raise SourceError(problems)
    return project, library
