"""A text in two languages → the rows in which it stands side by side, and what a reviewer is told of each section."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, is_dataclass
from difflib import SequenceMatcher
from itertools import chain, zip_longest
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from lapak.course.assemble import to_address
from lapak.course.model import Page, Section
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.text import NOT_WORDS, list_fields
from lapak.course.translation.changes import list_changed_lines
from lapak.course.translation.comparison import Compared, UnitPlace
from lapak.render.comparisons import to_comparison
from lapak.render.document import Document, Documents, Tree
from lapak.website.page.markup import PageMarkup

HOLDERS = ("ul", "ol", "table", "thead", "tbody", "dl", "blockquote", "div")
"""Elements whose children stand in rows of their own."""
PARAGRAPHS = ("p", "li", "dt", "dd", "summary", "figcaption")
Part = Markup
"""A piece that is read without a pause: a paragraph, a line of a list, an option, the words of a drawing."""


@dataclass(frozen=True)
class ComparedRow:
    """One piece in both languages; '' where one of them has none."""

    source: Markup
    own: Markup


@dataclass(frozen=True)
class ComparedSection:
    """A section in both languages."""

    id: str
    level: int
    critical: bool
    unit: Compared | None
    """What is not in order; None where all is."""
    is_fallback: bool
    """True when readers see the Indonesian text."""
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class TextLink:
    """A text with the page that compares it, and how many of its units are in which state."""

    title: str
    language: str
    """Of the title."""
    target: str
    counts: Mapping[str, int]


def list_comparisons(documents: Documents, here: PageMarkup, language: str) -> dict[str, list[TextLink]]:
    """Documents, the page that lists them and its language → by local language, every text; Indonesian lists all."""
    codes = [code for code in documents.comparisons if language in (code, SOURCE_LANGUAGE)]
    return {code: [_to_text_link(text, documents, here) for text in documents.in_language(code)] for code in codes}


def find_comparisons(documents: Documents) -> dict[str, str]:
    """Documents → by the name of a text in the table of the status page, the address of the page that compares it."""
    modules = documents.modules[SOURCE_LANGUAGE]
    names = {module.address: posixpath.basename(posixpath.dirname(module.path)) for module in modules}
    pages = {to_address(status.origin): status.origin for some in documents.course.status.values() for status in some}
    texts = documents.in_language(SOURCE_LANGUAGE)
    origins = {text.address: names.get(text.address) or pages.get(text.address, "") for text in texts}
    return {origin: to_comparison(address) for address, origin in origins.items() if origin}


def _to_text_link(text: Document, documents: Documents, here: PageMarkup) -> TextLink:
    source = documents.find(SOURCE_LANGUAGE, text.address)
    paths = {(section.path, section.id) for section in source.sections}
    found = documents.course.compared[text.language]
    counts: dict[str, int] = {}
    for place, unit in found.items():
        if (place.path, place.name.partition("!")[0]) in paths or (place.path == text.path and place.name[0] == "@"):
            counts[unit.state] = counts.get(unit.state, 0) + 1
    return TextLink(
        text.title.text, text.title.language, here.to_link(to_comparison(text.address), text.language), counts
    )


def to_comparison_values(page: Page[Tree], documents: Documents, here: PageMarkup) -> dict[str, Any]:
    """A page that compares → the values of its template."""
    text = next(one for one in documents.in_language(page.language) if to_comparison(one.address) == page.address)
    source = documents.find(SOURCE_LANGUAGE, text.address)
    hidden = {
        section.id: section
        for one in documents.hidden.get(page.language, ())
        if one.path == text.path
        for section in one.sections
    }
    writer = _PartWriter(here)
    units = documents.course.compared[page.language]
    return {
        "text": text,
        "source": source,
        "list_changed_lines": list_changed_lines,
        "front": {name: units.get(UnitPlace(text.path, f"@{name}")) for name in ("title", "summary")},
        "compared": [
            _compare(pair, hidden.get(pair[0].id), units, writer)
            for pair in zip(source.sections, text.sections, strict=True)
        ],
    }


def _compare(
    pair: tuple[Section[Tree], Section[Tree]],
    hidden: Section[Tree] | None,
    units: Mapping[UnitPlace, Compared],
    writer: _PartWriter,
) -> ComparedSection:
    source, shown = pair
    is_fallback = shown.language == SOURCE_LANGUAGE
    own = hidden if is_fallback else shown
    return ComparedSection(
        id=source.id,
        level=source.level,
        critical=source.critical,
        unit=units.get(UnitPlace(source.path, source.id)),
        is_fallback=is_fallback,
        rows=tuple(_pair_rows(writer.list_parts(source), writer.list_parts(own) if own else [])),
    )


def _pair_rows(source: list[tuple[str, list[Part]]], own: list[tuple[str, list[Part]]]) -> Iterator[ComparedRow]:
    """Two sections, block by block → their rows: blocks of one name stand beside each other, whatever comes between."""
    names = [name for name, _ in source], [name for name, _ in own]
    for _, start, end, first, last in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        left = [parts for _, parts in source[start:end]]
        right = [parts for _, parts in own[first:last]]
        sides = zip(left, right, strict=True) if len(left) == len(right) else [(chain(*left), chain(*right))]
        for one, other in sides:
            for before, after in zip_longest(one, other, fillvalue=Markup()):
                yield ComparedRow(before, after)


class _PartWriter:
    """Knows how a piece of text is shown."""

    def __init__(self, here: PageMarkup) -> None:
        self._here = here

    def list_parts(self, section: Section[Tree]) -> list[tuple[str, list[Part]]]:
        """A section → its title and its blocks, each by its name with the pieces in it."""
        title = Markup("<b>{}</b>").format(section.title)
        return [("title", [title]), *((block.name, list(self._find(block))) for block in section.blocks)]

    def _find(self, value: Any) -> Iterator[Part]:
        if isinstance(value, HtmlElement):
            yield from self._split(value)
        elif isinstance(value, str):
            if value.strip():
                yield Markup.escape(value)
        elif isinstance(value, tuple):
            for item in value:
                yield from self._find(item)
        elif is_dataclass(value):
            for name in list_fields(value, but=NOT_WORDS):
                yield from self._find(getattr(value, name))

    def _split(self, tree: Tree) -> Iterator[Part]:
        """A tree → its paragraphs, lines, rows of tables and the words of its drawings."""
        if not len(tree) and (tree.text or "").strip():
            yield self._show(tree)
        for child in tree:
            if child.tag in HOLDERS:
                yield from self._split(child)
            elif child.tag in ("figure", "img"):
                yield from self._tell_drawing(child)
            else:
                yield self._show(child)

    def _show(self, element: Tree) -> Part:
        """An element → its words with their emphasis and links; its drawings are told of by their words."""
        bare = deepcopy(element)
        bare.tail = None
        for image in list(bare.iter("img")):
            image.tag, words = "i", image.get("alt", "")
            image.attrib.clear()
            image.text = words
        tree = html.Element("div")
        if bare.tag == "tr":
            tree.text = " | ".join(" ".join(cell.text_content().split()) for cell in bare)
        else:
            bare.tag = "span" if bare.tag in PARAGRAPHS else bare.tag
            tree.append(bare)
        return self._here.to_block(tree)

    def _tell_drawing(self, element: Tree) -> Iterator[Part]:
        for image in element.iter("img"):
            yield Markup("<i>{}</i>").format(image.get("alt", ""))
        for caption in element.iter("figcaption"):
            yield self._show(caption)
