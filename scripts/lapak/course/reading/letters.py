"""Signs that are no letters of any language: no page, paper or slide can show them, and some break what reads them."""

from __future__ import annotations

import re

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, separators that only some programs take for the end of a line, orders that turn
words around, halves of a sign, and the
codes that Unicode keeps from ever meaning anything."""
NAMES = {
    "\x00": "NUL",
    "\x0c": "form feed",
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
}

UNSEEN = "take it out (where it cannot be seen, type the line again): no page can show it"
"""How a sign that no page shows is mended."""


def find_unprintable(text: str) -> tuple[int, str] | None:
    """A text → the first sign in it that cannot be shown: its position and its name 'U+2028 (line separator)'."""
    found = UNPRINTABLE.search(text)
    if not found:
        return None
    code, name = f"U+{ord(found[0]):04X}", NAMES.get(found[0], "")
    return found.start(), f"{code} ({name})" if name else code
