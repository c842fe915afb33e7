"""The places of a language that can be found → where each of its words stands, but for words that tell nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lapak.course.values.everyday import Everyday
from lapak.website.search.entries import IndexEntry
from lapak.website.search.forms import find_stems, split_words

COMMON, FEW = 0.11, 5
"""A word that stands in a larger part of all places, and in more than a few, tells them apart no more."""
USUAL, LEAST_PLACES = 5, 3
"""A word of more places than usual is kept only where it is said twice, if that leaves at least so many: there it is
what they are about, and a first search stays light (tests/website/queries)."""
LONGEST_NUMBER = 2
"""Digits of a number that somebody looks for: 24 hours; prices, years and telephone numbers are no words."""
PRICE = re.compile(r"rp[0-9]")


@dataclass(frozen=True)
class WordPlaces:
    """Where the words of a language stand, by their stems."""

    places: Mapping[str, Sequence[int]]
    """The numbers of the places of each, rising."""
    common: frozenset[str]
    """Words of too many places to lead anywhere."""


def find_places(
    entries: Sequence[IndexEntry],
    language: str,
    everyday: Everyday | None = None,
    *,
    listed: Sequence[tuple[str, str]] = (),
    is_source: bool = False,
) -> WordPlaces:
    """Places in one language → where their words stand.

    `listed`: targets and titles as the search page lists them, by which places are counted. `is_source`: these are the
    Indonesian ones for a page in another language, whose titles nobody reads there.
    """
    listing = listed or [(entry.target, entry.title) for entry in entries]
    numbers = {target: number for number, (target, _) in enumerate(listing)}
    mine = [entry for entry in entries if entry.target in numbers]
    empty = set(split_words(" ".join((everyday or Everyday()).empty)))
    said = {word for entry in mine for word in (*entry.words, *split_words(entry.title))}
    stems = find_stems(said - empty, language)
    found = _count_words(mine, stems, numbers, are_titles_read=not is_source)
    most = max(FEW, COMMON * len(numbers) * (2 if is_source else 1))
    places = {stem: own for stem, own in found.items() if len(own) <= most}
    return WordPlaces(places, frozenset(found.keys() - places.keys()))


def _count_words(
    entries: Iterable[IndexEntry],
    stems: Mapping[str, str],
    numbers: Mapping[str, int],
    *,
    are_titles_read: bool,
) -> dict[str, list[int]]:
    """Entries → for each stem the numbers of those that say it, in order."""
    places: dict[str, dict[int, int]] = {}
    for entry in sorted(entries, key=lambda entry: numbers[entry.target]):
        said = entry.words if are_titles_read else (*entry.words, *split_words(entry.title))
        for stem, times in Counter(stems[word] for word in said if word in stems).items():
            places.setdefault(stem, {})[numbers[entry.target]] = times
    return {stem: _choose_places(found) for stem, found in places.items() if _is_word(stem)}


def _is_word(stem: str) -> bool:
    return not PRICE.match(stem) and 1 < len(stem) <= (LONGEST_NUMBER if stem.isdigit() else len(stem))


def _choose_places(found: Mapping[int, int]) -> list[int]:
    """Places with how often a word is said there → those that are kept."""
    often = [place for place, times in found.items() if times > 1]
    return often if len(found) > USUAL and len(often) >= LEAST_PLACES else list(found)
