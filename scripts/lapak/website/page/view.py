"""What the page shell (overrides/main.html) shows around an article: all of it plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lapak.course.model import Module, Page
from lapak.course.project import is_nowhere, is_placeholder
from lapak.course.values.words import Words
from lapak.render.addresses import to_relative, to_url
from lapak.render.comparisons import FOLDER as COMPARISON_FOLDER
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.comparisons import LIST_LAYOUT as COMPARISONS
from lapak.render.document import Document, Documents, Tree
from lapak.website.files.live import find_tools
from lapak.website.files.share_pictures import find_share_path
from lapak.website.files.shared_files import RECORD, WALL
from lapak.website.page.course_data import to_course_data
from lapak.website.page.exam_page import EXAM_LAYOUT
from lapak.website.page.markup import PageMarkup
from lapak.website.search.scripts import find_search_page, is_for_facilitators

REPORT_ADDRESS = "tentang/"
REPORT_SECTION = "lapor"
EMERGENCY_ADDRESS = "darurat/"
EMERGENCY_SECTION = "terlanjur"
"""Of the module that teaches what to do when somebody was deceived: there the way to the page stands at the top."""
KEEPING_LAYOUTS = ("home", "text", "glossary", "downloads")
"""Of pages that end with the offer to keep the course; search and tests are busy with their own."""
MOST_MENU_MODULES, MENU_GROUP = 24, 12
TRANSLATORS_LAYOUTS = ("status", COMPARISONS, COMPARISON)
FACILITATOR_MARK = "#fasilitator"
SHORT_NAME = re.compile(r"^(Bahasa|Basa|Baso|Base) ")
"""'Basa Jawa' → 'Jawa' in the language switch, which must fit beside the name on a small phone."""


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


@dataclass(frozen=True)
class PageView:
    """The shell of one page."""

    language: str
    """Of what does not say that it is in another one."""
    words: Words
    title: str
    site_name: str
    description: str
    primary: str
    brand: str
    """The edition's own word; '' where ours stands."""
    logo: str
    """Its own logo as markup; '' where ours stands."""
    logo_address: str
    """The same as an address, for Material."""
    logo_look: str
    icon: str
    """Its own icon as an address; '' for ours."""
    home: str
    root: str
    """From this page to the site's root: '' at home, '../../' in a module."""
    canonical: str
    """The absolute address of the page; '' while the site has none."""
    picture: str
    """The absolute address of its picture where its own is sent; '' while nobody has said where the site stands."""
    course: str
    """Of the home page: what course it is, as schema.org has it (JSON-LD); else ''."""
    alternates: tuple[Link, ...]
    """Absolute addresses of the page where its text is really in that language, with x-default."""
    languages: tuple[Link, ...]
    """The language switch: this page in every language."""
    modules: tuple[Link, ...]
    pages: tuple[Link, ...]
    contents: tuple[Link, ...]
    search: str
    """The way to the search page; '' when there is none."""
    edit: str
    report: str
    has_emergency: bool
    """True when the course has a page for emergencies, which is then the second one in the menu."""
    emergency: Link | None
    """The way to the first steps for somebody who was just deceived."""
    tools: str
    """The way to the script that the first touch loads."""
    is_kept: bool
    """True where the page offers to keep the course on this phone."""
    contact: str
    made_by: str
    wall: str = ""
    """Of a module, the script that shows it on the wall."""


def to_view(document: Document, documents: Documents, *, is_large: bool = False) -> PageView:
    """One document → its shell."""
    project, edition = documents.course.project, documents.edition
    words = documents.words[document.language]
    here = PageMarkup(project.root, document.language, document.address)
    is_home = document.address == ""
    title = project.site_name if is_home else f"{document.title.text} · {project.site_name}"
    return PageView(
        language=documents.find_voice(document.language, [document]),
        words=words,
        title=title,
        site_name=project.site_name,
        description=document.summary.text,
        primary=edition.colours.primary,
        **to_brand(documents),
        home=here.to_link(""),
        root=to_relative("", to_url(document.language, document.address)),
        canonical=_find_canonical(document, documents),
        picture=_find_picture(document, documents),
        course=to_course_data(document, documents) if is_home else "",
        alternates=_find_alternates(document, documents),
        languages=_find_languages(document, documents, here),
        modules=tuple(_to_link(module, document, here) for module in find_nearby(document, documents)),
        pages=tuple(_to_link(page, document, here) for page in find_menu(document, documents)),
        contents=tuple(
            Link(section.title, f"#{section.id}", section.language)
            for section in document.sections
            if section.level == 2
        ),
        search=_find_search(document, documents, here),
        edit=_find_edit(document, documents),
        report=_find_report(document, documents, here),
        has_emergency=any(page.address == EMERGENCY_ADDRESS for page in documents.pages[document.language]),
        emergency=find_emergency(document, documents, here),
        tools=here.to_file(find_tools(document.language)),
        is_kept=is_kept(document, documents, is_large=is_large),
        contact=edition.contact_words,
        made_by=words.fill("made_by", place=edition.place, institution=edition.institution),
        wall=here.to_file(to_url(document.language, WALL)) if isinstance(document, Module) else "",
    )


