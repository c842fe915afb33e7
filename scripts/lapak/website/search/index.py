"""Pages → what the reader's script needs to find their sections: their titles, a line of each, and their words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from lapak.course.sentences import split_sentences
from lapak.website.search.forms import find_affixes, find_stems, split_words

MOST_LINE = 64
"""Characters of the line under a title."""
COMMON = 0.6
"""A word that stands in a larger part of all sections tells them apart no more."""
FIRST_STEP = 40
"""The character for a step of 0: what stands below has a meaning in a script."""
PAGE_TEXT = "./*[contains(@class, 'objectives') or contains(@class, 'glossary')]"
"""What a page holds beside its sections and its links."""


@dataclass(frozen=True)
class Article:
    """A page as it is searched."""

    address: str
    title: str
    summary: str
    markup: str


@dataclass(frozen=True)
class IndexEntry:
    """One place that can be found."""

    target: str
    """The address of a page, or '#' and the id of a section of the page before it."""
    title: str
    line: str
    words: tuple[str, ...]
    """Of its text; those of its title are read from the title."""


def find_entries(articles: Iterable[Article]) -> Iterator[IndexEntry]:
    """Pages → an entry for each page, and after it one for each of its sections."""
    for article in articles:
        tree = html.fragment_fromstring(article.markup, create_parent="div")
        for silent in tree.xpath(".//svg | .//script"):
            silent.drop_tree()
        sections = tree.xpath(".//section[@id]")
        entries = [_to_entry(section) for section in sections]
        beside = tree.xpath(PAGE_TEXT)
        words = split_words(" ".join([article.summary, *map(_read, beside)]))
        yield IndexEntry(article.address, article.title, _to_line(article.summary), tuple(words))
        yield from entries


def _to_entry(section: HtmlElement) -> IndexEntry:
    heading = section.xpath(".//h2 | .//h3 | .//h4")[0]
    for number in heading.find_class("number"):
        number.drop_tree()
    title = _read(heading)
    heading.drop_tree()
    for notice in section.find_class("notice"):
        notice.drop_tree()
    text = _read(section)
    return IndexEntry(f"#{section.get('id')}", title, _to_line(text), tuple(split_words(text)))


def _read(tree: HtmlElement) -> str:
    return " ".join(" ".join(str(text) for text in tree.itertext()).split())


def _to_line(text: str) -> str:
    """A text → its first sentence, or as many words of it as fit on a line."""
    sentence = next(iter(split_sentences(text)), "")
    return sentence if len(sentence) <= MOST_LINE else sentence[:MOST_LINE].rpartition(" ")[0] + " …"


def to_index(articles: Iterable[Article], language: str) -> str:
    """Pages of one language → their index as JSON, in the form that overrides/scripts/search.js reads."""
    entries = list(find_entries(articles))
    titles = {word for entry in entries for word in split_words(entry.title)}
    stems = find_stems(titles.union(*(entry.words for entry in entries)), language)
    places = _find_places(entries, stems)
    for word in titles:
        places.setdefault(stems[word], [])
    words = sorted(places)
    affixes = find_affixes(language)
    index = {
        "entries": "\n".join(f"{entry.target}\t{entry.title}\t{entry.line}" for entry in entries),
        "words": _fold_words(words),
        "places": " ".join(_to_steps(places[word]) for word in words),
        "prefixes": affixes.prefixes,
        "suffixes": affixes.suffixes,
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _find_places(entries: Sequence[IndexEntry], stems: Mapping[str, str]) -> dict[str, list[int]]:
    """Entries → for each stem the numbers of those that say it, in order."""
    places: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for stem in {stems[word] for word in entry.words}:
            places.setdefault(stem, []).append(number)
    return {
        stem: numbers for stem, numbers in places.items() if len(numbers) <= COMMON * len(entries) and len(stem) > 1
    }


def _fold_words(words: Sequence[str]) -> str:
    """Sorted words → one text; a capital says how many letters each shares with the one before it: A none, B one."""
    folded, previous = [], ""
    for word in words:
        shared = 0
        while shared < min(25, len(word), len(previous)) and word[shared] == previous[shared]:
            shared += 1
        folded.append(chr(ord("A") + shared) + word[shared:])
        previous = word
    return "".join(folded)


def _to_steps(numbers: Iterable[int]) -> str:
    """Rising numbers → a character for the step to each from the one before it."""
    steps, previous = [], 0
    for number in numbers:
        steps.append(chr(FIRST_STEP + number - previous))
        previous = number
    return "".join(steps)
