"""`lapak translations status` and `diff`: what is to be translated, and what has changed since it was accepted."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from lapak.commands.usage import UsageError, find_config_files
from lapak.course.library import Library, SourceText, load_library
from lapak.course.memory import Memory
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import Project
from lapak.course.training.edition import list_local_codes, load_edition
from lapak.course.translation.changes import show_changes
from lapak.course.translation.comparison import STATES
from lapak.course.translation.lock import LockEntry, TextStatus
from lapak.course.translation.translations import UnitReport, find_status, find_units, list_reports
from lapak.website.host.config import load_project

UNKNOWN = "what it was is not known: this lock was written before locks kept it; 'accept' keeps it from now on"


def show_status(options: argparse.Namespace) -> None:
    """The counts of each text; then each unit that is not in order, the worst first, with its file and line."""
    loaded = list(_load_editions(options))
    reports = _find_reports(loaded, options)
    if options.json:
        print(json.dumps([asdict(report) | {"language": code} for code, report in reports], indent=1))
        return
    print(f"{'edition':12}{'text':24}{'language':10}{'fresh':>6}{'stale':>6}{'missing':>8}{'reviewed':>9}  old notes")
    for project, library in loaded:
        texts = {text.origin for text in library.texts if not options.text or is_named(text, options.text)}
        for status in _find_statuses(project, library, options):
            counts = f"{status.count('fresh'):6}{status.count('stale'):6}{status.count('missing'):8}"
            notes = f"{len(status.reviewed):9}{len(status.old_notes):11}"
            if status.origin in texts:
                print(f"{project.edition['name']:12}{status.origin:24}{status.language:10}{counts}{notes}")
    _print_reports([(code, one) for code, one in reports if options.language or one.state != "unreviewed"], reports)


def _list_asked(project: Project, options: argparse.Namespace) -> list[str]:
    return [code for code in list_local_codes(project.edition) if options.language in ("", code)]


def _find_statuses(project: Project, library: Library, options: argparse.Namespace) -> Iterator[TextStatus]:
    for code in _list_asked(project, options):
        yield from find_status(library, code)


def _print_reports(shown: list[tuple[str, UnitReport]], reports: list[tuple[str, UnitReport]]) -> None:
    """Those to be named, and how many there are in all."""
    for code, one in shown:
        mark = "critical, " if one.critical else ""
        words = f", {one.words} words" if one.words else ""
        print(f"{one.path}:{one.line}: {code} {one.name}: {mark}{one.state}{words}")
    counts = Counter(report.state for _, report in reports)
    left = sum(report.words for _, report in reports)
    print(f"{', '.join(f'{counts[state]} {state}' for state in STATES)}; {left} words left")


def _find_reports(loaded: list[tuple[Project, Library]], options: argparse.Namespace) -> list[tuple[str, UnitReport]]:
    """What is not in order in the languages and texts that are asked for; a text of two editions once."""
    found: dict[tuple[str, str, str], tuple[str, UnitReport]] = {}
    for project, library in loaded:
        pairs = [(code, text) for code in _list_asked(project, options) for text in library.texts]
        for code, text in pairs:
            if not options.text or is_named(text, options.text):
                for report in list_reports(text, code, library.entries.get(code, {})):
                    found[code, report.path, report.name] = (code, report)
    if options.text and not any(is_named(text, options.text) for _, library in loaded for text in library.texts):
        raise UsageError(f"no edition has the text '{options.text}' in the language '{options.language}'")
    return sorted(found.values(), key=lambda pair: (pair[1].rank, pair[0]))


def show_diff(options: argparse.Namespace) -> None:
    """What changed in Indonesian since a translation was accepted, word by word, and the translation below it."""
    for _, library in _load_editions(options):
        text = next((text for text in library.texts if is_named(text, options.text)), None)
        if text:
            entries = library.entries.get(options.language, {})
            known = [section.id for section in text.sections]
            if options.section and options.section not in known:
                raise UsageError(f"no section '{options.section}': {suggest(options.section, known)}")
            _print_changes(text, options, {key[1]: entry for key, entry in entries.items() if key[0] == text.origin})
            return
    raise UsageError(f"no edition has the text '{options.text}' in the language '{options.language}'")


def _print_changes(text: SourceText, options: argparse.Namespace, entries: dict[str, LockEntry]) -> None:
    own = {section.id: section for section in text.translated_sections.get(options.language, ())}
    count = 0
    for unit in find_units(text, options.language):
        entry, target = entries.get(unit.name), own.get(unit.name)
        is_stale = entry is not None and bool(unit.target_hash) and entry.reader != unit.source_hash
        if entry is None or not is_stale or options.section not in ("", unit.name.partition("!")[0]):
            continue
        count += 1
        place = f"{target.path}:{target.line}" if target else text.translated_paths[options.language]
        print(f"{place}: {options.language} {unit.name}")
        print(_inset(show_changes(entry.source, unit.source_text) if entry.source and unit.source_text else UNKNOWN))
        if target:
            print("  ---", _inset(target.reader_text), sep="\n")
    print(f"{text.origin}: {count} stale in '{options.language}'")


def _inset(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def _load_editions(options: argparse.Namespace) -> Iterator[tuple[Project, Library]]:
    """The editions that are asked for and have the language."""
    found = [load_texts(file) for file in find_config_files(options.edition)]
    codes = sorted({code for project, _ in found for code in list_local_codes(project.edition)})
    if options.language and options.language not in codes:
        raise UsageError(f"no edition has the language '{options.language}': {suggest(options.language, codes)}")
    for project, library in found:
        if options.language in ("", *list_local_codes(project.edition)):
            yield project, library


def is_named(text: SourceText, name: str) -> bool:
    """True when somebody means this text by that name: '03-praktik', 'praktik', 'tentang'."""
    number, _, rest = text.origin.partition("-")
    return name in (
        text.origin,
        text.origin.removesuffix("/index"),
        rest if number.isdigit() else text.origin,
    )


def load_texts(file: Path, memory: Memory | None = None) -> tuple[Project, Library]:
    """An edition's file → the project and all its texts, those that are remembered; raises SourceError."""
    problems: list[Problem] = []
    project = load_project(file)
    edition = load_edition(project, problems)
    library = load_library(project, edition, problems, memory) if edition else None
    if problems or library is None:
        raise SourceError(problems)
    return project, library
