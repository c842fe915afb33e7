"""An edition's documents, and the markup of each as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import jinja2

from lapak.course.project import is_nowhere, is_placeholder
from lapak.parallel import map_parts
from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents
from lapak.render.known import NOTHING_KNOWN, KnownTexts
from lapak.render.minify import minify_page
from lapak.render.styles import Styles
from lapak.render.templates import load_templates
from lapak.website.files.downloads import Download
from lapak.website.files.feed import list_dates
from lapak.website.page.article import to_article
from lapak.website.page.versions import find_own_language
from lapak.website.page.view import PageView, to_view
from lapak.website.search.scripts import Pages, make_search_scripts


@dataclass(frozen=True)
class SitemapEntry:
    """One page, and its versions in every language by address."""

    url: str
    versions: tuple[tuple[str, str], ...]
    date: str = ""
    """When its text was changed last; '' where nobody knows."""


@dataclass(frozen=True)
class Site:
    """Everything a page writer asks for."""

    documents: Documents
    downloads: tuple[Download, ...]
    templates: jinja2.Environment
    is_large: bool = False
    """A phone keeps its modules one by one."""
    known: KnownTexts = NOTHING_KNOWN

    def to_article(self, document: Document) -> str:
        """A document → its article."""
        return to_article(document, self.documents, self.downloads, self.templates, is_large=self.is_large)

    def to_articles(self, documents: Sequence[Document]) -> list[str]:
        """Documents → their articles, by all processors when there are many."""
        return map_parts(lambda some: [self.to_article(document) for document in some], documents)

    def to_search_scripts(self, pages: Pages, sources: Pages) -> dict[str, str]:
        """All documents of a language with their articles, and those in Indonesian → the scripts of its search."""
        return make_search_scripts(pages, sources, self.documents, self.known)

    def to_light(self, page: str, styles: Styles) -> str:
        """A page out of its template, and all styles → the same without what it does not need."""
        return self.known.get("light", [styles.text, page], lambda: minify_page(styles.to_used(page)))

    def to_view(self, document: Document) -> PageView:
        """A document → the values of the shell around its article."""
        return to_view(document, self.documents, is_large=self.is_large)

    def to_sitemap(self) -> tuple[SitemapEntry, ...]:
        """Every page that holds text of its own language, with absolute addresses; none while the site has none."""
        views = [
            (document, self.to_view(document))
            for language in self.documents.edition.languages
            for document in self.documents.in_language(language.code)
            if find_own_language(document, self.documents) == document.language and self.has_address
        ]
        is_real = not is_placeholder(self.documents.course.project.site_url)
        dates = list_dates(self.documents) if is_real else {}
        return tuple(
            SitemapEntry(
                view.canonical,
                tuple((link.language, link.target) for link in view.alternates),
                dates[url].date().isoformat() if (url := to_url(document.language, document.address)) in dates else "",
            )
            for document, view in views
        )

    @property
    def has_address(self) -> bool:
        """False while the edition names none."""
        return not is_nowhere(self.documents.course.project.site_url)

    @property
    def icon(self) -> str:
        """The edition's own icon as an address; '' for ours."""
        return self.documents.signs.icon_address

    @property
    def homes(self) -> tuple[tuple[str, str], ...]:
        """Each language with the path of its home on the host, for the one 404 page."""
        root = "/" + self.documents.course.project.site_url.split("/", 3)[3]
        return tuple((language.code, root + to_url(language.code, "")) for language in self.documents.edition.languages)


def make_site(
    documents: Documents,
    downloads: tuple[Download, ...] = (),
    *,
    is_large: bool = False,
    known: KnownTexts = NOTHING_KNOWN,
) -> Site:
    """Documents and the exports made from them → the site, before any page is written."""
    return Site(documents, downloads, load_templates(documents.course.project.template_roots), is_large, known)
