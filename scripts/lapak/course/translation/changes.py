"""A text as it was and as it is → what changed: word by word for a translator, numbers and names for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

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


@dataclass(frozen=True)
class ChangedRun:
    """Words of a changed text that are in both versions, that went, or that came."""

    kind: Literal["same", "gone", "come"]
    text: str


SHOWN = {"same": "{}", "gone": "[-{}-]", "come": "{{+{}+}}"}
"""How each of them is written where there is no colour."""


def show_changes(old: str, new: str) -> str:
    """Two versions of a text → one, in which what went stands in [-…-] and what came in {+…+}; its lines are kept."""
    return "".join(SHOWN[run.kind].format(run.text) for run in find_runs(old, new))


def find_runs(old: str, new: str) -> tuple[ChangedRun, ...]:
    """Two versions of a text → what is the same, what went and what came, in order; its lines are kept."""
    runs: list[ChangedRun] = []
    before, after = old.split("\n"), new.split("\n")
    for kind, start, end, first, last in _compare(before, after):
        runs += [ChangedRun("same", "\n")] if runs else []
        if kind == "equal":
            runs.append(ChangedRun("same", "\n".join(after[first:last])))
        else:
            runs += _find_words("\n".join(before[start:end]), "\n".join(after[first:last]))
    return tuple(runs)


def list_changed_lines(runs: Iterable[ChangedRun]) -> tuple[tuple[ChangedRun, ...], ...]:
    """What is the same, went and came in a text → those of its lines in which something went or came."""
    lines: list[list[ChangedRun]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(ChangedRun(run.kind, first))
        lines += [[ChangedRun(run.kind, text)] for text in rest]
    changed = (line for line in lines if any(run.kind != "same" and run.text.strip() for run in line))
    return tuple(tuple(run for run in line if run.text) for line in changed)


def _find_words(old: str, new: str) -> Iterator[ChangedRun]:
    before, after = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    for kind, start, end, first, last in _compare(before, after):
        gone, come = "".join(before[start:end]), "".join(after[first:last])
        if kind == "equal":
            yield ChangedRun("same", come)
            continue
        if gone.strip():
            yield ChangedRun("gone", gone)
        yield ChangedRun("come" if come.strip() else "same", come)


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
