"""Title, summary, objectives and materials of a translation: as many as in the source, and the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lapak.course.library import SourceText
from lapak.course.problems import Problem
from lapak.course.reading.schema import TRANSLATED
from lapak.course.section.front_matter import ModuleFront
from lapak.course.section.sections import hash_text
from lapak.course.translation.lock import LockEntry, find_freshness
from lapak.course.translation.merge import UnitKey
from lapak.course.values.numbers import compare_numbers


def compare_titles(text: SourceText, language: str, entries: Mapping[UnitKey, LockEntry]) -> Iterator[Problem]:
    """A text, a language and its lock → a problem for each field that differs; one that is stale is let be."""
    own = text.translated_fronts.get(language)
    for name in TRANSLATED if isinstance(text.front, ModuleFront) else TRANSLATED[:2]:
        source, said = getattr(text.front, name, None), getattr(own, name, None)
        is_fresh = find_freshness(entries.get((text.origin, f"@{name}")), hash_text([str(source)])) == "fresh"
        if source and said and is_fresh:
            yield from _compare(text, language, name, (source, said))


def _compare(text: SourceText, language: str, name: str, values: tuple[Any, Any]) -> Iterator[Problem]:
    source, own = ((value,) if isinstance(value, str) else value for value in values)
    keys, path = text.translated_keys.get(language), text.translated_paths.get(language, text.path)
    fix = f"compare it with {text.path}:{text.keys.find_line((name,)) if text.keys else 1}"
    if len(source) != len(own):
        what = f"'{name}' has {len(own)} texts, the Indonesian text has {len(source)}"
        yield Problem(path, keys.find_line((name,)) if keys else 1, what, fix)
        return
    for index, (theirs, ours) in enumerate(zip(source, own, strict=True)):
        if fault := compare_numbers(theirs, ours):
            place = (name, index) if isinstance(values[1], tuple) else (name,)
            what = f"the numbers differ from the Indonesian text: this {fault}"
            yield Problem(path, keys.find_line(place) if keys else 1, what, fix)
