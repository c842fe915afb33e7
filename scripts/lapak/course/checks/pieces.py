"""A line of a list, a cell, an option has the numbers, links, variables and drawings of the same one in its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lapak.course.blocks import Block, Prose
from lapak.course.checks.shapes import find_shape, list_shaped
from lapak.course.problems import Problem
from lapak.course.section.sections import IMAGE, SourceSection
from lapak.course.text import Markdown
from lapak.course.values.numbers import NUMBER

LINK = re.compile(r"(?<!!)\[([^\]]{0,1000})\]\(([^)\s]{1,1000})\)")
LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
VARIABLE = re.compile(r"\{\{([^{}]*)\}\}")
BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=[ \t]*\|)|(?<!\\)\|")
"""Between paragraphs, lines of lists, cells of tables."""
COUNTED = {
    "lines of lists": re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]", re.MULTILINE),
    "rows of tables": re.compile(r"^[ \t]*\|", re.MULTILINE),
    "drawings": IMAGE,
    "captions": re.compile(r"!\[[^\]]{0,1000}\]\(\s*[^)\s]{1,1000}\s+\"[^\"]{0,1000}\"\s*\)"),
}
"""What must be as many in every language."""


def find_numbers(text: str) -> list[str]:
    """Markdown → the numbers that a reader sees; neither those of a list nor those of addresses."""
    return NUMBER.findall(LIST_NUMBER.sub("", VARIABLE.sub("", IMAGE.sub(r"\1 \3", LINK.sub(r"\1", text)))))


Pieces = tuple[Markdown, Markdown]
"""A piece of a source, and the same one in a translation."""


class BlockPieces(NamedTuple):
    """A block of a source, and its pieces beside those of its translation; none where the two have other shapes."""

    block: Block[Markdown]
    pieces: list[Pieces]


PARTS: Mapping[str, Callable[[str], list[str]]] = {
    "numbers": find_numbers,
    "links": lambda text: [target for _, target in LINK.findall(text)],
    "variables": lambda text: [name.strip() for name in VARIABLE.findall(text)],
    "drawings": lambda text: [image for _, image, _ in IMAGE.findall(text)],
}
"""What must be the same in every language."""


def compare_pieces(source: SourceSection, own: SourceSection) -> Iterator[Problem]:
    """A section and its translation of one shape → a problem for each list, table or piece that differs."""
    told = list(_compare_lists(source, own))
    if told:
        yield from told
        return
    for theirs, ours in pair_pieces(source, own):
        for name, find in PARTS.items():
            missing, added = Counter(find(theirs.text)), Counter(find(ours.text))
            if missing != added:
                yield _tell(name, theirs, ours, missing - added, added - missing)


def _compare_lists(source: SourceSection, own: SourceSection) -> Iterator[Problem]:
    theirs, ours = _list_texts(source), _list_texts(own)
    for name, pattern in COUNTED.items():
        wanted, found = ([len(pattern.findall(text.text)) for text in texts] for texts in (theirs, ours))
        if wanted != found:
            what = f"section '{own.id}' differs in {name}: {sum(found)} here, {sum(wanted)} in the Indonesian text"
            yield Problem(own.path, own.line, what, f"compare it with {source.path}:{source.line}")


def _list_texts(section: SourceSection) -> list[Markdown]:
    """All prose of a section as one text, then each text of its blocks."""
    prose = Markdown("\n\n".join(text.text for text in _list_prose(section)), section.path, section.line)
    return [prose, *(text for block in list_shaped(section) for text in find_shape(block, section.path).texts)]


def _tell(name: str, theirs: Markdown, ours: Markdown, missing: Counter[str], added: Counter[str]) -> Problem:
    said = [("lacks", missing), ("has in addition", added)]
    what = " and ".join(f"{verb} {', '.join(sorted(parts.elements()))}" for verb, parts in said if parts)
    fix = f"compare it with {theirs.path}:{theirs.line}"
    return ours.problem(f"the {name} differ from the Indonesian text: this {what}", fix)


def pair_pieces(source: SourceSection, own: SourceSection) -> list[Pieces]:
    """A section and its translation of one shape → their pieces in pairs; none of prose that is parted otherwise."""
    prose = _pair(_list_prose(source), _list_prose(own))
    return [*(pair for block in pair_blocks(source, own) for pair in block.pieces), *prose]


def pair_blocks(source: SourceSection, own: SourceSection) -> Iterator[BlockPieces]:
    """A section and its translation with the same blocks → each block but prose, and its pieces side by side."""
    for theirs, ours in zip(list_shaped(source), list_shaped(own), strict=True):
        wanted, found = find_shape(theirs, source.path), find_shape(ours, own.path)
        is_alike = wanted.parts == found.parts
        texts = zip(wanted.texts, found.texts, strict=True) if is_alike else ()
        yield BlockPieces(theirs, [pair for old, new in texts for pair in _pair([old], [new])])


def _pair(wanted: list[Markdown], found: list[Markdown]) -> list[Pieces]:
    theirs, ours = ([piece for text in texts for piece in _split(text)] for texts in (wanted, found))
    return list(zip(theirs, ours, strict=True)) if len(theirs) == len(ours) else []


def _list_prose(section: SourceSection) -> list[Markdown]:
    return [block.text for block in section.blocks if isinstance(block, Prose)]


def _split(text: Markdown) -> Iterator[Markdown]:
    """Markdown → its pieces, each with its line."""
    start = 0
    for end, after in [*(found.span() for found in BREAK.finditer(text.text)), (len(text.text), 0)]:
        words = text.text[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip("\n"))
            line = text.line + text.text.count("\n", 0, start + lead)
            yield Markdown(words, text.path, line)
        start = after
