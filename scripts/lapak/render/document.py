"""A course → its documents: every text of the course with its prose as HTML trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

from lxml import etree
from lxml.html import HtmlElement

from lapak.course.load import load_course
from lapak.course.local_languages import list_spoken
from lapak.course.memory import Call, LookUps, Memory
from lapak.course.model import Course, Module, Page, Section, Text
from lapak.course.net import catch
from lapak.course.problems import Problem, SourceError, collect
from lapak.course.project import SOURCE_LANGUAGE, Project, is_placeholder
from lapak.course.text import Markdown, list_names, rewrite
from lapak.course.training.edition import Edition
from lapak.course.values.words import Words
from lapak.render.addresses import to_url
from lapak.render.brand import BrandSigns, check_brand, load_signs
from lapak.render.comparisons import make_comparisons
from lapak.render.guides import make_guides
from lapak.render.html.converters import Converter, Converters
from lapak.render.html.links import LinkMap, LinkTables
from lapak.render.html.prose import ProseRenderer
from lapak.render.pictures.images import DRAWING, ImageFaults, ImageFolders, ImageStore, find_folders
from lapak.render.plans import PlanNames, choose_plans, find_plan_names

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
    hidden: Mapping[str, tuple[Page[Tree], ...]] = field(default_factory=dict)
    """By local language: translated sections in whose place readers see the Indonesian ones, text by text."""

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

    def has(self, language: str, address: str) -> bool:
        """True where there is a document at an address in a language."""
        return (language, address) in self._by_place

    @cached_property
    def signs(self) -> BrandSigns:
        """The edition's own logo and icon, where it has some."""
        return load_signs(self.course.project, self.edition.brand)

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], Document]:
        return {(code, document.address): document for code in self.pages for document in self.list_published(code)}

    def list_read_languages(self) -> tuple[str, ...] | None:
        """The languages whose texts were read; None where code that is not ours may have read those of any other."""
        if self.course.project.has_foreign_code:
            return None
        return (SOURCE_LANGUAGE, *list_spoken(language.code for language in self.edition.local))

    def find_language_name(self, code: str) -> str:
        """'jv' → 'Basa Jawa'."""
        return next(language.name for language in self.edition.languages if language.code == code)

    def find_voice(self, language: str, shown: Iterable[Document]) -> str:
        """What is shown in a language → the one it is read in where nothing else is said.

        Where all of it still stands in another one, that of the words around it: nobody hears Indonesian as Madurese.
        """
        return language if any(document.is_begun for document in shown) else self.words[language].spoken

    def find_published(self, language: str, address: str) -> str:
        """The absolute address of any place, for people; '' while nobody has said where the site stands."""
        url = self.course.project.site_url
        return "" if is_placeholder(url) else url + to_url(language, address)

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

    @cached_property
    def guides(self) -> Mapping[str, tuple[Page[Tree], ...]]:
        """The pages of the facilitator's guide by language: no author writes them, and no participant finds them."""
        return {
            code: make_guides(modules, self.words[code], {page.address for page in self.pages[code]})
            for code, modules in self.modules.items()
        }

    @cached_property
    def comparisons(self) -> Mapping[str, tuple[Page[Tree], ...]]:
        """By local language, the pages that show each text beside the Indonesian one: no participant finds them."""
        local = (code for code in self.pages if code != SOURCE_LANGUAGE)
        return {code: make_comparisons(self.in_language(code), self.words[code]) for code in local}

    def in_language(self, language: str) -> tuple[Document, ...]:
        """Every document of one language that somebody wrote."""
        return (*self.pages[language], *self.modules[language])

    def list_published(self, language: str) -> tuple[Document, ...]:
        """Every document of one language that has a page, those that nobody wrote last."""
        return (*self.in_language(language), *self.guides[language], *self.comparisons.get(language, ()))


@dataclass(frozen=True)
class _Renderer:
    """What all pages of an edition are rendered with."""

    converter: Converter
    edition: str
    folders: ImageFolders
    memory: Memory
    faults: ImageFaults
    plans: tuple[PlanNames, ...]

    def prepare(self, calls: Iterable[Call]) -> None:
        """Converts the prose of many pages at once."""
        self.converter.prepare(text for call in calls for text in find_prose(call.inputs[0]))


