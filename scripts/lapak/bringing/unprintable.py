"""Signs that no font of the papers has → plain ones that say the same, or nothing; letters stay, as they are words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

BOXES = range(0x2500, 0x2580)
"""Lines that programs draw with letters."""
ACROSS, DOWN = "HORIZONTAL", "VERTICAL"
JOINERS = "\ufe0e\ufe0f\u200d\u20e3"
"""What belongs to an emoji, and shows nothing alone."""

Undrawn = Callable[[str], str]
"""A text → its letters that no font has."""


def to_printable(text: str, find_undrawn: Undrawn) -> tuple[str, str]:
    """A text → the same without signs that no font has, and these signs; what draws a line becomes '-', '|', '+'."""
    undrawn = [letter for letter in find_undrawn(text) if unicodedata.category(letter)[0] == "S"]
    lines: dict[int, str] = {ord(letter): _to_line(letter) for letter in undrawn if ord(letter) in BOXES}
    gone = "".join(letter for letter in undrawn if ord(letter) not in lines)
    text = text.translate(lines)
    if gone:
        signs = re.compile(rf"[{re.escape(gone)}][{JOINERS}{re.escape(gone)}]*[ \u00a0]?")
        text = signs.sub("", text)
    return text, gone


def _to_line(letter: str) -> str:
    """'═' → '-', '║' → '|', '╔' → '+'."""
    words = unicodedata.name(letter).split()
    if ACROSS in words and "AND" not in words:
        return "-"
    return "|" if DOWN in words and "AND" not in words else "+"
