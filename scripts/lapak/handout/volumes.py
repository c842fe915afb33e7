"""The modules of a course → its books: a long course has several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapak.course.model import Module
from lapak.render.document import Tree

MOST_MODULES = 12
"""In one book: Typst holds a megabyte for each page until the paper is whole, and no stapler takes more pages."""


def part_volumes(modules: Sequence[Module[Tree]]) -> Iterator[Sequence[Module[Tree]]]:
    """The modules of a course → those of each of its books."""
    for start in range(0, len(modules), MOST_MODULES):
        yield modules[start : start + MOST_MODULES]


def find_volume(some: Sequence[Module[Tree]], modules: Sequence[Module[Tree]]) -> int:
    """Those of one book, and all of the course → the number of this volume; 0 where the course is one book."""
    return 0 if len(modules) <= MOST_MODULES else (some[0].number - 1) // MOST_MODULES + 1