def render_course(course: Course, problems: list[Problem], memory: Memory, converters: Converters | None) -> Documents:
    """A course → its documents; broken links, images and unsafe HTML are added as problems."""
    project = course.project
    texts: list[Text[Markdown]] = [*course.modules[SOURCE_LANGUAGE], *course.pages[SOURCE_LANGUAGE]]
    addresses = {text.path: text.address for text in texts} | dict.fromkeys(course.unread)
    addresses |= dict.fromkeys(course.omitted)
    addresses |= {omitted: addresses.get(own) for omitted, own in course.replaced.items()}
    addresses |= {name: addresses[path] for path in addresses for name in project.layers.list_names(path)}
    named = [*texts, *course.drafts]
    sections = {f"{text.address}#{section.id}": section.id for text in named for section in text.sections}
    sections |= {f"{text.address}#{name}": "" for text in named for name in course.left_out.get(text.path, ())}
    extensions = tuple((name, project.extension_settings.get(name, {})) for name in project.extensions)
    call = Call((course.edition.name, find_folders(project), memory))
    plans = find_plan_names(course.edition.schedule, course.words)
    more = {"extensions": extensions, "converters": converters, "plans": plans}
    shared = memory.run(_make_renderer, call, problems, (more,))
    tables = (*LinkTables(addresses, sections, course.attachments), shared.faults)

    def render(texts: Sequence[Text[Markdown]]) -> Any:
        calls = [Call((text, shared)) for text in texts]
        return tuple(memory.run_all(_render_text, calls, problems, tables, shared.prepare))

    render(course.drafts)  # for their problems alone
    return Documents(
        course=course,
        modules={code: render(texts) for code, texts in course.modules.items()},
        pages={code: render(texts) for code, texts in course.pages.items()},
        hidden={code: render(texts) for code, texts in course.hidden.items()},
    )


def find_prose(value: Any) -> list[str]:
    """Anything of a course → the text of all its prose."""
    found: list[str] = []

    def look(part: Any) -> Any:
        if isinstance(part, Markdown):
            found.append(part.text)
        return part

    rewrite(value, look)
    return found


def _make_renderer(
    edition: str, folders: ImageFolders, memory: Memory, tables: LookUps, problems: list[Problem]
) -> _Renderer:
    converters = tables[0]["converters"] or Converters()
    converter = converters.open(edition, dict(tables[0]["extensions"]))
    return _Renderer(converter, edition, folders, memory, ImageFaults(folders, memory), tables[0]["plans"])


def _render_text(text: Text[Markdown], shared: _Renderer, tables: LookUps, problems: list[Problem]) -> Text[Tree]:
    calls = [Call((section, text.address, shared)) for section in text.sections]
    sections: Any = tuple(shared.memory.run_all(_render_section, calls, problems, tables))
    return cast("Text[Tree]", replace(text, sections=sections))


def _render_section(
    section: Section[Markdown], address: str, shared: _Renderer, tables: LookUps, problems: list[Problem]
) -> Section[Tree]:
    *tables_of_links, faults = tables
    links = LinkMap(LinkTables(*tables_of_links), shared.edition, shared.folders.root)
    renderer = ProseRenderer(shared.converter, links, ImageStore(shared.folders.root, faults))

    def change(value: Any) -> Any:
        if not isinstance(value, Markdown):
            return value
        tree = renderer.render(value, address, problems)
        etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)  # nobody is to see them
        return tree

    with catch(section.path, section.line, problems):
        return choose_plans(cast("Section[Tree]", rewrite(section, change)), shared.plans)
    return cast("Section[Tree]", replace(section, blocks=()))


def find_trees(value: Any) -> Iterator[Tree]:
    """Every tree inside a document or a part of one."""
    found: list[Tree] = []
    _add_trees(value, found)
    return iter(found)


def _add_trees(value: Any, found: list[Tree]) -> None:
    """A list, as this is asked very often: generators inside each other take twice as long."""
    if isinstance(value, HtmlElement):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _add_trees(item, found)
    else:
        for name in list_names(value.__class__):
            _add_trees(getattr(value, name), found)


def reader_sections(document: Text[Tree]) -> tuple[Section[Tree], ...]:
    """The sections of a document as participants see them: without what is for the facilitator alone."""
    return tuple(_keep_audiences(section, "reader") for section in document.sections)


def taught_sections(document: Text[Tree]) -> tuple[Section[Tree], ...]:
    """The sections of a document as a guide prints them: with the notes, and without what is sent to the group."""
    return tuple(_keep_audiences(section, "reader", "facilitator") for section in document.sections)


def number_sections(document: Text[Tree]) -> dict[str, int]:
    """The taught sections (those with minutes) by id, each with its number; the rest, such as the quiz, have none."""
    taught = [section.id for section in document.sections if section.full is not None]
    return {section_id: number for number, section_id in enumerate(taught, 1)}


def _keep_audiences(section: Section[Tree], *audiences: str) -> Section[Tree]:
    """A section with only the blocks of some audiences."""
    blocks = tuple(block for block in section.blocks if block.audience in audiences)
    return replace(section, blocks=blocks, has_old_notes=section.has_old_notes and "facilitator" in audiences)


def load_documents(project: Project, memory: Memory | None = None, converters: Converters | None = None) -> Documents:
    """A project → its documents; raises SourceError with every problem of every file."""
    memory = memory or Memory()
    problems: list[Problem] = []
    course = load_course(project, problems, memory)
    if course:
        check_brand(project, course.edition, problems)
    documents = None
    with collect(problems):  # what is read wrong is told beside what is missing because of it
        documents = render_course(course, problems, memory, converters) if course else None
    if problems or documents is None:
        raise SourceError(problems)
    return documents
