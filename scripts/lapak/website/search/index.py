"""The places of a language that can be found → their index, in the form that overrides/scripts/search.js reads."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lapak.course.everyday import Everyday
from lapak.website.search.entries import IndexEntry
from lapak.website.search.forms import find_affixes, find_stems, split_words

COMMON, FEW = 0.12, 5
"""A word that stands in a larger part of all places, and in more than a few, tells them apart no more."""
USUAL, LEAST_PLACES = 5, 3
"""A word of more places than usual is kept only where it is said twice, if that leaves at least so many: there it is
what they are about, and a first search stays light (tests/website/queries)."""
LONGEST_NUMBER = 2
"""Digits of a number that somebody looks for: 24 hours; prices, years and telephone numbers are no words."""
PRICE = re.compile(r"rp[0-9]")
SIGNS = "eantisroCulgdkh.pDm)(c=fwBE,y;b:x>[]{}A0jF|q&S1/+?vOWI!2z-G345HJKLMNPQRTUVXYZ6789_@"
"""What texts of indexes and their script hold, the commonest first: packed together with them, it costs least."""
RARE = 200
"""The first character for steps that are rarer than all these."""


def to_index(
    entries: Sequence[IndexEntry],
    language: str,
    everyday: Everyday | None = None,
    *,
    listed: Sequence[tuple[str, str]] = (),
    is_source: bool = False,
) -> str:
    """Places in one language → their index as JSON.

    `listed`: targets and titles as the search page lists them, by which places are then counted; what is not listed
    there is left out. Without a list the index brings title and line of each. The words of titles are not said again:
    their places come first, in the order of these words. `is_source`: this is the Indonesian one, asked where the
    language of the page has no such word.
    """
    listing = listed or [(entry.target, entry.title) for entry in entries]
    numbers = {target: number for number, (target, _) in enumerate(listing)}
    entries = [entry for entry in entries if entry.target in numbers]
    everyday = everyday or Everyday()
    empty = set(split_words(" ".join(everyday.empty)))
    titles = {word for entry in entries for word in split_words(entry.title)} - empty
    stems = find_stems(titles.union(*(entry.words for entry in entries)) - empty, language)
    found = _find_places(entries, stems, numbers, are_titles_read=not is_source)
    most = max(FEW, COMMON * len(numbers) * (2 if is_source else 1))
    places = {stem: own for stem, own in found.items() if len(own) <= most}
    named = set() if is_source else set(split_words(" ".join(title for _, title in listing)))
    words = sorted(places.keys() - named)
    steps = [_to_steps(places.get(word, ())) for word in [*sorted(named), *words]]
    signs = _choose_signs(steps)
    index = {
        **({} if listed else {"entries": list(_list_entries(entries))}),
        "words": _fold_words(words),
        "places": " ".join("".join(signs[step - 1] for step in row) for row in steps),
        "signs": signs,
        **_say_affixes(language),
        "say": ";".join(_group(everyday.say, empty)),
        "empty": " ".join(sorted(empty)),
        "common": " ".join(sorted(stem for stem in found if not places.get(stem))),
        **({"isSource": 1} if is_source else {}),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _say_affixes(language: str) -> dict[str, str]:
    affixes = find_affixes(language)
    return {"prefixes": f" {affixes.prefixes}", "suffixes": f" {affixes.suffixes}"}


def _fold(text: str, empty: Collection[str] = ()) -> str:
    return " ".join(word for word in split_words(text) if word not in empty)


def _group(say: Mapping[str, str], empty: Collection[str]) -> Iterator[str]:
    """What people type and what the texts say for it → 'said:typed,typed', in the order of the first of each."""
    grouped: dict[str, dict[str, None]] = {}
    for typed, said in say.items():
        grouped.setdefault(_fold(said), {})[_fold(typed, empty)] = None
    return (f"{said}:{','.join(typed)}" for said, typed in grouped.items())


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
    return not PRICE.match(stem) and 1 < len(stem) <= (LONGEST_NUMBER if stem.isdigit() else len(stem))


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


def _to_steps(numbers: Iterable[int]) -> list[int]:
    """Rising numbers, the first of them 0 → the step to each from the one before it, 1 or more."""
    places = list(numbers)
    return [place - before for before, place in zip([-1, *places], places, strict=False)]


def _choose_signs(lists: Iterable[Sequence[int]]) -> str:
    """Lists of steps → a character for each step from 1 on, the commonest for the commonest; a space for none."""
    counted = Counter(step for steps in lists for step in steps)
    ranked = sorted(counted, key=lambda step: (-counted[step], step))
    signs = {step: SIGNS[rank] if rank < len(SIGNS) else chr(RARE + rank) for rank, step in enumerate(ranked)}
    return "".join(signs.get(step, " ") for step in range(1, max(signs, default=0) + 1))
