"""LibreOffice as the judge of a presentation: where each letter stands when somebody else has set it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2

SOFFICE = shutil.which("soffice")
POINT = 12_700
"""In EMU."""


class Letter(NamedTuple):
    """A letter on a slide, in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class Frame(NamedTuple):
    """A placeholder's rectangle, in points."""

    left: float
    right: float
    top: float
    bottom: float

    def has_middle(self, letter: Letter) -> bool:
        """True when the middle of a letter is inside."""
        across, down = (letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def to_pdf(file: Path, folder: Path, fonts: Path | None = None) -> Path:
    """A presentation → a PDF, by LibreOffice with a profile of its own, and with the fonts of a fonts.conf if given."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)} if fonts else None
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    return folder / f"{file.stem}.pdf"


def find_letters(pdf: Path) -> Iterator[list[Letter]]:
    """A PDF → the letters of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            height = page.get_height()
            text = page.get_textpage()
            letters = []
            for index in range(text.count_chars()):
                letter = text.get_text_range(index, 1)
                if letter.strip():
                    left, bottom, right, top = text.get_charbox(index)
                    letters.append(Letter(letter, left, right, height - top, height - bottom))
            yield letters


def find_frame(shape: Any) -> Frame:
    """A placeholder of python-pptx → its rectangle."""
    left, top = shape.left / POINT, shape.top / POINT
    return Frame(left, left + shape.width / POINT, top, top + shape.height / POINT)


def find_cells(shape: Any) -> Iterator[tuple[Any, Frame]]:
    """A table of python-pptx → its cells, each with its rectangle."""
    top = shape.top / POINT
    for row in shape.table.rows:
        left, bottom = shape.left / POINT, top + row.height / POINT
        for cell, column in zip(row.cells, shape.table.columns, strict=True):
            right = left + column.width / POINT
            yield cell, Frame(left, right, top, bottom)
            left = right
        top = bottom


def count_lines(letters: Sequence[Letter], size: float) -> int:
    """Letters of one text box → its lines: those whose bottoms lie closer than half a size are one."""
    bottoms = sorted(letter.bottom for letter in letters if letter.text.isalnum() or letter.text == "✓")
    return 1 + sum(1 for above, below in pairwise(bottoms) if below - above > size / 2) if bottoms else 0
