"""Text with its place in a file, and the one way to rewrite the text inside typed values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar

from lapak.course.problems import Problem

T = TypeVar("T")
Mark = Mapping[str, bool]
"""Stands where a field is declared: `field(metadata=NOT_WORDS)`."""
NOT_WORDS: Mark = {"not_words": True}
"""Of a field that holds a choice or a name, and no words of a text."""
NOT_PRINTED: Mark = {"not_printed": True}
"""Of a field that no form shows: a paper is not made again when only it changes."""


@dataclass(frozen=True)
class Markdown:
    """Prose as its author wrote it, with the file and the line of its first line."""

    text: str
    path: str
    line: int

    def problem(self, what: str, fix: str, offset: int = 0) -> Problem:
        """A problem on the line `offset` lines below the first."""
        return Problem(self.path, self.line + offset, what, fix)


@dataclass(frozen=True)
class Phrase:
    """A short text of the front matter, in its own language (Indonesian where it is not translated)."""

    text: str
    language: str


@cache
def list_names(kind: type) -> tuple[str, ...]:
    """A class → the names of its fields; of what is no dataclass none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def list_fields(value: Any, but: Mark) -> list[str]:
    """A dataclass and a mark → the names of its fields that do not have it."""
    return [field.name for field in fields(value) if not but.items() <= field.metadata.items()]


def rewrite(value: T, change: Callable[[Any], Any]) -> T:
    """A value made of frozen dataclasses and tuples → the same with `change` applied to its prose and strings."""
    return _rewrite(value, change)  # type: ignore[no-any-return]


def _rewrite(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, (str, Markdown)):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_rewrite(item, change) for item in value)
        return value if all(map(is_, items, value)) else items
    changed: dict[str, Any] = {}
    for name in list_names(value.__class__):
        old = getattr(value, name)
        new = _rewrite(old, change)
        if new is not old:
            changed[name] = new
    # To replace is slow, and most values hold no text: those stay the very same.
    return replace(value, **changed) if changed else value
