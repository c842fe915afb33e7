"""The scripts of a language's search page: one that finds what participants read, one for facilitators besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lapak.course.model import Page
from lapak.course.project import Project
from lapak.render.addresses import to_url
from lapak.render.document import Document, Tree
from lapak.render.minify import load_script
from lapak.website.search.index import Article, to_index

LAYOUT = "sections"
"""The layout of the search page; its address is the author's."""
FOR_FACILITATORS = ("fasilitator/", "sumber/", "bantu-periksa/")
NOT_SEARCHED = (LAYOUT, "status")
"""Layouts of pages that hold no text to be found."""
READER_SCRIPT, FACILITATOR_SCRIPT = "cari.js", "fasilitator.js"
SOURCES = ("search", "search-page")


def find_search_page(documents: Iterable[Document]) -> Page[Tree] | None:
    """The documents of a language → the page that searches them, if there is one."""
    return next((item for item in documents if isinstance(item, Page) and item.layout == LAYOUT), None)


def make_search_scripts(pages: Sequence[tuple[Document, str]], project: Project) -> dict[str, str]:
    """All documents of a language with their articles → its search scripts by their path on the site."""
    home = find_search_page(document for document, _ in pages)
    if home is None:
        return {}
    folder = to_url(home.language, home.address)
    modules_first = sorted(pages, key=lambda page: isinstance(page[0], Page))
    shown = [page for page in modules_first if getattr(page[0], "layout", "") not in NOT_SEARCHED]
    readers = [page for page in shown if not is_for_facilitators(page[0])]
    facilitators = [page for page in shown if is_for_facilitators(page[0])]
    code = "".join(load_script(project, name) for name in SOURCES)
    scripts = {folder + READER_SCRIPT: _to_script(readers, home.language) + code}
    if facilitators:
        scripts[folder + FACILITATOR_SCRIPT] = _to_script(facilitators, home.language)
    return scripts


def is_for_facilitators(document: Document) -> bool:
    """True for what only the facilitators' search finds."""
    return document.address.startswith(FOR_FACILITATORS)


def _to_script(pages: Iterable[tuple[Document, str]], language: str) -> str:
    articles = [Article(page.address, page.title.text, page.summary.text, article) for page, article in pages]
    return f"(self.lapakIndexes=self.lapakIndexes||[]).push({to_index(articles, language)});"
