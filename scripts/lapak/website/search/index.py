"""The places of a language that can be found → their index, in the form that overrides/scripts/search.js reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lapak.course.values.everyday import Everyday
from lapak.website.search.entries import IndexEntry
from lapak.website.search.forms import find_affixes, split_words
from lapak.website.search.word_places import WordPlaces, find_places

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
    before: WordPlaces | None = None,
) -> str:
    """Places in one language → their index as JSON.

    `listed`: targets and titles as the search page lists them, by which places are then counted; what is not listed
    there is left out. Without a list the index brings title and line of each. The words of titles are not said again:
    their places come first, in the order of these words. `before`: what the index of the page's language has; then this
    is the Indonesian one, asked where that one knows little, and it brings what that one has not.
    """
    is_source = before is not None
    everyday = everyday or Everyday()
    found = find_places(entries, language, everyday, listed=listed, is_source=is_source)
    places = {word: own for word, own in found.places.items() if not before or not _has(before, word, own)}
    titles = [title for _, title in listed] or [entry.title for entry in entries]
    named = set() if is_source else set(split_words(" ".join(titles)))
    words = sorted(places.keys() - named)
    steps = [_to_steps(places.get(word, ())) for word in [*sorted(named), *words]]
    signs = _choose_signs(steps)
    empty = set(split_words(" ".join(everyday.empty)))
    index = {
        **({} if listed else {"entries": list(_list_entries(entries))}),
        "words": _fold_words(words),
        "places": " ".join("".join(signs[step - 1] for step in row) for row in steps),
        "signs": signs,
        **_say_affixes(language),
        "say": ";".join(_group(everyday.say, empty, is_source=is_source)),
        "empty": "" if is_source else " ".join(sorted(empty)),
        "common": "" if is_source else " ".join(sorted(found.common)),
        **({"isSource": 1} if is_source else {}),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _say_affixes(language: str) -> dict[str, str]:
    affixes = find_affixes(language)
    return {"prefixes": f" {affixes.prefixes}", "suffixes": f" {affixes.suffixes}"}


def _fold(text: str, empty: Collection[str] = ()) -> str:
    return " ".join(word for word in split_words(text) if word not in empty)


def _group(say: Mapping[str, str], empty: Collection[str], *, is_source: bool) -> Iterator[str]:
    """What people type and what the texts say for it → 'said:typed,typed', in the order of the first of each.

    The Indonesian index is asked one word at a time.
    """
    grouped: dict[str, dict[str, None]] = {}
    for typed, said in say.items():
        if (words := _fold(typed, empty)) and not (is_source and " " in words):
            grouped.setdefault(_fold(said), {})[words] = None
    return (f"{said}:{','.join(typed)}" for said, typed in grouped.items())


def _list_entries(entries: Iterable[IndexEntry]) -> Iterator[dict[str, str]]:
    """Places → what a reader sees of each; the page of a part is named."""
    page = ""
    for entry in entries:
        is_part = "#" in entry.target
        page = page if is_part else entry.title
        yield {"target": entry.target, "title": entry.title, "page": page if is_part else "", "line": entry.line}


def _has(before: WordPlaces, word: str, places: Iterable[int]) -> bool:
    return set(places) <= set(before.places.get(word, ()))


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
