"""The scripts of a language's search page: one that finds what participants read, one for facilitators besides."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Sequence

from lxml import html

from lapak.course.model import Page
from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.addresses import to_url
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.comparisons import LIST_LAYOUT as COMPARISONS
from lapak.render.document import Document, Documents, Tree
from lapak.render.guides import LAYOUT as GUIDE
from lapak.render.known import NOTHING_KNOWN, KnownTexts
from lapak.render.minify import load_script
from lapak.website.search.entries import Article, IndexEntry, find_entries
from lapak.website.search.forms import learn_stems, split_words
from lapak.website.search.index import to_index
from lapak.website.search.word_places import find_places

LAYOUT = "sections"
"""The layout of the search page; its address is the author's."""
FOR_FACILITATORS = ("fasilitator/", "sumber/", "bantu-periksa/")
NOT_SEARCHED = (LAYOUT, "status", COMPARISONS, COMPARISON, "exam", "repeat", GUIDE)
"""Layouts of pages that hold no text to be found."""
READER_SCRIPT, FACILITATOR_SCRIPT, SOURCE_SCRIPT = "cari.js", "fasilitator.js", "indonesia.js"
SOURCES = ("search", "search-page")
LINKS = "//*[@class='list']//a"
"""Of the search page."""
Pages = Sequence[tuple[Document, str]]
"""Documents with their articles."""


def find_search_page(documents: Iterable[Document]) -> Page[Tree] | None:
    """The documents of a language → the page that searches them, if there is one."""
    return next((item for item in documents if isinstance(item, Page) and item.layout == LAYOUT), None)


def find_searched(documents: Iterable[Document]) -> list[Document]:
    """The documents of a language → those that participants search, modules first."""
    modules_first = sorted(documents, key=lambda document: isinstance(document, Page))
    return [document for document in modules_first if _is_searched(document) and not is_for_facilitators(document)]


def is_for_facilitators(document: Document) -> bool:
    """True for what only the facilitators' search finds."""
    return document.address.startswith(FOR_FACILITATORS)


def _is_searched(document: Document) -> bool:
    return getattr(document, "layout", "") not in NOT_SEARCHED


def make_search_scripts(
    pages: Pages, sources: Pages, documents: Documents, known: KnownTexts = NOTHING_KNOWN
) -> dict[str, str]:
    """All documents of a language with their articles, and those in Indonesian → its search scripts by their path.

    In a translation a third script finds sections by the Indonesian words that its own texts do not have.
    """
    home = find_search_page(document for document, _ in pages)
    if home is None:
        return {}
    language = home.language
    folder = to_url(language, home.address)
    listed = _list_places(home.address, next(article for document, article in pages if document is home))
    everyday = documents.course.everyday
    own, entries = everyday.get(language), _read(pages, known)
    learn_stems(_list_words(_read(sources or pages, known)), known)
    code = "".join(load_script(documents.course.project, name) for name in SOURCES)
    scripts = {folder + READER_SCRIPT: _push(to_index(entries, language, own, listed=listed)) + code}
    facilitators = [page for page in pages if is_for_facilitators(page[0]) and _is_searched(page[0])]
    if facilitators:
        scripts[folder + FACILITATOR_SCRIPT] = _push(to_index(_read(facilitators, known), language, own))
    if language != SOURCE_LANGUAGE:
        before = find_places(entries, language, own, listed=listed)
        source = everyday.get(SOURCE_LANGUAGE)
        index = to_index(_read(sources, known), SOURCE_LANGUAGE, source, listed=listed, before=before)
        scripts[folder + SOURCE_SCRIPT] = _push(index)
    return scripts


def _list_words(entries: Iterable[IndexEntry]) -> set[str]:
    return {word for entry in entries for word in (*entry.words, *split_words(entry.title))}


def _is_beside(document: Document) -> bool:
    return isinstance(document, Page) and document.layout == "text" and not is_for_facilitators(document)


def _read(pages: Pages, known: KnownTexts) -> list[IndexEntry]:
    """Documents with their articles → all places in them."""
    articles = (
        Article(page.address, page.title.text, page.summary.text, article, is_beside=_is_beside(page))
        for page, article in pages
        if _is_searched(page)
    )
    return [entry for article in articles for entry in _find_entries(article, known)]


def _find_entries(article: Article, known: KnownTexts) -> list[IndexEntry]:
    """An article → the places in it, kept or found anew."""
    texts = [article.address, article.title, article.summary, article.markup, str(article.is_beside)]
    said = known.get("entries", texts, lambda: json.dumps(list(find_entries([article])), default=vars))
    return [IndexEntry(**{**entry, "words": tuple(entry["words"])}) for entry in json.loads(said)]


def _list_places(address: str, article: str) -> list[tuple[str, str]]:
    """The search page → what it lists: targets, each an address with the id of a part, and titles as its script reads
    them.
    """
    places = []
    for link in html.fragment_fromstring(article, create_parent="div").xpath(LINKS):
        path, mark, name = link.get("href").partition("#")
        path = posixpath.normpath(posixpath.join("/", address, path)).strip("/")
        places.append(((f"{path}/" if path else "") + mark + name, link.xpath("string(node()[last()])").strip()))
    return places


def _push(index: str) -> str:
    return f"(self.lapakIndexes=self.lapakIndexes||[]).push({index});"
