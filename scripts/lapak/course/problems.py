"""An author's mistake: where it is, what it is and how to mend it; and what is no mistake, but could be better."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")
MOST_CHOICES = 12
"""That are named where none is like what was written: of more nobody reads the message."""


@dataclass(frozen=True)
class Edit:
    """A mistake's mending where nothing has to be decided: what is to be found on its line, and what comes there."""

    find: str
    """A regular expression: the first place of the line that it fits."""
    put: str
    """As it is; a line's end in it makes one more line."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a source file. It stops the build."""

    path: str
    """Relative to the project, with forward slashes."""
    line: int
    what: str
    fix: str
    edit: Edit | None = field(default=None, compare=False)
    """What `lapak check --fix` writes."""

    def __str__(self) -> str:
        """Two lines for the terminal; an editor follows `path:line:`."""
        return f"{self.path}:{self.line}: {self.what}\n    fix: {self.fix}"


@dataclass(frozen=True, order=True)
class Advisory:
    """A hint, which stops nothing: how bad it is (words too many, for one), where, and what it is."""

    excess: int
    path: str
    line: int
    what: str

    def __str__(self) -> str:
        """One line for the terminal."""
        return f"{self.path}:{self.line}: {self.what}"


class SourceError(Exception):
    """The sources have problems; its text is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        heading = "1 problem in the sources" if count == 1 else f"{count} problems in the sources"
        super().__init__("\n".join([heading, *map(str, self.problems)]))

    def __reduce__(self) -> tuple[type[SourceError], tuple[tuple[Problem, ...]]]:
        """Comes as it is from another process."""
        return SourceError, (self.problems,)


@contextmanager
def collect(problems: list[Problem]) -> Iterator[None]:
    """Around one of several pieces of work: its problems are kept until all have been tried."""
    try:
        yield
    except SourceError as error:
        problems += error.problems


def raise_problems(problems: Sequence[Problem]) -> None:
    """Raises SourceError when there are any."""
    if problems:
        raise SourceError(problems)


def gather(calls: Iterable[Callable[[], T]]) -> list[T]:
    """Calls → what each gives; raises SourceError with the problems of all of them, when every one has been tried."""
    problems: list[Problem] = []
    given = []
    for call in calls:
        with collect(problems):
            given.append(call())
    raise_problems(problems)
    return given


def suggest(word: str, known: Iterable[str]) -> str:
    """An unknown word and the known ones → what to write instead."""
    choices = sorted(choice for choice in known if choice)
    close = get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if len(choices) > MOST_CHOICES:
        nearest = get_close_matches(word, choices, n=MOST_CHOICES, cutoff=0)
        return f"use one of {len(choices)}, such as: {', '.join(sorted(nearest))}"
    return f"use one of: {', '.join(choices)}" if choices else "take it out"
