"""Texts in two languages → pairs: each section, key and question beside its translation, segment by segment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lapak.course.exam.files import find_exam_files
from lapak.course.library import Library
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.reading.yaml_text import YamlText
from lapak.course.source_text import SourceText
from lapak.course.translation.lock import LockEntry
from lapak.course.translation.merge import UnitKey
from lapak.course.translation.translations import FIELDS, list_reports
from lapak.exchange.alignment import Match, align
from lapak.exchange.stretches import (
    Files,
    LineSpan,
    Stretch,
    cut,
    find_headings,
    find_key,
    find_keys,
    to_translated_path,
)
from lapak.exchange.values import list_values

EXAM, QUESTIONS = "tes", "questions"
EXAM_WAYS = (("text",), ("options",))
SECTION = re.compile(r"\s+section:\s*[\"']?([^#\s\"']+)#")


@dataclass(frozen=True)
class Pair:
    """A section, a key of the front matter or a question, in Indonesian and as its translation has it."""

    place: str
    """'03-praktik#foto', '03-praktik@title', 'tes#kabar'."""
    titles: tuple[str, ...]
    """Of the text, and of the section."""
    source: Stretch
    target: Stretch | None
    """What stands in the translation; None where nothing does."""
    target_path: str
    matches: tuple[Match, ...]
    state: str = ""
    is_critical: bool = False
    old_source: str = ""
    """The Indonesian words that it was accepted with, where they are others now."""
    new_source: str = ""

    @property
    def kind(self) -> str:
        """'@' of a key, '#' of all else."""
        return "@" if "@" in self.place else "#"


def list_pairs(project: Project, library: Library, language: str, files: Files) -> Iterator[Pair]:
    """All that can be translated of an edition's texts; sections of an include belong to the text they stand in."""
    for text in library.texts:
        entries = library.entries.get(language, {})
        yield from _PairedText(text, language, entries, files).list_pairs()
    yield from _list_questions(project, library, language, files)


@dataclass(frozen=True)
class _PairedText:
    text: SourceText
    language: str
    entries: Mapping[UnitKey, LockEntry]
    files: Files

    def list_pairs(self) -> Iterator[Pair]:
        states = {report.name: report.state for report in list_reports(self.text, self.language, self.entries)}
        own = self.text.overlay
        for name in FIELDS:
            is_own = own is not None and own.has(f"@{name}", (SOURCE_LANGUAGE,))
            path = own.paths[0] if own and is_own else self.text.path
            if pair := self._pair_key(name, path):
                yield self._complete(pair, f"@{name}", states)
        for section in self.text.sections:
            if section.origin != self.text.origin or not section.id:
                continue
            lines = self.files.load(section.path) or ()
            source = cut(section.path, lines, LineSpan(section.line, section.next_line or len(lines) + 1))
            theirs = {one.id: one for one in self.text.translated_sections.get(self.language, ())}
            translated = theirs.get(section.id)
            path = translated.path if translated else to_translated_path(section.path, self.language)
            standing = find_headings(self.files.load(path) or ()).get(section.id)
            target = cut(path, self.files.load(path) or (), standing) if standing else None
            place = f"{self.text.origin}#{section.id}"
            said = target if translated else target and replace(target, segments=())  # an Indonesian copy says nothing
            pair = _match(place, (self._title, section.title), source, said, path)
            pair = replace(pair, is_critical=section.critical, new_source=section.reader_text)
            yield self._complete(pair, section.id, states)

    @property
    def _title(self) -> str:
        return self.text.front.title if self.text.front else self.text.origin

    def _pair_key(self, name: str, path: str) -> Pair | None:
        source = find_key(path, self.files.load(path) or (), name)
        if source is None or not source.segments:
            return None
        translated = to_translated_path(path, self.language)
        target = find_key(translated, self.files.load(translated) or (), name)
        return _match(f"{self.text.origin}@{name}", (self._title, ""), source, target, translated)

    def _complete(self, pair: Pair, unit: str, states: Mapping[str, str]) -> Pair:
        """A pair with what is known of it beside its words."""
        state, entry = states.get(unit, ""), self.entries.get((self.text.origin, unit))
        return replace(pair, state=state, old_source=entry.source if entry and state == "stale" else "")


def _match(place: str, titles: tuple[str, str], source: Stretch, target: Stretch | None, path: str) -> Pair:
    """A stretch and its translation as a pair."""
    return Pair(place, titles, source, target, path, align(source.segments, target.segments if target else ()))


def _list_questions(project: Project, library: Library, language: str, files: Files) -> Iterator[Pair]:
    """The questions of the test that the edition asks: each with its text and its options."""
    origins = {text.origin for text in library.modules}
    asked: dict[str, Stretch] = {}
    for path in map(project.show, find_exam_files(project)):
        asked |= dict(_load_questions(path, files))
    for name, source in asked.items():
        section = next((found[1] for line in source.lines if (found := SECTION.match(line))), "")
        if section in origins:
            target = next((one for one in _list_wordings(project, source.path, language, files) if name in one), {})
            translated = to_translated_path(source.path, language)
            pair = _match(f"{EXAM}#{name}", (source.path, name), source, target.get(name), translated)
            if target:
                pair = replace(pair, target_path=target[name].path)
            yield replace(pair, state="" if target else "missing")


def _list_wordings(project: Project, path: str, language: str, files: Files) -> list[dict[str, Stretch]]:
    """The translations that may speak of the questions of a file: the edition's own first, none of a file below."""
    paths = [project.show(file) for file in find_exam_files(project)]
    over = reversed(paths[paths.index(path) :])
    return [dict(_load_questions(to_translated_path(one, language), files)) for one in over]


def _load_questions(path: str, files: Files) -> Iterator[tuple[str, Stretch]]:
    lines = files.load(path) or ()
    for name, place in find_keys(YamlText("\n".join(lines), path), (QUESTIONS,), len(lines) + 1).items():
        own = tuple(lines[place.first - 1 : place.end - 1])
        found = list_values(own, place.first, [0] * len(own), "")
        yield name, Stretch(path, place.first, own, tuple(one for one in found if one.way[1:2] in EXAM_WAYS))
