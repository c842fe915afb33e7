"""Two versions of a shared file of data → what of it is new, changed or gone: questions, facts, terms, words, keys."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from itertools import pairwise
from typing import Any, NamedTuple

from lapak.course.reading.source import Source
from lapak.course.reading.yaml_text import KeyPath, YamlText
from lapak.course.section.front_matter import to_keys

Lines = tuple[str, ...]


class EntryKey(NamedTuple):
    """What somebody calls an entry of a file."""

    noun: str
    id: str


class Entry(NamedTuple):
    """What an entry says, and how it is written; several may stand on one line."""

    value: str
    lines: Lines


Entries = dict[EntryKey, Entry]
Places = Iterator[tuple[EntryKey, KeyPath]]


def _find_questions(values: Mapping[str, Any]) -> Places:
    for name in values.get("questions") or ():
        yield EntryKey("question", name), ("questions", name)


def _find_terms(values: Mapping[str, Any]) -> Places:
    for name in values.get("terms") or ():
        yield EntryKey("term", name), ("terms", name)
    yield from ((EntryKey("list", name), (name,)) for name in values if name != "terms")


def _find_search_words(values: Mapping[str, Any]) -> Places:
    for code, lists in values.items():
        for name in lists or ():
            if name == "say":
                yield from ((EntryKey("search word", f"{word} ({code})"), (code, name, word)) for word in lists[name])
            else:
                yield EntryKey("list", f"{name} ({code})"), (code, name)


def _name(noun: str) -> Callable[[Mapping[str, Any]], Places]:
    return lambda values: ((EntryKey(noun, str(name)), (name,)) for name in values)


KINDS: tuple[tuple[re.Pattern[str], Callable[[Mapping[str, Any]], Places]], ...] = (
    (re.compile(r"tes(\.[\w-]+)?\.yml\Z"), _find_questions),
    (re.compile(r"facts\.yml\Z"), _name("fact")),
    (re.compile(r"glossary\.yml\Z"), _find_terms),
    (re.compile(r"search\.yml\Z"), _find_search_words),
    (re.compile(r"recordings\.lock\.json\Z"), _name("recording")),
)
"""By the name of the file: where its entries stand."""


def read_data(path: str, text: str) -> Entries | None:
    """A file's path and its text, '' for none → its entries with their lines; None where it is no file of data."""
    find = next((find for pattern, find in KINDS if pattern.match(path.rpartition("/")[2])), None)
    if find is None:
        return None
    own = YamlText(text, path)
    values = own.load([])
    try:
        return None if values is None else _cut(own, values, list(find(values)))
    except (AttributeError, TypeError):  # it has another shape than such a file has
        return None


def read_front(source: Source) -> Entries:
    """A text → the keys of its front matter with their lines."""
    own = to_keys(source)
    values = own.load([]) if own else None
    return _cut(own, values, list(_name("key")(values))) if own and values else {}


def _cut(own: YamlText, values: Any, places: list[tuple[EntryKey, KeyPath]]) -> Entries:
    """Each entry with the lines from its own down to that of the next one."""
    written = own.text.rstrip().split("\n")
    starts = {place: own.find_line(place) for _, place in places}
    after = dict(pairwise([*sorted({*starts.values()}), len(written) + 1]))
    return {
        key: Entry(
            repr(reduce(operator.getitem, place, values)),
            tuple("\n".join(written[starts[place] - 1 : after[starts[place]] - 1]).rstrip().split("\n")),
        )
        for key, place in places
    }
