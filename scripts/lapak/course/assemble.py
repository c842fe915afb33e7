"""Texts of a library → the modules and pages of a course: languages merged, variables filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, TypeVar

from lapak.course.library import Library, SourceText
from lapak.course.memory import Call, LookUps, Memory
from lapak.course.model import Module, Page, Section
from lapak.course.net import catch
from lapak.course.problems import Problem
from lapak.course.section.front_matter import Minutes, ModuleFront, PageFront
from lapak.course.section.sections import SourceSection
from lapak.course.slugs import to_slug
from lapak.course.text import Markdown
from lapak.course.translation.lock import LockEntry
from lapak.course.translation.merge import (
    Translations,
    UnitKey,
    fill_rules,
    find_hidden,
    list_said,
    merge_section,
    to_phrase,
    to_phrases,
)
from lapak.course.values.facts import Fact
from lapak.course.values.variables import Spoken, Variables
from lapak.course.values.words import Words

DRAFT = PageFront("Draft", "Draft")
T = TypeVar("T", Module[Markdown], Page[Markdown])


NO_MODULE_FRONT, NO_PAGE_FRONT = ModuleFront("", "", ()), PageFront("", "")
"""In the place of one that could not be read: the text below it is looked at all the same, and nothing is published."""


class _LookUps(NamedTuple):
    """All that a text asks beside itself."""

    sources: Mapping[UnitKey, SourceSection]
    sections: Mapping[UnitKey, SourceSection]
    """The translated ones."""
    entries: Mapping[UnitKey, LockEntry]
    spoken: Mapping[UnitKey, str]
    edition: Mapping[str, Any]
    facts: Mapping[str, Fact]
    words: Mapping[str, Words]
    terms: Mapping[str, Spoken]


class _Position(NamedTuple):
    """Where a text goes."""

    language: str
    number: int
    """Among the texts of its kind, from 1."""


class Assembly:
    """Puts the texts of one library together, in one language after the other."""

    def __init__(self, library: Library, variables: Variables, memory: Memory, problems: list[Problem]) -> None:
        self._library = library
        self._sources = library.sources
        self._variables = variables
        self._memory = memory
        self._problems = problems

    def to_modules(self, language: str) -> tuple[Module[Markdown], ...]:
        """The edition's modules in one language."""
        return self._assemble(_to_module, self._library.modules, language)

    def to_pages(self, language: str) -> tuple[Page[Markdown], ...]:
        """The pages of docs/ in one language."""
        return self._assemble(_to_page, self._library.pages, language)

    def to_drafts(self, language: str) -> tuple[Page[Markdown], ...]:
        """Texts whose front matter is wrong or missing, to find the mistakes below it in the same run."""
        texts = (*self._library.modules, *self._library.pages)
        drafts = tuple(replace(text, front=DRAFT) for text in texts if text.front is None and text.sections)
        return self._assemble(_to_page, drafts, language)

    def to_hidden(self, language: str) -> tuple[Page[Markdown], ...]:
        """Translated sections in whose place readers see the Indonesian ones, for who compares both: text by text."""
        own = self._library.translations(language)
        texts = []
        for text in (*self._library.modules, *self._library.pages):
            ids = {section.id for section in find_hidden(text.sections, own)}
            # As no warning, a section shows its own text however old that is.
            sections = tuple(replace(section, critical=False) for section in text.sections if section.id in ids)
            texts += [replace(text, sections=sections)] if sections else []
        return self._assemble(_to_page, tuple(replace(text, front=DRAFT) for text in texts), language)

    def _assemble(self, step: Callable[..., T], texts: tuple[SourceText, ...], language: str) -> tuple[T, ...]:
        own, variables = self._library.translations(language), self._variables
        known = (variables.edition, variables.facts, variables.words, variables.terms)
        tables = _LookUps(self._sources, own.sections, own.entries, own.spoken, *known)
        numbered = [(text, _Position(language, number)) for number, text in enumerate(texts, 1)]
        calls = [Call((text, place, self._memory)) for text, place in numbered]
        return tuple(self._memory.run_all(step, calls, self._problems, tables))


def _to_module(
    text: SourceText, place: _Position, memory: Memory, tables: LookUps, problems: list[Problem]
) -> Module[Markdown]:
    front, language = text.front or NO_MODULE_FRONT, place.language
    assert isinstance(front, ModuleFront)
    own = partial(list_said, text.translated_fronts)
    slug, minutes = to_slug(text), front.minutes or Minutes(0, 0)
    module: Module[Markdown] = Module(
        language=language,
        address=f"modul/{slug}/",
        path=text.path,
        edit_path=text.translated_paths.get(language, text.path),
        title=to_phrase(own("title"), front.title, language),
        summary=to_phrase(own("summary"), front.summary, language),
        sections=(),
        slug=slug,
        number=place.number,
        short=minutes.short,
        full=minutes.full,
        objectives=to_phrases(own("objectives"), front.objectives, language),
        materials=to_phrases(own("materials"), front.materials, language),
        needs=tuple(front.needs),
    )
    sections = _to_sections(text, language, memory, tables, problems)
    return replace(_to_variables(tables).fill_text(module, problems), sections=sections)


def _to_page(
    text: SourceText, place: _Position, memory: Memory, tables: LookUps, problems: list[Problem]
) -> Page[Markdown]:
    front, language = text.front or NO_PAGE_FRONT, place.language
    assert isinstance(front, PageFront)
    own = partial(list_said, text.translated_fronts)
    page: Page[Markdown] = Page(
        language=language,
        address=to_address(text.origin),
        path=text.path,
        edit_path=text.translated_paths.get(language, text.path),
        title=to_phrase(own("title"), front.title, language),
        summary=to_phrase(own("summary"), front.summary, language),
        sections=(),
        layout=front.layout,
    )
    sections = _to_sections(text, language, memory, tables, problems)
    return replace(_to_variables(tables).fill_text(page, problems), sections=sections)


def _to_sections(
    text: SourceText, language: str, memory: Memory, tables: LookUps, problems: list[Problem]
) -> tuple[Section[Markdown], ...]:
    # Section by section: a fact or a number that changes touches few of them.
    calls = [Call((section, language)) for section in text.sections]
    sections = memory.run_all(_to_section, calls, problems, tables)
    return tuple(section for section in sections if section)


def _to_section(
    source: SourceSection, language: str, tables: LookUps, problems: list[Problem]
) -> Section[Markdown] | None:
    own = _LookUps(*tables)
    translations = Translations(language, own.sections, own.entries, own.spoken)
    with catch(source.path, source.line, problems):
        section = fill_rules(merge_section(source, translations), own.sources, translations, problems)
        return _to_variables(tables).fill_section(section, problems)
    return None


def _to_variables(tables: LookUps) -> Variables:
    own = _LookUps(*tables)
    return Variables(own.edition, own.facts, own.words, own.terms)


def to_address(origin: str) -> str:
    """'index' → '', 'tentang' → 'tentang/', 'fasilitator/index' → 'fasilitator/'."""
    name = origin.removesuffix("index").rstrip("/")
    return f"{name}/" if name else ""
