"""A document → the HTML of its article, by the templates of overrides/pages and overrides/blocks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import jinja2

from lapak.course.model import Module, Page
from lapak.course.values.glossary import list_entries
from lapak.export.file_names import GROUPS, KINDS
from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents, Tree, find_trees, reader_sections
from lapak.render.guides import to_guide
from lapak.render.meetings import is_weekly, list_meetings, tell_when
from lapak.render.pictures.images import DRAWING
from lapak.render.values import to_values
from lapak.website.files.downloads import Download
from lapak.website.files.shared_files import READ_ALOUD
from lapak.website.page.layouts import Asked, find_layout_values
from lapak.website.page.markup import PageMarkup
from lapak.website.page.menu import EMERGENCY_SECTION, find_emergency, is_kept
from lapak.website.page.versions import shorten_language

WORDS_A_MINUTE = 120
"""Of somebody who reads slowly and looks at drawings: half of what practised readers reach (Brysbaert 2019: 238)."""


@dataclass(frozen=True)
class Neighbours:
    """The modules before and after one, in the same language."""

    previous: Module[Tree] | None
    next: Module[Tree] | None


def to_article(
    document: Document,
    documents: Documents,
    downloads: tuple[Download, ...],
    templates: jinja2.Environment,
    *,
    is_large: bool = False,
) -> str:
    """One document → its article."""
    here = PageMarkup(documents.course.project.root, document.language, document.address)
    values = find_article_values(document, documents, downloads, here, is_large=is_large)
    return templates.get_template(f"pages/{find_layout(document)}.html").render(values)


def find_layout(document: Document) -> str:
    """A document → the name of its template."""
    return document.layout if isinstance(document, Page) else "module"


def find_article_values(
    document: Document,
    documents: Documents,
    downloads: tuple[Download, ...],
    here: PageMarkup,
    *,
    is_large: bool = False,
) -> dict[str, Any]:
    """One document and its markup → all that its template asks for."""
    course, language = documents.course, document.language
    values: dict[str, Any] = {
        **to_values(document, documents, here),
        "read_aloud": to_url(language, READ_ALOUD),
        "recordings": {section.id: course.find_recording(section) for section in document.sections},
        "neighbours": find_neighbours(document, documents),
        "downloads": [item for item in downloads if item.language in ("", language)],
        "attachments": course.handed_out,
        "is_large": is_large,
        "is_kept": is_kept(document, documents, is_large=is_large),
        "kinds": KINDS,
        "groups": GROUPS,
        "status": course.status,
        "moved": course.moved,
        "home_url": documents.find_published(language, ""),
        **_list_times(documents, language),
        "entries": list_entries(course.glossary.terms, language),
        "first_drawing": find_first_drawing,
        "count_minutes": count_minutes,
        "emergency": find_emergency(document, documents, here),
        "is_about_fraud": any(section.id == EMERGENCY_SECTION for section in document.sections),
        **_list_languages(documents, language),
    }
    if isinstance(document, Page):
        values |= find_layout_values(Asked(document, documents, downloads, here))
    return values


def _list_languages(documents: Documents, language: str) -> dict[str, Any]:
    """The edition's languages with their names, and the others than this one with short ones."""
    names = {one.code: one.name for one in documents.edition.languages}
    others = [(code, shorten_language(name)) for code, name in names.items() if code != language]
    return {"language_names": names, "other_languages": others}


def _list_times(documents: Documents, language: str) -> dict[str, Any]:
    """When people meet, and where the guide of a module stands."""
    return {
        "meetings": list_meetings(documents, language),
        "is_weekly": is_weekly,
        "when": tell_when(documents, language),
        "to_guide": to_guide,
    }


def count_minutes(document: Document) -> int:
    """A document → the minutes that reading it takes, as participants see it."""
    trees = (tree for section in reader_sections(document) for tree in find_trees(section))
    return math.ceil(sum(len(tree.text_content().split()) for tree in trees) / WORDS_A_MINUTE)


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
