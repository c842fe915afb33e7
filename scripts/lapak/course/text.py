"""Text with its place in a file, and the one way to rewrite the text inside typed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from lapak.course.problems import Problem

T = TypeVar("T")


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


def rewrite(value: T, change: Callable[[Any], Any]) -> T:
    """A value made of frozen dataclasses and tuples → the same with `change` applied to its prose and strings."""
    return _rewrite(value, change)  # type: ignore[no-any-return]


def _rewrite(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, (str, Markdown)):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_rewrite(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _rewrite(getattr(value, field.name), change) for field in fields(value)}
        return replace(value, **parts)
    return value
