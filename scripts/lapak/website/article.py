"""A document → the HTML of its article, by the templates of overrides/pages and overrides/blocks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import jinja2

from lapak.course.glossary import list_entries
from lapak.course.model import Module, Page
from lapak.export.file_names import GROUPS, KINDS
from lapak.render.document import Document, Documents, Tree, find_trees, reader_sections
from lapak.render.guides import LAYOUT as GUIDE
from lapak.render.guides import to_guide
from lapak.render.images import DRAWING
from lapak.render.invitation import to_invitation
from lapak.render.meetings import is_weekly, list_meetings, tell_when
from lapak.render.values import to_values
from lapak.render.weeks import list_weeks, to_when
from lapak.website.day_page import count_sheets, list_day_files
from lapak.website.downloads import Download
from lapak.website.exam_page import EXAM_LAYOUT, list_exam
from lapak.website.guide_page import to_guide_values
from lapak.website.markup import PageMarkup
from lapak.website.search.scripts import LAYOUT, find_searched
from lapak.website.view import EMERGENCY_SECTION, find_emergency, shorten_language

DAY = "day"
"""The layout of the page with all that the day needs."""
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
    layout = document.layout if isinstance(document, Page) else "module"
    course, language = documents.course, document.language
    here = PageMarkup(course.project.root, language, document.address)
    values: dict[str, Any] = {
        **to_values(document, documents, here),
        "recordings": {section.id: course.find_recording(section) for section in document.sections},
        "neighbours": find_neighbours(document, documents),
        "downloads": [item for item in downloads if item.language in ("", language)],
        **(_list_day(documents, downloads, language) if layout == DAY else {}),
        "attachments": course.handed_out,
        "is_large": is_large,
        "kinds": KINDS,
        "groups": GROUPS,
        "status": course.status,
        "moved": course.moved,
        "searched": find_searched(documents.in_language(language)) if layout == LAYOUT else (),
        "home_url": documents.find_published(language, ""),
        **_list_times(documents, language, layout),
        "entries": list_entries(course.glossary.terms, language),
        "first_drawing": find_first_drawing,
        "count_minutes": count_minutes,
        "emergency": find_emergency(document, documents, here),
        "is_about_fraud": any(section.id == EMERGENCY_SECTION for section in document.sections),
        "other_languages": [
            (one.code, shorten_language(one.name)) for one in documents.edition.languages if one.code != language
        ],
        "language_names": {one.code: one.name for one in documents.edition.languages},
    }
    values |= _find_own_values(document, documents, here)
    return templates.get_template(f"pages/{layout}.html").render(values)


def _find_own_values(document: Document, documents: Documents, here: PageMarkup) -> dict[str, Any]:
    """What only the guide of a module shows, or the page of the test."""
    if isinstance(document, Page) and document.layout == GUIDE:
        return to_guide_values(document, documents)
    if isinstance(document, Page) and document.layout == EXAM_LAYOUT:
        return {"exam": list_exam(documents, document.language, here)}
    return {}


def _list_times(documents: Documents, language: str, layout: str) -> dict[str, Any]:
    """When people meet, where the guide of a module stands, and in which week each message is due."""
    weeks = list_weeks(documents, language) if layout == "messages" else ()
    return {
        "meetings": list_meetings(documents, language),
        "is_weekly": is_weekly,
        "weeks": [(message, to_when(message, documents.words[language])) for message in weeks],
        "when": tell_when(documents, language),
        "to_guide": to_guide,
    }


def _list_day(documents: Documents, downloads: tuple[Download, ...], language: str) -> dict[str, Any]:
    """What only the page of the day shows."""
    steps = list_day_files(downloads, documents.edition, language)
    return {
        "day_files": steps,
        "count_sheets": count_sheets,
        "all_sheets": sum(item.sheets for _, items in steps for item in items),
        "invitation": to_invitation(documents, language),
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
