"""The places of a language that can be found → their index, in the form that overrides/scripts/search.js reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lapak.course.everyday import Everyday
from lapak.website.search.entries import IndexEntry
from lapak.website.search.forms import find_affixes, find_stems, split_words

COMMON = 0.2
"""A word that stands in a larger part of all places tells them apart no more."""
USUAL, LEAST_PLACES = 5, 3
"""A word of more places than usual is kept only where it is said twice, if that leaves at least so many: there it is
what they are about, and a first search stays light (tests/website/queries)."""
LONGEST_NUMBER = 2
"""Digits of a number that somebody looks for: 24 hours; prices, years and telephone numbers are no words."""
FIRST_STEP = 40
"""The character for a step of 0: what stands below has a meaning in a script."""


def to_index(
    entries: Sequence[IndexEntry],
    language: str,
    everyday: Everyday | None = None,
    *,
    listed: Sequence[str] = (),
    is_source: bool = False,
) -> str:
    """Places in one language → their index as JSON.

    `listed`: the targets that the search page lists, by which places are then counted; what is not listed there is left
    out. Without a list the index brings title and line of each. `is_source`: this is the Indonesian one, asked where
    the language of the page has no such word.
    """
    numbers = {target: number for number, target in enumerate(listed or [entry.target for entry in entries])}
    entries = [entry for entry in entries if entry.target in numbers]
    everyday = everyday or Everyday()
    empty = set(split_words(" ".join(everyday.empty)))
    titles = {word for entry in entries for word in split_words(entry.title)} - empty
    stems = find_stems(titles.union(*(entry.words for entry in entries)) - empty, language)
    found = _find_places(entries, stems, numbers, are_titles_read=not is_source)
    places = {stem: own for stem, own in found.items() if len(own) <= COMMON * len(numbers) * (2 if is_source else 1)}
    for word in titles:
        places.setdefault(stems[word], [])
    words = sorted(places)
    affixes = find_affixes(language)
    index = {
        **({} if listed else {"entries": list(_list_entries(entries))}),
        "words": _fold_words(words),
        "places": " ".join(_to_steps(places[word]) for word in words),
        "prefixes": affixes.prefixes,
        "suffixes": affixes.suffixes,
        "say": "\n".join(f"{_fold(typed, empty)}:{_fold(said)}" for typed, said in everyday.say.items()),
        "empty": " ".join(sorted(empty)),
        "common": " ".join(sorted(stem for stem in found if not places.get(stem))),
        **({"isSource": 1} if is_source else {}),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _fold(text: str, empty: Collection[str] = ()) -> str:
    return " ".join(word for word in split_words(text) if word not in empty)


def _list_entries(entries: Iterable[IndexEntry]) -> Iterator[dict[str, str]]:
    """Places → what a reader sees of each; the page of a part is named."""
    page = ""
    for entry in entries:
        is_part = "#" in entry.target
        page = page if is_part else entry.title
        yield {"target": entry.target, "title": entry.title, "page": page if is_part else "", "line": entry.line}


def _find_places(
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
    return 1 < len(stem) <= (LONGEST_NUMBER if stem.isdigit() else len(stem))


def _choose_places(found: Mapping[int, int]) -> list[int]:
    """Places with how often a word is said there → those that are kept."""
    often = [place for place, times in found.items() if times > 1]
    return often if len(found) > USUAL and len(often) >= LEAST_PLACES else list(found)


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
