"""The answer sheet: where its marks, its code and its boxes stand, for the form that prints it and for who reads it.

All in millimetres from the upper left corner of an A4 page (210 × 297).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lapak.course.exam.model import LETTERS

WIDTH, HEIGHT = 210.0, 297.0
MARK = 8.0
"""The side of the black squares in the corners."""
MARKS = ((10.0, 10.0), (192.0, 10.0), (192.0, 279.0), (10.0, 279.0))
"""Their upper left corners, clockwise from the upper left one."""
CODE_BITS, CODE_SIZE = 24, 4.0
CODE_LEFT, CODE_TOP, CODE_STEP = 45.0, 12.0, 5.0
BOX = 6.5
NUMBER_BOX, NUMBER_LEFT, NUMBER_STEP, NUMBER_TOPS = 6.0, 78.0, 9.0, (40.0, 47.5)
"""Two rows of ten: the tens and the ones of the number by which before and after are put together."""
COLUMNS, ROWS = (12.0, 110.0), 5
FIRST_TOP, ROW_STEP, OPTIONS_BELOW, OPTION_STEP = 57.0, 44.0, 18.5, 8.2


@dataclass(frozen=True)
class SheetBox:
    """A square to cross, or a cell of the code."""

    x: float
    y: float
    size: float


def find_cells() -> tuple[SheetBox, ...]:
    """The cells of the code, in their order."""
    return tuple(SheetBox(CODE_LEFT + CODE_STEP * place, CODE_TOP, CODE_SIZE) for place in range(CODE_BITS))


def find_number_boxes() -> tuple[tuple[SheetBox, ...], ...]:
    """The boxes of the tens, and those of the ones, from 0 to 9."""
    return tuple(
        tuple(SheetBox(NUMBER_LEFT + NUMBER_STEP * digit, top, NUMBER_BOX) for digit in range(10))
        for top in NUMBER_TOPS
    )


def find_place(number: int) -> tuple[float, float]:
    """A question, the first being 0 → the upper left corner of its room: down the left column, then the right one."""
    return COLUMNS[number // ROWS], FIRST_TOP + ROW_STEP * (number % ROWS)


def find_boxes(number: int) -> tuple[SheetBox, ...]:
    """A question, the first being 0 → the boxes of its answers."""
    x, y = find_place(number)
    return tuple(SheetBox(x, y + OPTIONS_BELOW + OPTION_STEP * option, BOX) for option in range(len(LETTERS)))


def to_code(edition: str, language: str, phase: str, version: str) -> str:
    """What a sheet is → its code, a '1' for a black cell: it begins black and ends white, so it has a way up."""
    text = f"{edition} {language} {phase} {version}"
    bits = f"{int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]):032b}"
    return f"1{bits[: CODE_BITS - 2]}0"
