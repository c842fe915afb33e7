"""Lines of a file that define something (`[^1]: …`, `*[OTP]: …`) → the same file without them; lines stay in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lapak.course.reading.masking import mask_unread, to_blanks
from lapak.course.reading.scanner import Piece, RawBlock
from lapak.course.text import Markdown

Keep = Callable[[Markdown, re.Match[str]], None]


def take_definitions(pieces: list[Piece], pattern: re.Pattern[str], keep: Keep) -> list[Piece]:
    """The pieces of a file → the same without what fits the pattern, each of which `keep` is given with its prose."""
    return [made for piece in pieces if (made := _take_from(piece, pattern, keep)) is not None]


def _take_from(piece: Piece, pattern: re.Pattern[str], keep: Keep) -> Piece | None:
    if not isinstance(piece, (Markdown, RawBlock)):
        return piece
    prose = to_prose(piece)
    masked, text = mask_unread(prose.text), prose.text
    for found in pattern.finditer(masked):
        keep(prose, found)
        text = text[: found.start()] + to_blanks(found) + text[found.end() :]
    if text == prose.text:
        return piece
    bare = _trim(replace(prose, text=text))
    if isinstance(piece, RawBlock):
        return replace(piece, body=bare)
    return bare if bare.text else None


def has_sign(pieces: list[Piece], sign: str) -> bool:
    """True when a text of these pieces holds a sign: most files define nothing."""
    return any(sign in to_prose(piece).text for piece in pieces if isinstance(piece, (Markdown, RawBlock)))


def to_prose(piece: Markdown | RawBlock) -> Markdown:
    """A text, or a block → its text."""
    return piece.body if isinstance(piece, RawBlock) else piece


def put_prose(piece: Markdown | RawBlock, text: str) -> Markdown | RawBlock:
    """A text, or a block, with other words in the same place."""
    made = replace(to_prose(piece), text=text)
    return replace(piece, body=made) if isinstance(piece, RawBlock) else made


def _trim(prose: Markdown) -> Markdown:
    """Without the empty lines around it."""
    lines = prose.text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    return Markdown("\n".join(lines[first:]).rstrip(), prose.path, prose.line + first)
