"""A section made anew keeps what its translation alone says: which language an example is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from lapak.course.reading.scanner import INDENT, RawBlock, scan

LANGUAGE = re.compile(r"^language:.*$", re.MULTILINE)


def keep_languages(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Lines of a translation, and those made anew → the latter, each block with the `language:` it had before."""
    spoken = {place: found[0] for place, block in _list_blocks(old) if (found := LANGUAGE.search(block.options))}
    made = list(new)
    for place, block in reversed([*_list_blocks(new)]):
        if place in spoken and not LANGUAGE.search(block.options):
            made.insert(block.line + block.options.count("\n") + 1, INDENT + spoken[place])
    return made


def _list_blocks(lines: Sequence[str]) -> Iterator[tuple[tuple[str, int], RawBlock]]:
    """The blocks of a section that have options, each with its name and which of that name it is."""
    numbers: dict[str, count[int]] = {}
    for piece in scan(list(lines), "", 1, []):
        if isinstance(piece, RawBlock) and piece.options:
            yield (piece.name, next(numbers.setdefault(piece.name, count()))), piece
