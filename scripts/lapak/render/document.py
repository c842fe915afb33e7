"""A course → its documents: every text of the course with its prose as HTML trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, cast

from lxml.html import HtmlElement

from lapak.course.edition import Edition
from lapak.course.load import load_course
from lapak.course.model import Course, Module, Page, Section, Text
from lapak.course.problems import Problem, SourceError
from lapak.course.project import Project
from lapak.course.text import Markdown, rewrite
from lapak.course.words import Words
from lapak.render.addresses import to_url
from lapak.render.images import DRAWING, ImageStore
from lapak.render.links import LinkMap
from lapak.render.prose import ProseRenderer, convert_texts

Tree = HtmlElement
Document = Module[Tree] | Page[Tree]


@dataclass(frozen=True)
class Documents:
    """Everything that the outputs are made of."""

    course: Course
    modules: Mapping[str, tuple[Module[Tree], ...]]
    """By language, in the edition's order."""
    pages: Mapping[str, tuple[Page[Tree], ...]]
    """By language, home first."""

    @property
    def edition(self) -> Edition:
        """The edition they belong to."""
        return self.course.edition

    @property
    def words(self) -> Mapping[str, Words]:
        """Interface words by language."""
        return self.course.words

    def find(self, language: str, address: str) -> Document:
        """The document at an address in a language; KeyError when there is none."""
        return self._by_place[language, address]

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], Document]:
        return {(code, document.address): document for code in self.pages for document in self.in_language(code)}

    def find_language_name(self, code: str) -> str:
        """'jv' → 'Basa Jawa'."""
        return next(language.name for language in self.edition.languages if language.code == code)

    def find_url(self, document: Document) -> str:
        """The absolute address of a document's page."""
        return self.course.project.site_url + to_url(document.language, document.address)

    @property
    def photos(self) -> tuple[str, ...]:
        """The photos of all documents, by their path in the project; drawings are part of the pages."""
        found = {
            image.get("src", "")
            for language in self.pages
            for document in self.in_language(language)
            for tree in find_trees(document)
            for image in tree.iter("img")
        }
        return tuple(sorted(path for path in found if not path.endswith(DRAWING)))

    def in_language(self, language: str) -> tuple[Document, ...]:
        """Every document of one language."""
        return (*self.pages[language], *self.modules[language])


def render_course(course: Course, problems: list[Problem]) -> Documents:
    """A course → its documents; broken links, images and unsafe HTML are added as problems."""
    links = LinkMap(course)
    converted = convert_texts(course.project, find_prose(course))
    renderer = ProseRenderer(converted, links, ImageStore(course.project))

    def render_text(text: Text[Markdown]) -> Any:
        return rewrite_text(text, renderer, problems)

    return Documents(
        course=course,
        modules={code: tuple(map(render_text, texts)) for code, texts in course.modules.items()},
        pages={code: tuple(map(render_text, texts)) for code, texts in course.pages.items()},
    )


def find_prose(course: Course) -> Iterator[str]:
    """A course → the text of all its prose."""
    found: list[str] = []

    def look(value: Any) -> Any:
        if isinstance(value, Markdown):
            found.append(value.text)
        return value

    for texts in (*course.modules.values(), *course.pages.values()):
        rewrite(texts, look)
    yield from found


def rewrite_text(text: Text[Markdown], renderer: ProseRenderer, problems: list[Problem]) -> Text[Tree]:
    """One text → one document."""

    def change(value: Any) -> Any:
        return renderer.render(value, text, problems) if isinstance(value, Markdown) else value

    return cast("Text[Tree]", rewrite(text, change))


def find_trees(value: Any) -> Iterator[Tree]:
    """Every tree inside a document or a part of one."""
    if isinstance(value, HtmlElement):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from find_trees(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from find_trees(getattr(value, field.name))


def reader_sections(document: Text[Tree]) -> tuple[Section[Tree], ...]:
    """The sections of a document as participants see them: without what is for the facilitator alone."""
    return tuple(keep_audience(section, "reader") for section in document.sections)


def keep_audience(section: Section[Tree], audience: str) -> Section[Tree]:
    """A section with only the blocks of one audience."""
    return replace(section, blocks=tuple(block for block in section.blocks if block.audience == audience))


def load_documents(project: Project) -> Documents:
    """A project → its documents; raises SourceError with every problem of every file."""
    problems: list[Problem] = []
    course = load_course(project, problems)
    documents = render_course(course, problems) if course else None
    if problems or documents is None:
        raise SourceError(problems)
    return documents
