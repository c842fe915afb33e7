"""New lines → the new text of each file: what is not named stays byte for byte, with the line ends it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lapak.course.reading.source import FENCE
from lapak.exchange.pairs import QUESTIONS, Pair
from lapak.exchange.stretches import find_body
from lapak.exchange.weaving import NewLines

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
Line = tuple[str, str]
"""Its words, and its end."""


class PlacedLines(NamedTuple):
    """Where the rows of sheets stand in a new file."""

    first: int
    end: int
    origins: tuple[str, ...]


class NewFile(NamedTuple):
    """The new text of a file, and where its new lines came from."""

    text: str
    places: tuple[PlacedLines, ...]


def assemble(pairs: Sequence[Pair], woven: Sequence[NewLines], texts: Mapping[str, str]) -> dict[str, NewFile]:
    """Pairs in the order of their source, new lines, the files as they are ('' of none) → as they will be."""
    made = {}
    for path in dict.fromkeys(new.pair.target_path for new in woven):
        own = [pair for pair in pairs if pair.target_path == path]
        news = {new.pair.place: new for new in woven if new.pair.target_path == path}
        made[path] = _File(path, texts.get(path, "")).put_in(own, news)
    return made


class _Change(NamedTuple):
    """Lines that go, counted from 0, and those that come."""

    start: int
    end: int
    order: int
    lines: tuple[str, ...]
    origins: tuple[str, ...]


class _File:
    """A file that is being changed."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.is_exam = path.endswith(".yml")
        if not text:
            text = f"{QUESTIONS}:\n" if self.is_exam else f"{FENCE}\n{FENCE}\n"
        found = [(match[1], match[2]) for match in LINE.finditer(text)]
        self.lines: list[Line] = [line for line in found if line != ("", "")]
        self.end = next((end for _, end in self.lines if end), "\n")

    def put_in(self, pairs: Sequence[Pair], news: Mapping[str, NewLines]) -> NewFile:
        """All pairs of this file in their order, and the new lines of some → its new text."""
        changes = list(self._list_changes(pairs, news))
        places = []
        shift = 0
        lines = list(self.lines)
        for change in sorted(changes):
            start = change.start + shift
            ends = [end or self.end for _, end in lines[start : change.end + shift]]
            new = [(line, ends[number] if number < len(ends) else self.end) for number, line in enumerate(change.lines)]
            lines[start : change.end + shift] = new
            shift += len(new) - (change.end - change.start)
            places.append(PlacedLines(start + 1, start + 1 + len(new), change.origins))
        was_open = bool(self.lines) and not self.lines[-1][1]
        if was_open and lines:
            lines[-1] = (lines[-1][0], "")
        return NewFile("".join(map("".join, lines)), tuple(places))

    def _list_changes(self, pairs: Sequence[Pair], news: Mapping[str, NewLines]) -> Iterator[_Change]:
        last = {"@": 1, "#": self._find_start()}
        for order, pair in enumerate(pairs):
            new = news.get(pair.place)
            if pair.target:
                last[pair.kind] = max(last[pair.kind], pair.target.end - 1)
                if new:
                    yield _Change(pair.target.first - 1, pair.target.end - 1, order, new.lines, new.origins)
            elif new:
                start = last[pair.kind]
                yield _Change(start, start, order, self._add_space(new.lines, start, pair), new.origins)

    def _find_start(self) -> int:
        """The line below which the first section or question comes, counted from 0."""
        words = [line for line, _ in self.lines]
        if self.is_exam:
            found = (number for number, line in enumerate(words, 1) if line.startswith(f"{QUESTIONS}:"))
            return next(found, len(words))
        start = find_body(words) - 1
        while start < len(words) and not words[start].strip():
            start += 1
        return start

    def _add_space(self, lines: Sequence[str], start: int, pair: Pair) -> tuple[str, ...]:
        """A new section with an empty line above it, and below it where another one follows."""
        if pair.kind == "@" or self.is_exam:
            return tuple(line for line in lines if line.strip())
        own = list(lines)
        while own and not own[-1].strip():
            own.pop()
        is_above = start > 0 and bool(self.lines[start - 1][0].strip())
        return (*([""] if is_above else []), *own, *([""] if start < len(self.lines) else []))
