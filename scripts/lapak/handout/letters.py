"""Which characters the fonts of the papers have, by their own tables; and the free font that has what they lack."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from lapak.course.problems import Problem
from lapak.handout.fonts import find_files, find_version

UNDRAWN = ("Zs", "Zl", "Zp", "Cf")
"""Spaces and signs that steer a text need no drawing in a font; two ranges of signs do."""
DRAWN_SIGNS = frozenset({*range(0x600, 0x606), 0x6DD, 0x70F, *range(0x890, 0x892), 0x8E2, *range(0xFFF9, 0xFFFC)})
LINE_ENDS = "\t\n\v\f\r\x85"
VARIATIONS = frozenset({0x34F, 0x180B, 0x180C, 0x180D, 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})
"""Signs that choose another drawing of the letter before them."""
SANS = frozenset(
    {"ARABIC", "ARMENIAN", "BALINESE", "BATAK", "BENGALI", "BUGINESE", "CHAM", "DEVANAGARI", "ETHIOPIC", "GEORGIAN"}
    | {"GUJARATI", "GURMUKHI", "HEBREW", "JAVANESE", "KANNADA", "KHMER", "LAO", "MALAYALAM", "MONGOLIAN", "MYANMAR"}
    | {"ORIYA", "REJANG", "SINHALA", "SUNDANESE", "SYRIAC", "TAGALOG", "TAMIL", "TELUGU", "THAANA", "THAI"}
)
"""Scripts by the first word of their letters' names; each has a Noto Sans of its own (fonts.google.com/noto)."""
OTHERS = {
    **dict.fromkeys(("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING"), "Noto Sans"),
    **dict.fromkeys(("CJK", "IDEOGRAPHIC", "FULLWIDTH"), "Noto Sans SC"),
    **dict.fromkeys(("HIRAGANA", "KATAKANA"), "Noto Sans JP"),
    "HANGUL": "Noto Sans KR",
    "MAKASAR": "Noto Serif Makasar",
    "TIBETAN": "Noto Serif Tibetan",
}
LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands where a program could not read a letter."""
FIRST_EMOJI = 0x1F000
MOST_SHOWN = 12


def load_letters(own: Path) -> frozenset[int]:
    """The folder of a campus's own fonts → the code points that these or our own have a drawing of."""
    return _load_letters(own, find_version(own))


@lru_cache(maxsize=4)
def _load_letters(own: Path, version: object) -> frozenset[int]:
    return frozenset(code for file in find_files(own) for code in load_table(file))


def load_table(file: Path) -> Iterable[int]:
    """A font's file → the code points that it has; none when it cannot be read."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError  # large, and only what sets papers needs it

    try:
        fonts = TTCollection(file, lazy=True).fonts if file.suffix == ".ttc" else [TTFont(file, lazy=True)]
        return {code for font in fonts for code in font.getBestCmap() or ()}
    except (TTLibError, OSError):
        return ()


def find_missing(text: str, letters: frozenset[int]) -> str:
    """A text and what the fonts have → its characters that cannot be drawn, each once, in order.

    A letter with an accent may be drawn from its parts, and its parts as one.
    """
    whole = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in dict.fromkeys(whole) if not _is_drawn(letter, letters))


def find_undrawn_lines(text: str, path: str, letters: frozenset[int], folder: str) -> Iterator[Problem]:
    """A text, its path, what the fonts have and their folder → a problem for each line that no font can show."""
    for number, line in enumerate(text.split("\n"), 1):
        if missing := find_missing(line, letters):
            yield tell_undrawn(path, number, missing, folder)


def tell_undrawn(path: str, line: int, missing: str, folder: str) -> Problem:
    """A place, its characters that no font has, and the folder for fonts → the problem."""
    return Problem(path, line, f"no font of the papers has {name_letters(missing)}", advise(missing, folder))


def _is_drawn(letter: str, letters: frozenset[int]) -> bool:
    code = ord(letter)
    if code in letters or letter in LINE_ENDS or code in VARIATIONS:
        return True
    if unicodedata.category(letter) in UNDRAWN:
        return code not in DRAWN_SIGNS
    parts = unicodedata.normalize("NFD", letter)
    return parts != letter and all(ord(part) in letters for part in parts)


def name_letters(missing: str) -> str:
    """Characters → how a message names them: by themselves, or by number where they cannot be seen."""
    names = [_name(letter) for letter in missing[:MOST_SHOWN]]
    more = f" and {len(missing) - MOST_SHOWN} more" if len(missing) > MOST_SHOWN else ""
    return f"the character{'s' if len(missing) > 1 else ''} {', '.join(names)}{more}"


def _name(letter: str) -> str:
    is_seen = letter.isprintable() and unicodedata.category(letter)[0] not in "MCZ"
    return f"'{letter}'" if is_seen else f"U+{ord(letter):04X}"


def advise(missing: str, folder: str) -> str:
    """Characters and the folder for fonts → how to mend it: the free fonts that have them, or to take them out."""
    fonts = list(dict.fromkeys(font for letter in missing if (font := find_font(letter))))
    bare = [letter for letter in missing if not find_font(letter)]
    fixes = ["take it out"] if bare else []
    if fonts:
        names = f"font{'s' if len(fonts) > 1 else ''} {' and '.join(fonts)}"
        fixes.append(f"write it with other letters, or put the free {names} (.ttf or .otf) into {folder}/")
    return "; ".join(fixes)


def find_font(letter: str) -> str:
    """A character → the name of a free font that has it; '' for what no font should have, or none is known."""
    word = unicodedata.name(letter, "").partition(" ")[0] if letter != LOST else ""
    category = unicodedata.category(letter) if word else ""
    if word in SANS:
        return f"Noto Sans {word.title()}"
    if word in OTHERS:
        return OTHERS[word]
    if category.startswith("S") or category == "No":
        return "Noto Sans Math" if category == "Sm" else find_symbols(ord(letter))
    return ""


def find_symbols(code: int) -> str:
    """A symbol → the free font of symbols or of emoji that has it."""
    return "Noto Emoji" if code >= FIRST_EMOJI else "Noto Sans Symbols 2"
