"""How far questions, meanings and facts are translated, what is to be done with each, and how they are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lapak.course.translation.lock import LOCK_NAME, TextStatus, find_review
from lapak.course.translation.units import Acceptance, Unit, UnitReport, accept_in_lock, find_state, to_freshness
from lapak.course.translation.value_texts import ValueText, ValueUnit


def to_unit(value: ValueUnit) -> Unit:
    """A value → a unit like any other."""
    return Unit(value.name, value.source_hash, "", value.target_hash, value.source.text)


def to_value_status(text: ValueText, language: str) -> TextStatus:
    """The values of one file in one language → how far they are translated."""
    pairs = [(to_unit(value), value.entry) for value in text.units]
    freshness = {unit.name: to_freshness(unit, entry) for unit, entry in pairs}
    reviewed = tuple(unit.name for unit, entry in pairs if find_review(entry, unit.target_hash))
    return TextStatus(text.origin, language, freshness, reviewed, ())


def list_value_reports(text: ValueText) -> Iterator[UnitReport]:
    """The values of one file → each that is not in order."""
    for value in text.units:
        unit, place = to_unit(value), value.target or value.source
        if state := find_state(unit, value.entry):
            words = len(value.source.text.split()) if state in ("missing", "stale") else 0
            yield UnitReport(text.origin, value.name, state, False, place.path, place.line, words)


def accept_values(text: ValueText, acceptance: Acceptance) -> set[str]:
    """Writes into the locks that the translations of a file's values fit its words of today; returns their names."""
    places: dict[Path, list[Unit]] = {}
    for value in text.units:
        if value.target and acceptance.section in ("", value.name):
            places.setdefault(value.folder / LOCK_NAME, []).append(to_unit(value))
    for file, units in places.items():
        accept_in_lock(units, file, f"{text.origin}#", acceptance)
    return {unit.name for units in places.values() for unit in units}
