"""Lines of a file that belong together, found in it: the sections of a text, the keys of its front matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.reading.scanner import Heading, scan
from lapak.course.reading.source import FENCE, load_text
from lapak.course.reading.yaml_text import YamlText
from lapak.exchange.model import Segment
from lapak.exchange.segments import list_segments
from lapak.exchange.values import list_values


@dataclass(frozen=True)
class Stretch:
    """Lines of a file that belong together, with their segments."""

    path: str
    first: int
    lines: tuple[str, ...]
    segments: tuple[Segment, ...]

    @property
    def end(self) -> int:
        """The number of the line below its last one."""
        return self.first + len(self.lines)


class Files:
    """The files of a project as lines, each read once."""

    def __init__(self, project: Project, problems: list[Problem]) -> None:
        self.root = project.root
        self.problems = problems
        self._known: dict[str, tuple[str, ...] | None] = {}

    def load(self, path: str) -> tuple[str, ...] | None:
        """A path in the project → the lines of that file; None where there is none."""
        if path not in self._known:
            file = self.root / path
            text = load_text(file, path, self.problems) if file.is_file() else None
            self._known[path] = None if text is None else tuple(text.removesuffix("\n").split("\n"))
        return self._known[path]


class LineSpan(NamedTuple):
    """Where something begins, and the line below it."""

    first: int
    end: int


def to_translated_path(path: str, language: str) -> str:
    """'modules/03-praktik/index.md' → 'modules/03-praktik/index.jv.md'."""
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.{language}.{suffix}"


def cut(path: str, lines: Sequence[str], place: LineSpan) -> Stretch:
    """The lines of a file and where something stands in them → those lines, with their segments."""
    own = tuple(lines[place.first - 1 : place.end - 1])
    return Stretch(path, place.first, own, list_segments(own, place.first))


def find_headings(lines: Sequence[str]) -> dict[str, LineSpan]:
    """The lines of a text → where the section of each id stands."""
    first = find_body(lines)
    headings = [piece for piece in scan(list(lines[first - 1 :]), "", first, []) if isinstance(piece, Heading)]
    ends = [*(heading.line for heading in headings[1:]), len(lines) + 1]
    found: dict[str, LineSpan] = {}
    for heading, end in zip(headings, ends, strict=False):
        name = next((word[1:] for word in heading.attributes.split() if word.startswith("#")), "")
        found.setdefault(name, LineSpan(heading.line, end))
    return found


def find_body(lines: Sequence[str]) -> int:
    """The lines of a text → the number of the line below its front matter."""
    if not lines or lines[0].rstrip() != FENCE:
        return 1
    return next((number + 1 for number, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE), len(lines) + 1)


def find_key(path: str, lines: Sequence[str], name: str) -> Stretch | None:
    """The lines of a text and a key of its front matter → the lines of that key; None where it is not there."""
    end = find_body(lines) - 1
    place = find_keys(YamlText("\n".join(("", *lines[1 : end - 1])), path), (), end).get(name)
    if place is None:
        return None
    own = tuple(lines[place.first - 1 : place.end - 1])
    return Stretch(path, place.first, own, tuple(list_values(own, place.first, [0] * len(own), "")))


def find_keys(text: YamlText, prefix: tuple[str, ...], end: int) -> dict[str, LineSpan]:
    """YAML → where each key below `prefix` stands; `end` is the line below the last one."""
    values = text.load([]) or {}
    for name in prefix:
        values = values.get(name) or {}
    names = [name for name in values if text.has((*prefix, name))] if isinstance(values, dict) else []
    lines = [text.find_line((*prefix, name)) for name in names]
    return {name: LineSpan(line, after) for name, line, after in zip(names, lines, [*lines[1:], end], strict=False)}
