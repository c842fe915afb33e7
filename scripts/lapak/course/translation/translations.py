"""What is known of each translated unit, and the one way to say that a translation is right: accept it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lapak.course.library import Library, SourceText
from lapak.course.memory import Call, LookUps, Memory
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.section.front_matter import ModuleFront
from lapak.course.section.sections import hash_text
from lapak.course.translation.changes import find_runs
from lapak.course.translation.comparison import Compared, UnitPlace
from lapak.course.translation.lock import (
    LOCK_NAME,
    LockEntry,
    TextStatus,
    find_review,
    has_old_notes,
)
from lapak.course.translation.merge import UnitKey
from lapak.course.translation.units import Acceptance, Unit, UnitReport, accept_in_lock, find_state, to_freshness
from lapak.course.translation.value_status import to_value_status

FIELDS = ("title", "summary", "objectives", "materials")


def find_status(library: Library, language: str, memory: Memory | None = None) -> tuple[TextStatus, ...]:
    """Every text of an edition → how far it is translated."""
    calls = [Call((text, language)) for text in library.texts]
    entries = library.entries.get(language, {})
    statuses = (memory or Memory()).run_all(_find_text_status, calls, [], (entries,))
    return (*statuses, *(to_value_status(text, language) for text in library.values.get(language, ()) if text.units))


def _find_text_status(text: SourceText, language: str, tables: LookUps, problems: list[Problem]) -> TextStatus:
    entries = tables[0]
    pairs = [(unit, entries.get((text.origin, unit.name))) for unit in find_units(text, language)]
    freshness = {unit.name: to_freshness(unit, entry) for unit, entry in pairs}
    reviewed = tuple(unit.name for unit, entry in pairs if find_review(entry, unit.target_hash))
    translated = [(unit, entry) for unit, entry in pairs if unit.target_hash]
    old_notes = tuple(unit.name for unit, entry in translated if has_old_notes(entry, unit.facilitator_hash))
    return TextStatus(text.origin, language, freshness, reviewed, old_notes)


def find_units(text: SourceText, language: str) -> Iterator[Unit]:
    """A text → its own units; an included section belongs to the text it stands in."""
    own = {section.id: section for section in text.translated_sections.get(language, ())}
    for section in text.sections:
        if section.origin != text.origin:
            continue
        target = own.get(section.id)
        target_hash = target.reader_hash if target else ""
        yield Unit(section.id, section.reader_hash, section.facilitator_hash, target_hash, section.reader_text)
        target_alts = dict(target.alts) if target else {}
        for image, alt_hash in section.alts:
            yield Unit(f"{section.id}!{image}", alt_hash, "", target_alts.get(image, ""))
    yield from _find_fields(text, language)


def _find_fields(text: SourceText, language: str) -> Iterator[Unit]:
    front, own = text.front, text.translated_fronts.get(language)
    names = FIELDS if isinstance(front, ModuleFront) else FIELDS[:2]
    for name in names:
        source, target = getattr(front, name, None), getattr(own, name, None)
        if source:
            target_hash = hash_text([str(target)]) if target else ""
            words = source if isinstance(source, str) else "\n".join(source)
            yield Unit(f"@{name}", hash_text([str(source)]), "", target_hash, words)


def list_reports(text: SourceText, language: str, entries: Mapping[UnitKey, LockEntry]) -> Iterator[UnitReport]:
    """A text → each of its units that is not in order."""
    sources = {section.id: section for section in text.sections}
    own = {section.id: section for section in text.translated_sections.get(language, ())}
    for unit in find_units(text, language):
        state = find_state(unit, entries.get((text.origin, unit.name)))
        if state is None:
            continue
        name = unit.name.partition("!")[0]
        source, target = sources.get(name), own.get(name)
        place = target or source
        path = text.translated_paths.get(language, text.path) if place is None else place.path
        words = len(unit.source_text.split()) if state in ("missing", "stale") else 0
        critical = source is not None and source.critical
        yield UnitReport(text.origin, unit.name, state, critical, path, place.line if place else 1, words)


def compare_units(library: Library, language: str) -> Mapping[UnitPlace, Compared]:
    """All texts of an edition and a local language → each unit that is not in order, for the page that compares."""
    found: dict[UnitPlace, Compared] = {}
    entries = library.entries.get(language, {})
    for text in library.texts:
        paths = {section.id: section.path for section in text.sections}
        sources = {unit.name: unit.source_text for unit in find_units(text, language)}
        for report in list_reports(text, language, entries):
            entry = entries.get((text.origin, report.name))
            old, new = entry.source if entry else "", sources[report.name]
            runs = find_runs(old, new) if report.state == "stale" and old and new else ()
            place = UnitPlace(paths.get(report.name.partition("!")[0], text.path), report.name)
            found[place] = Compared(report.state, runs)
    return found


def tell_stale(statuses: Iterable[TextStatus]) -> str:
    """How far texts are translated → one line on what has changed since; '' where nothing has."""
    counts = Counter[str]()
    for status in {(status.origin, status.language): status for status in statuses}.values():
        counts[status.language] += status.count("stale")
    found = ", ".join(f"{count} in '{language}'" for language, count in sorted(counts.items()) if count)
    return (
        f"translations: {found} older than the Indonesian text (stale); 'lapak translations status' names them"
        if found
        else ""
    )


def accept_units(project: Project, text: SourceText, acceptance: Acceptance) -> int:
    """Writes into the lock that a text's translation fits its source of today; returns the number of units."""
    places: dict[tuple[Path, str], list[Unit]] = {}
    for unit in find_units(text, acceptance.language):
        if acceptance.section in ("", unit.name.partition("!")[0]) and unit.target_hash:
            places.setdefault(find_lock_file(project, text, unit.name, acceptance.language), []).append(unit)
    for (file, prefix), units in places.items():
        accept_in_lock(units, file, prefix, acceptance)
    return sum(map(len, places.values()))


def find_lock_file(project: Project, text: SourceText, unit: str, language: str) -> tuple[Path, str]:
    """A unit of a text → the lock that knows it, and what its name begins with there.

    What an edition has of its own, or translates otherwise, stands in its own lock.
    """
    overlay = text.overlay
    is_own = overlay is not None and overlay.has(unit, (SOURCE_LANGUAGE, language))
    source = project.root / (overlay.paths[0] if overlay and is_own else text.path)
    for docs in project.page_roots:
        if source.is_relative_to(docs):
            return docs / LOCK_NAME, f"{text.origin}#"
    return source.parent / LOCK_NAME, ""
