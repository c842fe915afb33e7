"""What the page shell (overrides/main.html) shows around an article: all of it plain values."""

from __future__ import annotations

from dataclasses import dataclass

from lapak.course.model import Module
from lapak.course.project import is_placeholder
from lapak.course.values.words import Words
from lapak.render.addresses import to_relative, to_url
from lapak.render.document import Document, Documents
from lapak.website.files.live import find_tools
from lapak.website.files.share_pictures import find_share_path
from lapak.website.files.shared_files import WALL
from lapak.website.page.course_data import to_course_data
from lapak.website.page.markup import PageMarkup
from lapak.website.page.menu import EMERGENCY_ADDRESS, Link, find_emergency, find_menu, find_nearby, is_kept, to_link
from lapak.website.page.versions import find_alternates, find_canonical, find_languages
from lapak.website.search.scripts import find_search_page, is_for_facilitators

REPORT_ADDRESS = "tentang/"
REPORT_SECTION = "lapor"
FACILITATOR_MARK = "#fasilitator"


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
        canonical=find_canonical(document, documents),
        picture=_find_picture(document, documents),
        course=to_course_data(document, documents) if is_home else "",
        alternates=find_alternates(document, documents),
        languages=find_languages(document, documents, here),
        modules=tuple(to_link(module, document, here) for module in find_nearby(document, documents)),
        pages=tuple(to_link(page, document, here) for page in find_menu(document, documents)),
        contents=_find_contents(document),
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


def _find_contents(document: Document) -> tuple[Link, ...]:
    sections = (section for section in document.sections if section.level == 2)
    return tuple(Link(section.title, f"#{section.id}", section.language) for section in sections)


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


def _find_picture(document: Document, documents: Documents) -> str:
    url = documents.course.project.site_url
    return "" if is_placeholder(url) else url + find_share_path(document)


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
