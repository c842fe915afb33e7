"""`lapak translations`: what is translated; accept a translation."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lapak.commands.translation_changes import show_diff
from lapak.commands.translation_reports import is_named, load_texts, show_status
from lapak.commands.usage import UsageError, find_config_files
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.reading.source import CONFLICT, load_bytes
from lapak.course.training.edition import list_local_codes
from lapak.course.translation.lock import LOCK_NAME, Review, write_lock
from lapak.course.translation.lock_merge import merge_sides, merge_versions
from lapak.course.translation.translations import accept_units
from lapak.course.translation.units import Acceptance
from lapak.course.translation.value_status import accept_values


def run(options: argparse.Namespace) -> None:
    """`accept` when it is said so, else `status`."""
    if options.action == "accept":
        accept(options)
    elif options.action == "merge-lock":
        merge_locks(options.file)
    elif options.action == "diff":
        show_diff(options)
    elif options.action in ("export", "import"):
        from lapak.commands.exchange import ACTIONS  # what sets sheets, which nobody waits for who asks for the status

        ACTIONS[options.action](options)
    elif options.action == "merge-files":
        merge_files(*options.file)
    else:
        show_status(options)


def accept(options: argparse.Namespace) -> None:
    """Writes that a translation fits its source of today: a text of the first edition that has it, values of all."""
    review = Review(options.reviewed_by, date.today().isoformat()) if options.reviewed_by else None
    acceptance = Acceptance(options.language, options.section, review, options.minor)
    accepted, known = set[str](), list[str]()
    for file in find_config_files([]):
        project, library = load_texts(file)
        if options.language not in list_local_codes(project.edition):
            continue
        text = next((text for text in library.texts if is_named(text, options.text)), None)
        if text:
            count = accept_units(project, text, acceptance)
            _tell_accepted(count, text.origin, options, [section.id for section in text.sections])
            return
        for values in library.values[options.language]:
            if values.origin == options.text:
                accepted |= accept_values(values, acceptance)
                known += [unit.name for unit in values.units]
    if not known:
        raise UsageError(f"no edition has the text '{options.text}' in the language '{options.language}'")
    _tell_accepted(len(accepted), options.text, options, known)


def _tell_accepted(count: int, origin: str, options: argparse.Namespace, known: Sequence[str]) -> None:
    """Prints how many units have been accepted; raises UsageError where there was none."""
    if not count:
        raise UsageError(f"nothing to accept in '{options.section}': {suggest(options.section, known)}")
    print(f"{origin}: {count} units accepted in '{options.language}'")


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
