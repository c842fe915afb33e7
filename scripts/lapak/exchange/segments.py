"""The lines of a section, of a front matter or of a question → segments in their order, and segments written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapak.course.reading.scanner import INDENT, Heading, RawBlock, scan
from lapak.exchange.model import Extent, Kind, Segment
from lapak.exchange.prose import list_prose, write_prose
from lapak.exchange.values import list_values, write_value

UNTITLED = ("message",)
"""Blocks whose argument is no title: 'week 3'."""


def list_segments(lines: Sequence[str], first: int) -> tuple[Segment, ...]:
    """The lines of a section, and the number of its first one in the file → its segments."""
    found: list[Segment] = []
    for piece in scan(list(lines), "", first, []):
        if isinstance(piece, Heading):
            found += _take_words(piece.title, piece.line, lines[piece.line - first], "")
        elif isinstance(piece, RawBlock):
            found += _take_block(piece, lines, first)
        else:
            start = piece.line - first
            count = piece.text.count("\n") + 1
            found += list_prose(lines[start : start + count], piece.line, "")
    return tuple(found)


def _take_block(block: RawBlock, lines: Sequence[str], first: int) -> Iterator[Segment]:
    if block.name not in UNTITLED:
        opener = lines[block.line - first]
        yield from _take_words(block.argument, block.line, opener, block.name)
    if block.options:
        options = block.options.split("\n")
        written = lines[block.line - first + 1 :][: len(options)]
        indents = [4 if line.startswith(INDENT) else len(line) - len(line.lstrip()) for line in written]
        yield from list_values(options, block.line + 1, indents, block.name)
    if block.body.text:
        start = block.body.line - first
        yield from list_prose(lines[start : start + block.body.text.count("\n") + 1], block.body.line, block.name)


def _take_words(words: str, number: int, line: str, block: str) -> Iterator[Segment]:
    """The words of a heading, or of the line that opens a block."""
    if words:
        column = line.index(words, line.find("|") + 1 if block else 1)
        kind: Kind = "title" if block else "heading"
        yield Segment(kind, Extent(number, column, number, column + len(words)), words, "", block)


def write_segment(segment: Segment, text: str) -> str:
    """A segment and its new words → what comes in its place in the file."""
    if segment.kind == "value":
        return write_value(text, segment.frame)
    if segment.kind == "cell":
        return text.replace("|", "\\|")
    return write_prose(text, segment.frame) if segment.kind in ("text", "item") else text


def put_in(lines: Sequence[str], first: int, changes: Sequence[tuple[Segment, str]]) -> list[str]:
    """Lines, the number of the first, and segments with their new words → the lines with these."""
    made = list(lines)
    for segment, text in sorted(changes, key=lambda change: change[0].span, reverse=True):
        span = segment.span
        start, end = span.line - first, span.end_line - first
        whole = made[start][: span.column] + write_segment(segment, text) + made[end][span.end_column :]
        made[start : end + 1] = whole.split("\n")
    return made


def read_again(segments: Sequence[Segment], lines: Sequence[str]) -> tuple[Segment, ...]:
    """Segments of some lines, and these lines with new words → the segments that are read of them now."""
    if segments and segments[0].way and not segments[0].block:
        ways = {one.way[:1] + tuple(name for name in one.way[1:2] if isinstance(name, str)) for one in segments}
        found = list_values(lines, 1, [0] * len(lines), "")
        return tuple(one for one in found if one.way[:1] in ways or one.way[:2] in ways)
    return list_segments(lines, 1)