def to_brand(documents: Documents) -> dict[str, str]:
    """Documents → what the shell of a page shows of the edition's brand."""
    logo = documents.signs.logo
    return {
        "brand": documents.edition.brand.name,
        "logo": logo.markup if logo else "",
        "logo_address": logo.header_address if logo else "",
        "logo_look": logo.look if logo else "",
        "icon": documents.signs.icon_address,
    }


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
    return _to_link(page, document, here) if page and page is not document else None


def shorten_language(name: str) -> str:
    """'Basa Jawa' → 'Jawa'."""
    return SHORT_NAME.sub("", name)


def _to_link(target: Document, document: Document, here: PageMarkup) -> Link:
    is_here = target.address == document.address
    number = target.number if isinstance(target, Module) else 0
    return Link(target.title.text, here.to_link(target.address), target.title.language, is_here, number)


def _find_canonical(document: Document, documents: Documents) -> str:
    url = documents.course.project.site_url
    return "" if is_nowhere(url) else url + to_url(find_own_language(document, documents), document.address)


def _find_picture(document: Document, documents: Documents) -> str:
    url = documents.course.project.site_url
    return "" if is_placeholder(url) else url + find_share_path(document)


def find_own_language(document: Document, documents: Documents) -> str:
    """Of the languages of a page's address, the one whose page it is for search engines.

    Where no section is translated, that of the language which all of it stands in: of a dialect its own, as long as the
    edition has no page in the language beneath.
    """
    if document.is_translated or _is_comparison(document):
        return document.language
    has_page = document.told_in in (language.code for language in documents.edition.languages)
    return document.told_in if has_page else document.language


def _is_comparison(document: Document) -> bool:
    return getattr(document, "layout", "") == COMPARISON


def _find_alternates(document: Document, documents: Documents) -> tuple[Link, ...]:
    url = documents.course.project.site_url
    if _is_comparison(document):
        return ()  # it holds two languages
    found = [documents.find(language.code, document.address) for language in documents.edition.languages]
    versions = [version for version in found if find_own_language(version, documents) == version.language]
    if len(versions) < 2 or is_nowhere(url):
        return ()
    links = [Link("", url + to_url(version.language, version.address), version.told_in) for version in versions]
    return (*links, Link("", url + document.address, "x-default"))


def _find_languages(document: Document, documents: Documents, here: PageMarkup) -> tuple[Link, ...]:
    return tuple(
        Link(
            shorten_language(language.name),
            here.to_link(_find_version(document, language.code, documents), language.code),
            language.code,
            language.code == document.language,
            is_told=_is_told(document, language.code, documents),
        )
        for language in documents.edition.languages
    )


def _is_told(document: Document, language: str, documents: Documents) -> bool:
    has_page = documents.has(language, document.address)
    return has_page and documents.find(language, document.address).told_in == language


def _find_version(document: Document, language: str, documents: Documents) -> str:
    """The address of a page in another language; of what that one has not, of the list that leads to it."""
    return document.address if documents.has(language, document.address) else COMPARISON_FOLDER


def _find_report(document: Document, documents: Documents, here: PageMarkup) -> str:
    """Where a mistake is told: straight to the edition's contact, or on our page; '' where nobody is named."""
    edition = documents.edition
    has_page = any(page.address == REPORT_ADDRESS for page in documents.pages[document.language])
    own = here.to_link(f"{REPORT_ADDRESS}#{REPORT_SECTION}") if edition.contact and has_page else ""
    return edition.contact_link or own


def _find_search(document: Document, documents: Documents, here: PageMarkup) -> str:
    """Facilitators' pages lead to the search that finds them too."""
    page = find_search_page(documents.pages[document.language])
    if page is None:
        return ""
    return here.to_link(page.address + (FACILITATOR_MARK if is_for_facilitators(document) else ""))


def _find_edit(document: Document, documents: Documents) -> str:
    """The forge's page for changing this text; none while the address is a placeholder."""
    url = documents.course.project.repository_url
    return "" if is_placeholder(url) else f"{url.rstrip('/')}/edit/main/{document.edit_path}"
