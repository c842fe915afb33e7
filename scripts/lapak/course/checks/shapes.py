"""A block's shape: how many lines, options, turns it has, its minutes and choices, whatever language it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from lapak.course.blocks import Block, Include, OtherLanguage, Prose
from lapak.course.blocks.practices import ListingWriter
from lapak.course.problems import Problem
from lapak.course.section.sections import SourceSection
from lapak.course.text import NOT_PRINTED, NOT_WORDS, Markdown

OWN = {(ListingWriter, "language")}
"""What a translation alone says: the language of an example that buyers read."""


@dataclass(frozen=True)
class Shape:
    """What is the same in every language, and the texts that are not, in their order."""

    parts: tuple[str, ...]
    texts: tuple[Markdown, ...]


def list_shaped(section: SourceSection) -> list[Block[Markdown]]:
    """A section → its blocks that are compared: prose may be joined or parted, an inclusion belongs to its source."""
    return [block for block in section.blocks if not isinstance(block, (Prose, Include, OtherLanguage))]


def find_shape(block: Block[Markdown], path: str) -> Shape:
    """A block of a file → its shape."""
    found = list(_walk(block, block.name, block.line, path))
    return Shape(
        tuple(one for one in found if isinstance(one, str)), tuple(one for one in found if isinstance(one, Markdown))
    )


def compare_shapes(source: SourceSection, own: SourceSection) -> Iterator[Problem]:
    """A section and its translation with the same blocks → a problem for each block of another shape."""
    for theirs, ours in zip(list_shaped(source), list_shaped(own), strict=True):
        wanted, found = find_shape(theirs, source.path).parts, find_shape(ours, own.path).parts
        if wanted != found:
            index = next((i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), 0)
            what = f"block '{ours.name}' has {found[index]}, the Indonesian text has {wanted[index]}"
            yield Problem(own.path, ours.line, what, f"compare it with {source.path}:{theirs.line}")


def _walk(value: Any, name: str, line: int, path: str) -> Iterator[str | Markdown]:
    """A value → its texts, and in words how many things it holds and what is chosen."""
    if isinstance(value, (str, Markdown)):
        text = value if isinstance(value, Markdown) else Markdown(value, path, line)
        yield f"a '{name}'" if text.text else f"no '{name}'"
        yield text
    elif isinstance(value, tuple):
        yield f"{len(value)} of '{name}'"
        for item in value:
            yield from _walk(item, name, line, path)
    elif is_dataclass(value):
        for one in fields(value):
            if not NOT_PRINTED.items() <= one.metadata.items() and (type(value), one.name) not in OWN:
                chosen = getattr(value, one.name)
                is_choice = isinstance(chosen, str) and NOT_WORDS.items() <= one.metadata.items()
                yield from [f"'{one.name}: {chosen}'"] if is_choice else _walk(chosen, one.name, line, path)
    else:
        yield (
            f"no '{name}'" if value is None else f"'{name}: {value}'".replace("True", "true").replace("False", "false")
        )
