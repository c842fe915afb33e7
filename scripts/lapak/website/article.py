"""A document → the HTML of its article, by the templates of overrides/pages and overrides/blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jinja2

from lapak.course.glossary import list_entries
from lapak.course.model import Module, Page
from lapak.render.document import Document, Documents, Tree, find_trees, number_sections, reader_sections
from lapak.render.images import DRAWING
from lapak.website.downloads import GROUPS, KINDS, Download
from lapak.website.markup import PageMarkup


@dataclass(frozen=True)
class Neighbours:
    """The modules before and after one, in the same language."""

    previous: Module[Tree] | None
    next: Module[Tree] | None


def to_article(
    document: Document, documents: Documents, downloads: tuple[Download, ...], templates: jinja2.Environment
) -> str:
    """One document → its article."""
    layout = document.layout if isinstance(document, Page) else "module"
    course = documents.course
    values: dict[str, Any] = {
        "document": document,
        "sections": reader_sections(document),
        "words": documents.words[document.language],
        "edition": documents.edition,
        "modules": documents.modules[document.language],
        "pages": {page.address: page for page in documents.pages[document.language]},
        "downloads": [item for item in downloads if item.language in ("", document.language)],
        "kinds": KINDS,
        "groups": GROUPS,
        "status": course.status,
        "url": documents.find_url(document),
        "site_name": course.project.site_name,
        "home_url": documents.find_url(documents.find(document.language, "")),
        "entries": list_entries(course.glossary.terms, document.language),
        "first_drawing": find_first_drawing,
        "here": PageMarkup(course.project.root, document.language, document.address),
        "language_name": documents.find_language_name(document.language),
        "language_names": {language.code: language.name for language in documents.edition.languages},
        "neighbours": find_neighbours(document, documents),
        "recordings": {section.id: course.find_recording(section) for section in document.sections},
        "number_of": number_sections(document),
    }
    return templates.get_template(f"pages/{layout}.html").render(values)


def find_neighbours(document: Document, documents: Documents) -> Neighbours:
    """The modules before and after a module; of a page, none."""
    if not isinstance(document, Module):
        return Neighbours(None, None)
    modules = documents.modules[document.language]
    index = document.number - 1
    following = modules[index + 1] if index + 1 < len(modules) else None
    return Neighbours(modules[index - 1] if index else None, following)


def find_first_drawing(document: Document) -> Tree | None:
    """The drawing that stands for a module on the home page: its first one."""
    images = (image for tree in find_trees(document) for image in tree.iter("img"))
    return next((image for image in images if image.get("src", "").endswith(DRAWING)), None)
