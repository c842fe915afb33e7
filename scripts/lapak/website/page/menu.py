"""What a page leads to: the modules and pages of its menu, first help, and the offer to keep the course."""

from __future__ import annotations

from dataclasses import dataclass

from lapak.course.model import Module, Page
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.comparisons import LIST_LAYOUT as COMPARISONS
from lapak.render.document import Document, Documents, Tree
from lapak.website.files.shared_files import RECORD
from lapak.website.page.exam_page import EXAM_LAYOUT
from lapak.website.page.markup import PageMarkup
from lapak.website.search.scripts import is_for_facilitators

EMERGENCY_ADDRESS = "darurat/"
EMERGENCY_SECTION = "terlanjur"
"""Of the module that teaches what to do when somebody was deceived: there the way to the page stands at the top."""
KEEPING_LAYOUTS = ("home", "text", "glossary", "downloads")
"""Of pages that end with the offer to keep the course; search and tests are busy with their own."""
MOST_MENU_MODULES, MENU_GROUP = 24, 12
TRANSLATORS_LAYOUTS = ("status", COMPARISONS, COMPARISON)


@dataclass(frozen=True)
class Link:
    """A link with its words and, in another language, its language."""

    text: str
    target: str
    language: str
    is_here: bool = False
    number: int = 0
    """Of a module, its place in the edition."""
    is_told: bool = False
    """Of the language switch: true where it leads to text that is in that language."""


def find_nearby(document: Document, documents: Documents) -> tuple[Module[Tree], ...]:
    """The modules in the menu: all of a usual course, of a large one the dozen around this page.

    A menu with every module would make the site grow with the square of its modules; the home page lists them all.
    """
    modules = documents.modules[document.language]
    if len(modules) <= MOST_MENU_MODULES:
        return modules
    number = document.number if isinstance(document, Module) else 1
    start = (number - 1) // MENU_GROUP * MENU_GROUP
    return modules[start : start + MENU_GROUP]


def find_menu(document: Document, documents: Documents) -> list[Page[Tree]]:
    """The pages in the menu: home, then what to do in an emergency; those of the makers only on a page of theirs.

    The test is done twice, by a link from home: every page would carry its line.
    """
    pages = [page for page in documents.pages[document.language] if page.layout != EXAM_LAYOUT or page is document]
    shown = [page for page in pages if is_for_makers(document) or not is_for_makers(page)]
    return sorted(shown, key=lambda page: (page.address != "", page.address != EMERGENCY_ADDRESS))


def is_for_makers(document: Document) -> bool:
    """True of a page that only facilitators and translators read."""
    return is_for_facilitators(document) or getattr(document, "layout", "") in TRANSLATORS_LAYOUTS


def is_kept(document: Document, documents: Documents, *, is_large: bool) -> bool:
    """True of a page that offers to keep the course on this phone: of a large course each module keeps itself.

    The page on which one records offers itself too.
    """
    looks = {documents.edition.find_look(address) for address in ("", document.address)}
    if getattr(document, "layout", "") == RECORD:
        return looks == {"light"}
    is_offered = isinstance(document, Module) or (not is_large and document.layout in KEEPING_LAYOUTS)
    return looks == {"light"} and is_offered and not is_for_makers(document)


def find_emergency(document: Document, documents: Documents, here: PageMarkup) -> Link | None:
    """From any page the way to the first steps; None on that page itself, and where a course has none."""
    pages = documents.pages[document.language]
    page = next((page for page in pages if page.address == EMERGENCY_ADDRESS), None)
    return to_link(page, document, here) if page and page is not document else None


def to_link(target: Document, document: Document, here: PageMarkup) -> Link:
    """A document → the link to it from another one."""
    is_here = target.address == document.address
    number = target.number if isinstance(target, Module) else 0
    return Link(target.title.text, here.to_link(target.address), target.title.language, is_here, number)
