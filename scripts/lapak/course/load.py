"""A project → its course, and every problem of every file in one run."""

from __future__ import annotations

from lapak.course.beside import Beside
from lapak.course.checks import check_library
from lapak.course.edition import Edition, load_edition
from lapak.course.facts import FACTS_NAME, load_facts
from lapak.course.front_matter import ModuleFront, PageFront
from lapak.course.glossary import GLOSSARY_NAME, load_glossary
from lapak.course.library import Library, SourceText, load_library
from lapak.course.merge import (
    NO_TRANSLATION,
    Translations,
    fill_rules,
    merge_sections,
    to_phrase,
    to_phrases,
)
from lapak.course.model import Course, Module, Page, Section
from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.text import Markdown
from lapak.course.translations import find_status
from lapak.course.variables import Variables
from lapak.course.words import load_words

FRAME_MINUTES = 30
"""Opening, quiz and closing of a 90-minute meeting (brief F1)."""


def load_course(project: Project, problems: list[Problem]) -> Course | None:
    """A project → its course; problems are added, and only an unusable edition gives None."""
    edition = load_edition(project, problems)
    if edition is None:
        return None
    facts_file = project.module_roots[-1] / FACTS_NAME
    facts = load_facts(facts_file, project.show(facts_file), problems)
    languages = [language.code for language in edition.languages]
    words = {code: load_words(project, code, problems) for code in languages}
    library = load_library(project, edition, problems)
    glossary_file = project.module_roots[-1] / GLOSSARY_NAME
    glossary = load_glossary(glossary_file, project.show(glossary_file), problems)
    checks = Beside(check_library, project, library, glossary, tuple(problems))
    _check_slugs(project, library, problems)
    for text in library.modules:
        _check_minutes(text, problems)
    variables = Variables(project, edition, facts, words)
    builder = _Builder(edition, library, variables, problems)
    course = Course(
        project=project,
        edition=edition,
        facts=facts,
        glossary=glossary,
        words=words,
        status={edition.language.code: find_status(library, edition.language.code)},
        modules={code: builder.to_modules(code) for code in languages},
        pages={code: builder.to_pages(code) for code in languages},
    )
    problems += checks.result()
    return course


class _Builder:
    """Merges the library's texts into one language after the other."""

    def __init__(self, edition: Edition, library: Library, variables: Variables, problems: list[Problem]) -> None:
        self.edition = edition
        self.library = library
        self.sources = library.sources
        self.variables = variables
        self.problems = problems

    def to_modules(self, language: str) -> tuple[Module[Markdown], ...]:
        """The edition's modules in one language."""
        translations = self.library.translations(language)
        texts = enumerate(self.library.modules, 1)
        return tuple(self._to_module(text, number, translations) for number, text in texts if text.front)

    def _to_module(self, text: SourceText, number: int, translations: Translations) -> Module[Markdown]:
        front, language = text.front, translations.language
        assert isinstance(front, ModuleFront)
        own = text.translated_fronts.get(language, NO_TRANSLATION)
        slug = to_slug(text)
        module = Module(
            language=language,
            address=f"modul/{slug}/",
            path=text.path,
            edit_path=text.translated_paths.get(language, text.path),
            title=to_phrase(own.title, front.title, language),
            summary=to_phrase(own.summary, front.summary, language),
            sections=self._merge(text, translations),
            slug=slug,
            number=number,
            short=front.minutes.short,
            full=front.minutes.full,
            objectives=to_phrases(own.objectives, front.objectives, language),
            materials=to_phrases(own.materials, front.materials, language),
            needs=tuple(front.needs),
        )
        return self.variables.fill_text(module, self.problems)

    def to_pages(self, language: str) -> tuple[Page[Markdown], ...]:
        """The pages of docs/ in one language."""
        translations = self.library.translations(language)
        return tuple(self._to_page(text, translations) for text in self.library.pages if text.front)

    def _to_page(self, text: SourceText, translations: Translations) -> Page[Markdown]:
        front, language = text.front, translations.language
        assert isinstance(front, PageFront)
        own = text.translated_fronts.get(language, NO_TRANSLATION)
        page = Page(
            language=language,
            address=to_address(text.origin),
            path=text.path,
            edit_path=text.translated_paths.get(language, text.path),
            title=to_phrase(own.title, front.title, language),
            summary=to_phrase(own.summary, front.summary, language),
            sections=self._merge(text, translations),
            layout=front.layout,
        )
        return self.variables.fill_text(page, self.problems)

    def _merge(self, text: SourceText, translations: Translations) -> tuple[Section[Markdown], ...]:
        sections = merge_sections(text.sections, translations)
        return fill_rules(sections, self.sources, translations, self.problems)


def to_slug(text: SourceText) -> str:
    """A module → its public name: `slug` of the front matter, or the folder's name without its number."""
    if isinstance(text.front, ModuleFront) and text.front.slug:
        return text.front.slug
    number, _, name = text.origin.partition("-")
    return name if number.isdigit() else text.origin


def to_address(origin: str) -> str:
    """'index' → '', 'tentang' → 'tentang/', 'fasilitator/index' → 'fasilitator/'."""
    name = origin.removesuffix("index").rstrip("/")
    return f"{name}/" if name else ""


def _check_slugs(project: Project, library: Library, problems: list[Problem]) -> None:
    taken: dict[str, str] = {}
    for text in library.modules:
        slug = to_slug(text)
        if slug in taken:
            what = f"modules '{taken[slug]}' and '{text.origin}' would both be 'modul/{slug}/'"
            line = _find_module_line(project, text.origin)
            problems.append(Problem(project.config_path, line, what, "take one of them out of 'modules'"))
        taken.setdefault(slug, text.origin)


def _find_module_line(project: Project, folder: str) -> int:
    index = project.edition["modules"].index(folder)
    return project.config.find_line(("extra", "edition", "modules", index))


def _check_minutes(text: SourceText, problems: list[Problem]) -> None:
    """The front matter's minutes are the sums of the sections' (brief F1)."""
    if not isinstance(text.front, ModuleFront):
        return
    minutes = text.front.minutes
    short = sum(section.short or 0 for section in text.sections)
    full = sum(section.full or 0 for section in text.sections) + FRAME_MINUTES
    for key, said, sum_ in (("short", minutes.short, short), ("full", minutes.full, full)):
        if said != sum_:
            what = f"'minutes.{key}' is {said}, but the sections add up to {sum_}"
            problems.append(Problem(text.path, 1, what, f"write {sum_}, or change a section's '{key}'"))
