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
from lapak.course.translation.comparison import STATES
from lapak.course.translation.lock import TextStatus
from lapak.course.translation.translations import find_status, list_reports
from lapak.course.translation.units import UnitReport
from lapak.course.translation.value_status import list_value_reports
from lapak.course.translation.value_texts import READERS as VALUE_FILES
from lapak.website.host.config import load_project


def show_status(options: argparse.Namespace) -> None:
    """The counts of each text; then each unit that is not in order, the worst first, with its file and line."""
    loaded = list(load_editions(options))
    reports = _find_reports(loaded, options)
    if options.json:
        print(json.dumps([asdict(report) | {"language": code} for code, report in reports], indent=1))
        return
    print(f"{'edition':12}{'text':24}{'language':10}{'fresh':>6}{'stale':>6}{'missing':>8}{'reviewed':>9}  old notes")
    for project, library in loaded:
        texts = {text.origin for text in library.texts if not options.text or is_named(text, options.text)}
        texts |= {*VALUE_FILES} if not options.text else {options.text}
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
        for code in _list_asked(project, options):
            for report in _list_reports(library, code, options.text):
                found[code, report.path, report.name] = (code, report)
    texts = [text for _, library in loaded for text in library.texts]
    if options.text not in ("", *VALUE_FILES) and not any(is_named(text, options.text) for text in texts):
        raise UsageError(f"no edition has the text '{options.text}' in the language '{options.language}'")
    return sorted(found.values(), key=lambda pair: (pair[1].rank, pair[0]))


def _list_reports(library: Library, code: str, asked: str) -> Iterator[UnitReport]:
    """What is not in order in one language, in all texts and values or in those that are asked for."""
    for text in library.texts:
        if not asked or is_named(text, asked):
            yield from list_reports(text, code, library.entries.get(code, {}))
    for values in library.values.get(code, ()):
        if asked in ("", values.origin):
            yield from list_value_reports(values)


def load_editions(options: argparse.Namespace) -> Iterator[tuple[Project, Library]]:
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
