"""Indonesian sections + their translations + the lock → the sections that a reader of one language gets.

A missing section, and a stale one that is critical, stands in Indonesian; another stale one stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from lapak.course.blocks import Block, Rules, Worksheet
from lapak.course.blocks.lists import RULES_SECTION
from lapak.course.blocks.sheets import FridgeCard
from lapak.course.local_languages import choose_words
from lapak.course.model import Section
from lapak.course.problems import Problem, suggest
from lapak.course.project import SHARED, SOURCE_LANGUAGE
from lapak.course.section.front_matter import TranslationFront
from lapak.course.section.sections import SourceSection
from lapak.course.text import Markdown, Phrase
from lapak.course.translation.changes import find_changes
from lapak.course.translation.lock import Freshness, LockEntry, find_freshness, find_review, has_old_notes

UnitKey = tuple[str, str]
"""Origin and id of a section."""


@dataclass(frozen=True)
class Translations:
    """All sections of one language, and what is known of them."""

    language: str
    sections: Mapping[UnitKey, SourceSection]
    entries: Mapping[UnitKey, LockEntry]
    """The lock's entries by origin and unit."""
    spoken: Mapping[UnitKey, str] = field(default_factory=dict)
    """Sections that a dialect lacks and its language has: the code of that one."""

    @property
    def is_source(self) -> bool:
        """True for Indonesian, which is never missing or stale."""
        return self.language == SOURCE_LANGUAGE


def merge_section(source: SourceSection, translations: Translations) -> Section[Markdown]:
    """One Indonesian section → the one that its reader gets."""
    key = (source.origin, source.id)
    entry = translations.entries.get(key)
    own = source if translations.is_source else translations.sections.get(key)
    freshness: Freshness = "missing" if own is None else find_freshness(entry, source.reader_hash)
    if own is None or (freshness == "stale" and source.critical):
        shown, language = source, SOURCE_LANGUAGE
    else:
        shown, language = own, translations.spoken.get(key, translations.language)
    return Section(
        id=source.id,
        title=shown.title,
        level=source.level,
        short=source.short,
        full=source.full,
        critical=source.critical,
        optional=source.optional,
        language=language,
        freshness=freshness if language in (SOURCE_LANGUAGE, translations.language) else "missing",
        has_old_notes=shown is own and has_old_notes(entry, source.facilitator_hash),
        changes=_find_changes(entry, source) if freshness == "stale" else (),
        review=find_review(entry, own.reader_hash) if own else None,
        blocks=shown.blocks,
        path=shown.path,
        line=shown.line,
    )


def find_hidden(sections: Iterable[SourceSection], translations: Translations) -> Iterator[SourceSection]:
    """Indonesian sections → those that readers see instead of a translation that there is."""
    for source in sections:
        key = (source.origin, source.id)
        is_stale = find_freshness(translations.entries.get(key), source.reader_hash) == "stale"
        if source.critical and is_stale and key in translations.sections:
            yield source


def _find_changes(entry: LockEntry | None, source: SourceSection) -> tuple[str, ...]:
    """What another has taken the place of since a translation was accepted; nothing where the lock does not say."""
    return find_changes(entry.source, source.reader_text) if entry and entry.source else ()


def fill_rules(
    section: Section[Markdown],
    sources: Mapping[UnitKey, SourceSection],
    translations: Translations,
    problems: list[Problem],
) -> Section[Markdown]:
    """A section → the same with the safety rules written out wherever a block refers to them."""

    def fill(block: Block[Markdown]) -> Block[Markdown]:
        is_card = isinstance(block, Worksheet) and isinstance(block.sheet, FridgeCard)
        is_reference = isinstance(block, Rules) and not block.points
        if not is_reference and not is_card:
            return block
        reference = block.section if isinstance(block, Rules) else RULES_SECTION
        source = find_source(reference, sources)
        if source is None:
            problems.append(missing_section(section.path, block.line, reference, sources))
            return block
        merged = merge_section(source, translations)
        if isinstance(block, Rules):
            return replace(block, points=_find_rules(merged), language=merged.language)
        return replace(cast("Worksheet[Markdown]", block), rules=_find_rules(merged))

    return replace(section, blocks=tuple(map(fill, section.blocks)))


def find_source(reference: str, sources: Mapping[UnitKey, SourceSection]) -> SourceSection | None:
    """'shared#aturan-aman' → that section."""
    origin, _, section_id = reference.partition("#")
    return sources.get((origin, section_id))


def missing_section(path: str, line: int, reference: str, sources: Mapping[UnitKey, SourceSection]) -> Problem:
    """The problem of a block that refers to a section nobody wrote."""
    known = [f"{origin}#{section_id}" for origin, section_id in sources]
    return Problem(path, line, f"section '{reference}' does not exist", suggest(reference, known))


def omitted_section(path: str, line: int, reference: str, edition: str) -> Problem:
    """The problem of an include whose module the edition has not."""
    folder = reference.partition("#")[0]
    fix = "add the module to 'modules:' in the edition's mkdocs file"
    fix += f", or move the section to {SHARED}, which every edition has"
    return Problem(path, line, f"section '{reference}': edition '{edition}' omits module '{folder}'", fix)


def _find_rules(section: Section[Markdown]) -> tuple[Markdown, ...]:
    return next((block.points for block in section.blocks if isinstance(block, Rules)), ())


def to_phrases(said: Mapping[str, tuple[str, ...]], source: tuple[str, ...], language: str) -> tuple[Phrase, ...]:
    """A list of the front matter, in its own language or as it is in Indonesian; never a mixture."""
    own = choose_words({code: texts for code, texts in said.items() if len(texts) == len(source)}, language)
    code, texts = own or (SOURCE_LANGUAGE, source)
    return tuple(Phrase(text, code) for text in texts)


def to_phrase(said: Mapping[str, str], source: str, language: str) -> Phrase:
    """A field of the front matter in its own language, or the Indonesian one where it is not translated."""
    code, text = choose_words({code: text for code, text in said.items() if text}, language) or (
        SOURCE_LANGUAGE,
        source,
    )
    return Phrase(text, code)


def list_said(fronts: Mapping[str, TranslationFront], name: str) -> dict[str, Any]:
    """The front matters of translations → what they say for one key, by language."""
    return {code: getattr(front, name) for code, front in fronts.items()}
