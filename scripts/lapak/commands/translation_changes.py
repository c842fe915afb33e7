"""`lapak translations diff`: what has changed in Indonesian since a translation was accepted, word by word."""

from __future__ import annotations

import argparse

from lapak.commands.translation_reports import is_named, load_editions
from lapak.commands.usage import UsageError
from lapak.course.library import SourceText
from lapak.course.problems import suggest
from lapak.course.translation.changes import show_changes
from lapak.course.translation.lock import LockEntry
from lapak.course.translation.translations import find_units
from lapak.course.translation.value_texts import ValueText

UNKNOWN = "what it was is not known: this lock was written before locks kept it; 'accept' keeps it from now on"


def show_diff(options: argparse.Namespace) -> None:
    """What changed in Indonesian since a translation was accepted, word by word, and the translation below it."""
    for _, library in load_editions(options):
        values = next((one for one in library.values.get(options.language, ()) if one.origin == options.text), None)
        if values:
            _print_changed_values(values, options)
            return
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


def _print_changed_values(values: ValueText, options: argparse.Namespace) -> None:
    """The same of questions, meanings and facts."""
    known = [unit.name for unit in values.units]
    if options.section and options.section not in known:
        raise UsageError(f"no '{options.section}' in {values.origin}: {suggest(options.section, known)}")
    stale = [unit for unit in values.units if unit.is_stale and options.section in ("", unit.name)]
    for unit in stale:
        if unit.target and unit.entry:
            print(f"{unit.target.path}:{unit.target.line}: {options.language} {unit.name}")
            print(_inset(show_changes(unit.entry.source, unit.source.text)))
            print("  ---", _inset(unit.target.text), sep="\n")
    print(f"{values.origin}: {len(stale)} stale in '{options.language}'")


def _inset(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
