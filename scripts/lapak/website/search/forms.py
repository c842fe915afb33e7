"""Words and their forms: what a reader types may be another form of the word that stands in a text.

Indonesian stems come from a library that has a dictionary. For a language without one, affixes are taken off only
where what is left is itself a word of the course, or is left of another one, too ('dicekel', 'nyekel'). The reader's
script takes the same affixes off what is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.known import KnownTexts

WORD = re.compile(r"[a-z0-9]+")
MARKS = re.compile(r"[\u0300-\u036f]")
SHORTEST_BASE = 4
"""Of a word that is found by taking affixes off a text's word; shorter ones are too often chance."""


@dataclass(frozen=True)
class Affixes:
    """What may stand before and after a word. 'meny>s': after 'meny' the word has lost its 's'."""

    prefixes: str = ""
    suffixes: str = ""

    def strip(self, word: str) -> Iterator[str]:
        """A word → what it may be a form of, one prefix and one suffix off at most."""
        ends = [suffix for suffix in ("", *self.suffixes.split()) if word.endswith(suffix)]
        for prefix in ("", *self.prefixes.split()):
            start, _, lost = prefix.partition(">")
            for suffix in ends if word.startswith(start) else ():
                if len(word) > len(start) + len(suffix):
                    yield lost + word[len(start) : len(word) - len(suffix)]


AFFIXES = {
    "id": Affixes(
        "di ke se ku ter te ber be bel per pe pel me mem mem>p men men>t meny>s meng meng>k pem pem>p pen pen>t peny>s "
        "peng peng>k memper diper berke keber pemer",
        "kan an i nya lah kah pun ku mu kannya annya inya",
    ),
    "jv": Affixes(
        "di tak dak ke ka pa sa nge ng ng>k ny>c ny>s n n>t n>dh n>th m m>p m>w",
        "e ne ake kake ke kke an ane en i ni na a ku mu",
    ),
    "su": Affixes(
        "di ka pa pang pi sa ti ba nga ng ng>k ny>c ny>s n n>t m m>p m>b",
        "na keun an eun ana keunana kanana ing kan",
    ),
}


def find_affixes(language: str) -> Affixes:
    """A language → its affixes; of one that nobody has described, none."""
    return AFFIXES.get(language, Affixes())


def split_words(text: str) -> list[str]:
    """A text → its words in small letters without accents, as a reader types them."""
    return WORD.findall(MARKS.sub("", unicodedata.normalize("NFD", text)).lower())


def find_stems(words: Iterable[str], language: str) -> Mapping[str, str]:
    """The words of all texts of a language → the stem of each, by which its forms find each other."""
    known = set(words)
    if language == SOURCE_LANGUAGE:
        return {word: _load_stemmer().find(word) for word in known}
    affixes = find_affixes(language)
    forms = {word: {*affixes.strip(word)} for word in known}
    shared = Counter(base for some in forms.values() for base in some)
    bases = {word: _find_base(word, known, shared, forms[word] - {word}) for word in known}
    return {word: bases.get(base, base) for word, base in bases.items()}


def _find_base(word: str, known: set[str], shared: Mapping[str, int], bases: set[str]) -> str:
    """A word → the shortest word of the course that it may be a form of; or else what most words may be forms of."""
    own = [base for base in bases & known if len(base) >= SHORTEST_BASE]
    if own:
        return min(own, key=lambda base: (len(base), base))
    others = [base for base in bases if len(base) >= SHORTEST_BASE and shared[base] > shared[word]]
    return max(others, key=lambda base: (shared[base], len(base), base), default=word)


def learn_stems(words: Iterable[str], known: KnownTexts) -> None:
    """Indonesian words → their stems, found or remembered from earlier commands, for all who ask in this process."""
    _load_stemmer().found.update(known.get_all("stems", words, _load_stemmer().find))


class _Stemmer:
    """The library, opened when a word is asked that nobody has asked before."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def find(self, word: str) -> str:
        """An Indonesian word → its stem."""
        if word not in self.found:
            self.found[word] = cast("str", _load_library().stem(word)) or word
        return self.found[word]


@cache
def _load_stemmer() -> _Stemmer:
    return _Stemmer()


@cache
def _load_library() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # reads its dictionary

    return StemmerFactory().create_stemmer()
