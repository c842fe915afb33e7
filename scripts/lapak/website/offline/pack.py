"""The pages of one language → one small file: what many pages share stands in it once."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase, digits

from lapak.website.files.shared_files import RECORDER, WALL
from lapak.website.search.scripts import FACILITATOR_SCRIPT

PIECE = re.compile(r"(<script\b[^>]*>.*?</script>|<style>.*?</style>|<[^>]*>)", re.DOTALL)
"""Where texts are cut into pieces; they are put together again as they were, whatever the pieces are."""
KINDS = "TWDC"
"""Tags, words, drawings and code: pieces of a kind stand together, as each kind has letters of its own."""
SHAPE, CODE = re.compile(r"<(?:path|circle|rect|ellipse|line|svg)\b"), re.compile(r"<(?:script|style)\b")
BETWEEN_PARTS, BETWEEN_PIECES, BETWEEN_ITEMS = "\0", "\1", ","
NOT_TEXT = re.compile(f"[{BETWEEN_PARTS}{BETWEEN_PIECES}]")
"""No page or script has a use for these characters."""
SEED, LEAST_AGAIN, MOST_LOOKED_AT = 4, 12, 80
"""Pieces in a row by which a repetition is looked for; that are worth to be said by one; places where it may begin."""
SIGNS = digits + ascii_lowercase
HEAD = bytes.fromhex("1f8b080000000000 0203")
"""Of a gzip file: deflated, without a date, as small as can be, made on a Unix (RFC 1952)."""
MEMORY = 5
"""Of zlib: short blocks, each with a code of its own, suit tags, words, drawings and scripts one after the other."""
LARGE = 100_000
"""Bytes of the texts of a real course; what is smaller weighs little anyway."""
THOROUGH = 12
"""The highest level of libdeflate."""
NOT_KEPT = (FACILITATOR_SCRIPT, WALL, RECORDER)
"""Files that a participant's phone need not carry."""
PAGE = "index.html"


def find_files(site: Mapping[str, bytes], language_folder: str, other_folders: Iterable[str]) -> dict[str, str]:
    """The files of a site and a language's folder in it ('' or 'jv/') → its pages and scripts by their path.

    A page's path is its address: 'jv/modul/praktik/'.
    """
    others = tuple(folder for folder in other_folders if folder and folder != language_folder)
    mine = [path for path in sorted(site) if path.startswith(language_folder) and not path.startswith(others)]
    return {path.removesuffix(PAGE): site[path].decode() for path in mine if _is_kept(path.rpartition("/")[2])}


def _is_kept(name: str) -> bool:
    return name == PAGE or (name.endswith(".js") and name not in NOT_KEPT)


def to_pack(files: Mapping[str, str], *, is_draft: bool = False) -> bytes:
    """Texts by path → the same, compressed, as overrides/scripts/worker.js reads them.

    gzip sees only the last 32 kB, so what comes again is said by a number, and each piece stands there once. It is
    compressed here and not by the host, so that it weighs the same everywhere. A draft is larger, and quickly made.
    """
    cut = {path: _split(path, NOT_TEXT.sub("", text)) for path, text in files.items()}
    pieces = [piece for own in cut.values() for piece in own]
    kinds = {piece: _find_kind(piece) for piece in dict.fromkeys(pieces)}
    groups = [[piece for piece, kind in kinds.items() if kind == one] for one in KINDS]
    numbers = {piece: number for number, piece in enumerate(piece for group in groups for piece in group)}
    items = _list_items(tuple(numbers[piece] for piece in pieces), "".join(kinds[piece] for piece in numbers))
    counts = [f"{path}{BETWEEN_PIECES}{len(own)}" for path, own in cut.items()]
    parts = [items, BETWEEN_PIECES.join(counts), *map(BETWEEN_PIECES.join, groups)]
    return compress(BETWEEN_PARTS.join(parts).encode(), is_draft=is_draft)


def _split(path: str, text: str) -> list[str]:
    """A script stays whole."""
    return [text] if path.endswith(".js") else [piece for piece in PIECE.split(text) if piece]


def _find_kind(piece: str) -> str:
    if SHAPE.match(piece):
        return "D"
    if CODE.match(piece) or (piece[0] != "<" and "{" in piece):
        return "C"
    return "T" if piece[0] == "<" else "W"


@lru_cache(maxsize=1)
def _list_items(numbers: tuple[int, ...], kinds: str) -> str:
    """As one text: a draft and what follows it have the same pieces, but for the size that they say."""
    return BETWEEN_ITEMS.join(_to_items(numbers, kinds))


def _to_items(numbers: Sequence[int], kinds: str) -> Iterator[str]:
    """Pieces by number → the letter of its kind for the next one that is new, its number for one that was there, and
    'start:length' for many that were there in a row.
    """
    seen: set[int] = set()
    places: dict[tuple[int, ...], list[int]] = {}
    at = noted = 0
    while at < len(numbers):
        while noted <= at - SEED:
            places.setdefault(tuple(numbers[noted : noted + SEED]), []).append(noted)
            noted += 1
        start, length = _find_longest(numbers, at, places.get(tuple(numbers[at : at + SEED]), ()))
        if length >= LEAST_AGAIN:
            yield f"{_to_text(start)}:{_to_text(length)}"
            at += length
            continue
        number = numbers[at]
        yield _to_text(number) if number in seen else kinds[number]
        seen.add(number)
        at += 1


def _find_longest(numbers: Sequence[int], at: int, starts: Sequence[int]) -> tuple[int, int]:
    """Where the longest row begins that comes again here, and its length."""
    best, longest = 0, 0
    for start in starts[-MOST_LOOKED_AT:]:
        most = min(len(numbers), at + at - start)  # a row does not reach into the one that it repeats
        if longest and (at + longest >= most or numbers[start + longest] != numbers[at + longest]):
            continue  # as long as the best one, at most
        length = SEED
        while at + length < most and numbers[start + length] == numbers[at + length]:
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest


def _to_text(number: int) -> str:
    """A number → the same with 36 digits, as `parseInt` reads it."""
    text = ""
    while number or not text:
        number, digit = divmod(number, len(SIGNS))
        text = SIGNS[digit] + text
    return text


def compress(data: bytes, *, is_draft: bool = False) -> bytes:
    """Bytes → the same as gzip, with a head of our own: Python's says since 3.13 that it knows no system.

    What is large is packed by a more thorough program, which finds 5 % more; a draft never is.
    """
    if len(data) > LARGE and not is_draft:
        from deflate import deflate_compress  # only what writes sites needs it

        deflated: bytes = bytes(deflate_compress(data, THOROUGH))
    else:
        made = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, MEMORY)
        deflated = made.compress(data) + made.flush()
    return HEAD + deflated + struct.pack("<II", zlib.crc32(data), len(data) % 2**32)
