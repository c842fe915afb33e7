"""The pages of one language → one small file: what many pages share stands in it once."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping

from lapak.website.search.scripts import FACILITATOR_SCRIPT
from lapak.website.shared_files import RECORDER, WALL

BETWEEN_TAGS = re.compile(r"(?<=>)(?=<)")
"""Where texts are cut into pieces; they are put together again as they were, whatever the pieces are."""
LEAST_SHARED = 60
"""Characters of a piece that is worth a place of its own: gzip sees only the last 32 kB, so not what pages share."""
HEAD = bytes.fromhex("1f8b080000000000 0203")
"""Of a gzip file: deflated, without a date, as small as can be, made on a Unix (RFC 1952)."""
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


def to_pack(files: Mapping[str, str]) -> bytes:
    """Texts by path → the same, compressed, as overrides/scripts/worker.js reads them.

    It is compressed here and not by the host, so that it weighs the same everywhere.
    """
    pieces = {path: BETWEEN_TAGS.split(text) for path, text in files.items()}
    counts = Counter(piece for parts in pieces.values() for piece in parts)
    shared = [piece for piece, count in counts.items() if count > 1 and len(piece) >= LEAST_SHARED]
    numbers = {piece: number for number, piece in enumerate(shared)}
    folded = {path: _join([numbers.get(part, part) for part in parts]) for path, parts in pieces.items()}
    text = json.dumps({"shared": shared, "files": folded}, ensure_ascii=False, separators=(",", ":"))
    return compress(text.encode())


def compress(data: bytes) -> bytes:
    """Bytes → the same as gzip, with a head of our own: Python's says since 3.13 that it knows no system."""
    made = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return HEAD + made.compress(data) + made.flush() + struct.pack("<II", zlib.crc32(data), len(data) % 2**32)


def _join(parts: Iterable[str | int]) -> list[str | int]:
    """Neighbouring texts become one."""
    joined: list[str | int] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part != "":
            joined.append(part)
    return joined
