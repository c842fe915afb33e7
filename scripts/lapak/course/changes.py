"""A text as it was and as it is → what changed: word by word for a translator, numbers and names for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

WORD = re.compile(r"\{\{[^{}\n]*\}\}\S*|\S+")
EDGES = ".,;:!?()[]*_“”\"'"
"""Around a word, and no part of it."""
ENDS = (".", "?", "!", ":", "|", "-", "#")
"""After these a word is large only because a sentence begins."""
MOST_CHANGES = 4
"""That a reader is told; who wants all of them reads the text."""


def find_changes(old: str, new: str) -> tuple[str, ...]:
    """Two versions of a text → the numbers and names that took another's place: 'Rp1.000 → Rp1.250'."""
    before, after = WORD.findall(old), WORD.findall(new)
    found: list[str] = []
    for kind, start, end, first, last in _compare(before, after):
        if kind == "replace":
            olds, news = _choose(before, start, end), _choose(after, first, last)
            pairs = zip(olds, news, strict=True) if len(olds) == len(news) else [(" ".join(olds), " ".join(news))]
            found += [f"{one} → {other}" for one, other in pairs if one and other and one != other]
    return tuple(dict.fromkeys(found))[:MOST_CHANGES]


def show_changes(old: str, new: str) -> str:
    """Two versions of a text → one, in which what went stands in [-…-] and what came in {+…+}; its lines are kept."""
    return "\n".join(_show_lines(old.split("\n"), new.split("\n")))


def _show_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for kind, start, end, first, last in _compare(before, after):
        if kind == "equal":
            yield from after[first:last]
        else:
            yield _show_words("\n".join(before[start:end]), "\n".join(after[first:last]))


def _show_words(old: str, new: str) -> str:
    before, after = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    made = []
    for kind, start, end, first, last in _compare(before, after):
        gone, come = "".join(before[start:end]), "".join(after[first:last])
        if kind == "equal":
            made.append(come)
            continue
        made += [f"[-{gone}-]"] if gone.strip() else []
        made += [f"{{+{come}+}}"] if come.strip() else [come]
    return "".join(made)


def _compare(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _choose(words: Sequence[str], start: int, end: int) -> list[str]:
    """The numbers and names of a part of a text; a variable is neither."""
    return [words[place].strip(EDGES) for place in range(start, end) if _tells(words, place)]


def _tells(words: Sequence[str], place: int) -> bool:
    word = words[place].strip(EDGES)
    if any(sign.isdigit() for sign in word):
        return "{" not in word
    is_first = place == 0 or words[place - 1].endswith(ENDS)
    return word[:1].isupper() and not is_first
