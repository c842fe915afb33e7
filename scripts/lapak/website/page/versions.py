"""A page in its other languages: the switch, and what search engines are told of them."""

from __future__ import annotations

import re

from lapak.course.project import is_nowhere
from lapak.render.addresses import to_url
from lapak.render.comparisons import FOLDER as COMPARISON_FOLDER
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.document import Document, Documents
from lapak.website.page.markup import PageMarkup
from lapak.website.page.menu import Link

SHORT_NAME = re.compile(r"^(Bahasa|Basa|Baso|Base) ")
"""'Basa Jawa' → 'Jawa' in the language switch, which must fit beside the name on a small phone."""


def shorten_language(name: str) -> str:
    """'Basa Jawa' → 'Jawa'."""
    return SHORT_NAME.sub("", name)


def find_canonical(document: Document, documents: Documents) -> str:
    """A page → its absolute address for search engines; '' while the site has none."""
    url = documents.course.project.site_url
    return "" if is_nowhere(url) else url + to_url(find_own_language(document, documents), document.address)


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


def find_alternates(document: Document, documents: Documents) -> tuple[Link, ...]:
    """A page → its absolute addresses where its text is really in that language, with x-default."""
    url = documents.course.project.site_url
    if _is_comparison(document):
        return ()  # it holds two languages
    found = [documents.find(language.code, document.address) for language in documents.edition.languages]
    versions = [version for version in found if find_own_language(version, documents) == version.language]
    if len(versions) < 2 or is_nowhere(url):
        return ()
    links = [Link("", url + to_url(version.language, version.address), version.told_in) for version in versions]
    return (*links, Link("", url + document.address, "x-default"))


def find_languages(document: Document, documents: Documents, here: PageMarkup) -> tuple[Link, ...]:
    """A page → the language switch: the same page in every language."""
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
