"""The documents of one language → the files of text in a book: modules, answers, glossary, who made it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import jinja2
from lxml import etree, html
from lxml.html import HtmlElement

from lapak.bundle.answers import find_answers
from lapak.course.model import Module, Section
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.values.glossary import list_entries
from lapak.render.document import Document, Documents, find_trees, reader_sections
from lapak.render.html.icons import find_icon, list_marks
from lapak.render.html.markup import DocumentMarkup
from lapak.render.pictures.images import DRAWING
from lapak.render.values import to_common_values, to_values

JPEG = ".jpg"
GLOSSARY_LAYOUT = "glossary"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Leaf:
    """One file of the book."""

    name: str
    title: str
    markup: bytes
    language: str
    """Of its title."""
    parts: tuple[Section[HtmlElement], ...] = ()
    """What the contents list below it."""

    @property
    def file(self) -> str:
        """Its name in the book."""
        return f"{self.name}.xhtml"


class BookMarkup(DocumentMarkup):
    """Links lead to other files of the book, or to the site; images stand beside the text."""

    method = "xml"

    def __init__(self, book: Book, address: str) -> None:
        super().__init__(book.documents.course.project.root)
        self._book = book
        self._address = address
        self.away = book.documents.words[book.language]["on_site"]

    def to_link(self, address: str, language: str | None = None) -> str:
        """An address → the file in the book, the page on the site, or ''."""
        place, mark, section = address.partition("#")
        name = self._book.names.get(place)
        if name and language in (None, self._book.language):
            return f"{'' if place == self._address and mark else name + '.xhtml'}{mark}{section}"
        return self._book.documents.find_published(language or self._book.language, address)

    def to_attachment(self, address: str) -> str:
        """A file of one's own → where it is on the site, or ''."""
        return self._book.documents.find_published(SOURCE_LANGUAGE, address)

    def place_image(self, image: HtmlElement) -> None:
        """Every image, drawings too, is a file of the book: readers know `img` better than SVG in a text."""
        image.set("src", self._book.images[image.get("src", "")])

    def place_icon(self, mark: HtmlElement, name: str) -> None:
        """So is an icon."""
        mark.set("class", "icon")
        source = self._book.images[str(find_icon(name))]
        mark.append(html.Element("img", {"src": source, "alt": "", "style": "height: 1em"}))


class Book:
    """One language of an edition on its way into a book."""

    def __init__(self, language: str, documents: Documents, templates: jinja2.Environment) -> None:
        self.language = language
        self.documents = documents
        self._templates = templates
        self._modules = documents.modules[language]
        pages = documents.pages[language]
        self._glossary = next((page for page in pages if page.layout == GLOSSARY_LAYOUT), None)

    @cached_property
    def names(self) -> dict[str, str]:
        """Address on the site → the name of the file that holds it here."""
        names = {module.address: f"modul-{module.slug}" for module in self._modules}
        return names | ({self._glossary.address: "glosarium"} if self._glossary else {})

    @cached_property
    def images(self) -> dict[str, str]:
        """An image's path in the project → its file in the book: numbered, as folders may say more than they should."""
        texts = [reader_sections(document) for document in self._documents]
        trees = [tree for text in texts for tree in find_trees(text)]
        found = dict.fromkeys(image.get("src", "") for tree in trees for image in tree.iter("img"))
        found |= dict.fromkeys(str(find_icon(name)) for tree in trees for _, name in list_marks(tree))
        suffixes = [DRAWING if path.endswith(DRAWING) else JPEG for path in found]
        return {path: f"gambar/{number}{suffixes[number - 1]}" for number, path in enumerate(found, 1)}

    @property
    def _documents(self) -> tuple[Document, ...]:
        return (*self._modules, *([self._glossary] if self._glossary else []))

    def to_leaves(self) -> tuple[Leaf, ...]:
        """Every file of text, in the order of reading."""
        words = self.documents.words[self.language]
        answers = {module.slug: find_answers(module) for module in self._modules}
        home = self.documents.find(self.language, "")
        leaves = [self._to_leaf("sampul", self.documents.course.project.site_name, "cover", {})]
        leaves += [self._to_chapter(module, {"answers": answers[module.slug]}) for module in self._modules]
        if any(answers.values()):
            leaves.append(self._to_leaf("jawaban", words["answers"], "answers", {"answers": answers}))
        if self._glossary:
            entries = list_entries(self.documents.course.glossary.terms, self.language)
            leaves.append(self._to_chapter(self._glossary, {"entries": entries}))
        site = {"document": home, "site": self.documents.find_published(self.language, "")}
        return (*leaves, self._to_leaf("buku-ini", words["about_book"], "about", site))

    def _to_chapter(self, document: Document, more: dict[str, Any]) -> Leaf:
        """A module or the glossary, which stand on the site too."""
        is_module = isinstance(document, Module)
        here = BookMarkup(self, document.address)
        values = {**to_values(document, self.documents, here), **more}
        title = f"{document.number}. {document.title.text}" if isinstance(document, Module) else document.title.text
        leaf = self._to_leaf(self.names[document.address], title, "module" if is_module else "glossary", values)
        parts = tuple(section for section in document.sections if section.level == 2) if is_module else ()
        return replace(leaf, language=document.title.language, parts=parts)

    def _to_leaf(self, name: str, title: str, template: str, values: dict[str, Any]) -> Leaf:
        common = {
            **to_common_values(self.language, self.documents),
            "here": BookMarkup(self, ""),
            "title": title,
            "names": self.names,
        }
        markup = self._templates.get_template(f"epub/{template}.html").render({**common, **values})
        return Leaf(name, title, to_xhtml(markup), self.language)

    def find_languages(self) -> tuple[str, ...]:
        """The book's own language, then that of passages which are not translated."""
        found = {section.language for document in self._documents for section in document.sections}
        own = self.documents.find_voice(self.language, self._documents)
        return (own, *sorted(found - {own}))


def to_xhtml(markup: str) -> bytes:
    """A page as its template wrote it → XHTML that says each language in both of its ways."""
    page = etree.fromstring(markup.strip().encode())
    for element in page.iter():
        if isinstance(element.tag, str) and element.get("lang"):
            element.set(XML_LANGUAGE, element.get("lang", ""))
    return etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
