"""How text fills a box: lines counted by the metrics of Arimo, the twin of Arial, and pages that hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lapak.slides.fit.runs import Runs

if TYPE_CHECKING:
    from PIL import ImageFont

UNIT = 1000
"""Widths are measured at this size and scaled."""
LINE_HEIGHT = 1.2
"""Of the size: PowerPoint's single spacing for Arial; LibreOffice's is 1.15."""
SAFETY = 2
"""Points of a width that programs round away."""
SMALLEST = 24
"""Points; nothing on a slide is ever smaller."""
SMALLER = (36, 32, 28, SMALLEST)
"""Sizes that are tried in turn, below the template's own."""
FOREIGN_WIDTH = 1.3
"""Of the size: an emoji of Noto takes 1.27, a letter of its Javanese, Sundanese or Arabic 0.65 to 0.85 on average."""
MOST_REMEMBERED = 20_000
"""Texts whose widths are kept: those of a table of 1,200 cells are asked for in each size and on each slide."""
UNDRAWN = ("Mn", "Me", "Cf", "Cc")
BREAK = re.compile(r"(?<= )|(?<=-)(?=[^\W\d])")
"""Where a line may end: after a space, and after the hyphen of 'hati-hati'."""


@dataclass(frozen=True)
class Box:
    """A placeholder as text sees it: lengths in points, without its insets."""

    width: float
    height: float
    size: int
    indent: float = 0
    gap: float = 0
    """Above each paragraph but the first."""
    spacing: float = 1.0
    """Of lines."""
    is_top: bool = False
    """Of a title that stands at the top of its box: what it leaves below it is free."""


@dataclass(frozen=True)
class FilledBox:
    """Which of the paragraphs stand together, and in which size."""

    start: int
    end: int
    size: int


def count_lines(runs: Runs, width: float, size: float) -> int:
    """Runs → how many lines they take in a width, both in points."""
    room = (width - SAFETY) * UNIT / size
    pieces = _measure_pieces(runs)
    if sum(wide for wide, _ in pieces) <= room:  # most are short
        return 1
    lines, used = 1, 0.0
    for wide, bare in pieces:
        if used and used + bare > room:
            lines, used = lines + 1, 0.0
        used += wide
        if bare > room:
            lines += int(bare // room)
    return lines


def measure(runs: Runs, size: float) -> tuple[float, float]:
    """Runs → how wide they are on one line, and how wide their longest word is, both in points."""
    wide, longest = _measure_whole(runs)
    return wide * size / UNIT, longest * size / UNIT


@lru_cache(maxsize=MOST_REMEMBERED)
def _measure_whole(runs: Runs) -> tuple[float, float]:
    text = "".join(run.text for run in runs)
    styles = [(run.is_bold, run.is_italic) for run in runs for _ in run.text]
    return _measure(text, styles), max(bare for _, bare in _measure_pieces(runs))


@lru_cache(maxsize=MOST_REMEMBERED)
def _measure_pieces(runs: Runs) -> tuple[tuple[float, float], ...]:
    """Runs → each part in which no line ends: its width with the space after it, and without."""
    text = "".join(run.text for run in runs)
    styles = [(run.is_bold, run.is_italic) for run in runs for _ in run.text]
    pieces, position = [], 0
    for piece in BREAK.split(text):
        own = styles[position : position + len(piece)]
        pieces.append((_measure(piece, own), _measure(piece.rstrip(), own)))
        position += len(piece)
    return tuple(pieces)


def find_height(paragraphs: Sequence[Runs], box: Box, size: float) -> float:
    """Paragraphs → their height in a box, in points."""
    count = sum(count_lines(runs, box.width - box.indent, size) for runs in paragraphs)
    return count * size * LINE_HEIGHT * box.spacing + max(0, len(paragraphs) - 1) * box.gap


def fit_title(runs: Runs, box: Box) -> int:
    """A title → the largest size at which it stands in its box: two lines, or three smaller ones of a long question."""
    sizes = [box.size, *(size for size in SMALLER if size < box.size)]
    return next((size for size in sizes if find_height([runs], box, size) <= box.height), SMALLEST)


def fit_pages(
    paragraphs: Sequence[Runs], box: Box, size: int, least: int = 1, *, can_part: bool = True
) -> list[FilledBox]:
    """Paragraphs → at least so many pages that hold them in one size, more where they must be parted.

    Only what cannot be parted is set smaller: a paragraph that is too long for a page of its own, or one page for all.
    """
    count = len(paragraphs)
    for pages in range(least, count + 1 if can_part else 2):
        step = -(-count // pages)
        made = [FilledBox(start, min(start + step, count), size) for start in range(0, count, step)]
        if all(fits(paragraphs, box, page) for page in made):
            return made
    single = [FilledBox(index, index + 1, size) for index in range(count)] if can_part else [FilledBox(0, count, size)]
    return [_shrink(paragraphs, box, page) for page in single]


def _shrink(paragraphs: Sequence[Runs], box: Box, page: FilledBox) -> FilledBox:
    sizes = [own for own in (page.size, *SMALLER) if own <= page.size]
    smaller = (FilledBox(page.start, page.end, own) for own in sizes)
    return next((own for own in smaller if fits(paragraphs, box, own)), FilledBox(page.start, page.end, SMALLEST))


def fits(paragraphs: Sequence[Runs], box: Box, page: FilledBox) -> bool:
    """True when the paragraphs of a page stand inside the box."""
    return find_height(paragraphs[page.start : page.end], box, page.size) <= box.height


def _measure(text: str, styles: Sequence[tuple[bool, bool]]) -> float:
    total, position = 0.0, 0
    for style, group in groupby(styles[: len(text)]):
        count = len(list(group))
        total += sum(_measure_letter(letter, *style) for letter in text[position : position + count])
        position += count
    return total


@cache
def _measure_letter(letter: str, is_bold: bool, is_italic: bool) -> float:
    if ord(letter) in _load_letters():
        return _load_font(is_bold, is_italic).getlength(letter)
    return 0 if unicodedata.category(letter) in UNDRAWN else FOREIGN_WIDTH * UNIT


@cache
def _load_letters() -> frozenset[int]:
    """The code points that Arimo has; the rest is shown in a font of the device."""
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(_find_folder() / "Arimo[wght].ttf", lazy=True).getBestCmap())


def _find_folder() -> Path:
    import fontpkg  # and Pillow: mostly the cache has what is made with them

    folder: Path = fontpkg.path("Arimo", nearest=True).parent
    return folder


@cache
def _load_font(is_bold: bool, is_italic: bool) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    name = "Arimo-Italic[wght].ttf" if is_italic else "Arimo[wght].ttf"
    font = ImageFont.truetype(_find_folder() / name, UNIT, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([700 if is_bold else 400])
    return font
