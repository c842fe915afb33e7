"""YAML inside a file: its keys and values, and, when something is wrong with them, the line of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import yaml

from lapak.course.problems import Problem
from lapak.course.reading.yaml_nodes import MKDOCS_TAGS, STANDARD_FIX, YamlFault, YamlRepeat, compose, construct

KeyPath = tuple[str | int, ...]
"""The way to a value: ('schedule', 'start') or ('modules', 0)."""

HARD_BLANK = "\u00a0"
SAID = {
    "mapping values are not allowed": "a ': ' stands where none can",
    "found a tab character": "a tab stands before a key",
    "did not find expected ',' or ']'": "a '[' is never closed, or a ',' is missing",
    "did not find expected ',' or '}'": "a '{' is never closed, or a ',' is missing",
    "did not find expected key": "no key begins here",
    "could not find expected ':'": "a ':' is missing",
    "found unexpected end of stream": "a quotation mark is never closed",
    "did not find expected node content": "a value is missing, or a bracket never closed",
    "found undefined alias": "a text begins with '*'",
    "found character that cannot start any token": "a text begins with a tab, '@', '`' or '%'",
}
"""How what a reader of YAML says begins → the same in an author's words."""


@dataclass(frozen=True)
class YamlText:
    """A piece of YAML that begins on `first_line` of a file; below `prefix` stands what is looked at."""

    text: str
    path: str
    first_line: int = 1
    prefix: KeyPath = ()

    def load(self, problems: list[Problem]) -> dict[str, Any] | None:
        """Its keys and values; None, and a problem, when it does not parse."""
        if not self.text:
            return {}
        try:
            value = construct(compose(self.text))
        except yaml.YAMLError as error:
            problems.append(self.to_problem(error))
            return None
        if value is None:
            return {}
        if not isinstance(value, dict):
            fix = "write 'key: value'"
            problems.append(Problem(self.path, self.first_line, "these are not keys and values", fix))
            return None
        return value

    def below(self, *prefix: str) -> YamlText:
        """The same text, looked at from one of its keys."""
        return replace(self, prefix=(*self.prefix, *prefix))

    def has(self, place: KeyPath) -> bool:
        """True when exactly this value stands in the text."""
        return (*self.prefix, *place) in self._lines

    def find_line(self, place: KeyPath) -> int:
        """The line of a value, or of the nearest one around it."""
        place = (*self.prefix, *place)
        while place not in self._lines and place:
            place = place[:-1]
        return self._lines.get(place, self.first_line)

    def find_written(self, place: KeyPath) -> str:
        """A value as it is written: '08.00' where YAML reads 8.0; '' where it is more than a word."""
        try:
            node = compose(self.text, extra_tags=MKDOCS_TAGS)
        except yaml.YAMLError:
            return ""
        for name in (*self.prefix, *place):
            node = next((child for key, _, child in _list_children(node) if key == name), None)
        return node.value if isinstance(node, yaml.ScalarNode) else ""

    def to_problem(self, error: yaml.YAMLError) -> Problem:
        """What a reader of YAML says → a problem on the line where it says it."""
        mark = getattr(error, "problem_mark", None)
        last = self.text.rstrip("\n").count("\n")  # some mistakes are only noticed beyond the end
        offset = min(mark.line, last) if mark else 0
        line = self.first_line + offset
        what = getattr(error, "problem", None) or "they are no text"
        if isinstance(error, YamlRepeat):
            fix = f"keep this one or that in line {self.first_line + error.first}"
            return Problem(self.path, line, what, fix)
        if isinstance(error, YamlFault):
            return Problem(self.path, line, what, error.fix)
        return Problem(
            self.path, line, f"these keys and values (YAML) cannot be read: {_say(what)}", self._find_fix(offset)
        )

    def _find_fix(self, offset: int) -> str:
        text = "".join(self.text.split("\n")[offset : offset + 1])
        if "{{" in text:
            return "put the text with '{{' in quotes"
        for line in (offset, offset - 1):
            if line >= 0 and HARD_BLANK in self.text.split("\n")[line]:
                place = (
                    f"a blank of another kind (U+00A0, from Word or a web page) stands in line {self.first_line + line}"
                )
                return f"{place}: delete it, and type it with the space bar"
        if "\t" in text:
            return "YAML knows no tabs: write blanks in their place"
        return STANDARD_FIX

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        """Only looked up when it is asked where something stands: of most files nobody does."""
        return {place: self.first_line + line for place, line in _list_places(self.text)}


@lru_cache(maxsize=64)
def _list_places(text: str) -> tuple[tuple[KeyPath, int], ...]:
    """YAML → the way to each value and its line from 0; none of what does not parse."""
    try:
        root = compose(text, extra_tags=MKDOCS_TAGS)
    except yaml.YAMLError:
        return ()
    return tuple(_find_key_paths(root, ()))


def _say(what: str) -> str:
    return next((said for beginning, said in SAID.items() if what.startswith(beginning)), what)


def _find_key_paths(node: yaml.Node | None, place: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    for name, line, child in _list_children(node):
        yield (*place, name), line
        yield from _find_key_paths(child, (*place, name))


def _list_children(node: yaml.Node | None) -> list[tuple[str | int, int, yaml.Node]]:
    """The name, the line and the node of each value directly below one."""
    if isinstance(node, yaml.MappingNode):
        return [(key.value, key.start_mark.line, child) for key, child in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [(index, child.start_mark.line, child) for index, child in enumerate(node.value)]
    return []


def to_yaml_text(text: str, *, is_bracketed: bool = True) -> str:
    """Any text → the same as a value in YAML, in quotes where it would be read as something else, or in a `[…]`."""
    try:
        is_plain = yaml.safe_load(f"key: {text}") == {"key": text}
        is_plain = is_plain and (not is_bracketed or yaml.safe_load(f"[{text}]") == [text])
    except yaml.YAMLError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)
