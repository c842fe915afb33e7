"""Pages → the places in them that can be found: each page, its sections, its questions, the words it explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import html
from lxml.html import HtmlElement

from lapak.course.reading.sentences import split_sentences
from lapak.website.search.forms import split_words

MOST_LINE = 64
"""Characters of the line under a title."""
PAGE_TEXT = "./*[contains(@class, 'objectives')]"
"""What a page holds beside its sections and its links."""
SAID_AGAIN = (
    ".//svg | .//script | .//*[contains(@class, 'quiz') or contains(@class, 'keypoints') or contains(@class, 'chat')]"
)
"""What asks for, or repeats, what stands in the sections before it."""
SECTIONS = ".//section[@id] | .//dl[contains(@class, 'glossary')]/dt[@id]"


@dataclass(frozen=True)
class Article:
    """A page as it is searched."""

    address: str
    title: str
    summary: str
    markup: str
    is_beside: bool = False
    """True of a page that teaches nothing: it is found by its titles and the sentence below each."""


@dataclass(frozen=True)
class IndexEntry:
    """One place that can be found."""

    target: str
    """The address of a page, and for a part of it '#' with its id."""
    title: str
    line: str
    words: tuple[str, ...]
    """Of its text; those of its title are read from the title."""


def find_entries(articles: Iterable[Article]) -> Iterator[IndexEntry]:
    """Pages → an entry for each page, and after it one for each of its sections, questions and words."""
    for article in articles:
        tree = html.fragment_fromstring(article.markup, create_parent="div")
        for element in tree.xpath(SAID_AGAIN):
            element.drop_tree()
        parts = [part for element in tree.xpath(SECTIONS) for part in _to_entries(article.address, element)]
        beside = tree.xpath(PAGE_TEXT)
        words = split_words(" ".join([article.summary, *map(_read, beside)]))
        yield IndexEntry(article.address, article.title, _to_line(article.summary), tuple(words))
        yield from (replace(part, words=tuple(split_words(part.line))) if article.is_beside else part for part in parts)


def _to_entries(address: str, element: HtmlElement) -> Iterator[IndexEntry]:
    """A section and each of its questions, or a word of the glossary."""
    if element.tag == "dt":
        yield IndexEntry(f"{address}#{element.get('id')}", _read(element), "", ())
        return
    questions = []
    for question in element.xpath(".//details[@id]"):
        title = _read(question[0])
        question[0].drop_tree()
        questions.append(_to_entry(address, question, title, _read(question)))
        question.drop_tree()
    heading = element.xpath(".//h2 | .//h3 | .//h4")[0]
    for number in heading.find_class("number"):
        number.drop_tree()
    title = _read(heading)
    heading.drop_tree()
    for notice in element.find_class("notice"):
        notice.drop_tree()
    yield _to_entry(address, element, title, _read(element))
    yield from questions


def _to_entry(address: str, element: HtmlElement, title: str, text: str) -> IndexEntry:
    """What stands above a box is what that part is about: its words count twice."""
    labels = map(_read, element.find_class("label"))
    words = split_words(" ".join([text, *labels]))
    return IndexEntry(f"{address}#{element.get('id')}", title, _to_line(text), tuple(words))


def _read(tree: HtmlElement) -> str:
    return " ".join(" ".join(str(text) for text in tree.itertext()).split())


def _to_line(text: str) -> str:
    """A text → its first sentence, or as many words of it as fit on a line."""
    sentence = next(iter(split_sentences(text)), "")
    return sentence if len(sentence) <= MOST_LINE else sentence[:MOST_LINE].rpartition(" ")[0] + " …"
