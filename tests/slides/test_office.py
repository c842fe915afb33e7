"""LibreOffice opens every presentation; no letter leaves its box, and lines fall where we predicted them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from tests.slides.office import SOFFICE, Frame, Letter, count_lines, find_cells, find_frame, find_letters, to_pdf
from tests.slides.values import list_shown

from lapak.slides.fit.lines import FOREIGN_WIDTH, measure
from lapak.slides.fit.lines import count_lines as predict_lines
from lapak.slides.fit.runs import Run
from lapak.slides.fit.tables import PADDING

pytestmark = pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice: apt install libreoffice-impress")
INDENT = 36
"""Points before a line of the body."""
KERNING = 1.015
"""LibreOffice moves 'Te' together, PowerPoint does not; we count as PowerPoint."""
SLACK = 1.0
"""Points that a letter may reach over: a bent stroke, a rounded length."""


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["ambarawa", "cicaheum"])
def test_every_presentation_is_set_as_predicted(sites: Path, tmp_path: Path, edition: str) -> None:
    files = sorted((sites / edition / "unduh").glob("slide-*.pptx"))

    assert len(files) == 12
    assert [fault for file in files for fault in find_faults(file, tmp_path)] == []


def find_faults(file: Path, folder: Path) -> Iterator[str]:
    """A presentation → what LibreOffice shows that we did not mean."""
    slides = list_shown(Presentation(str(file)))
    for number, (slide, letters) in enumerate(zip(slides, find_letters(to_pdf(file, folder)), strict=True), 1):
        shapes = [(shape, find_frame(shape)) for shape in slide.placeholders if shape.has_text_frame]
        cells = [cell for shape in slide.shapes if shape.has_table for cell in find_cells(shape)]
        frames = [frame for _, frame in (*shapes, *cells)]
        lost = [letter.text for letter in letters if not any(frame.has_middle(letter) for frame in frames)]
        if lost:
            yield f"{file.name} {number}: outside every box: {''.join(lost)}"
        for shape, frame in shapes:
            own = [letter for letter in letters if frame.has_middle(letter)]
            yield from (f"{file.name} {number}: {fault}" for fault in check_box(shape, frame, own))
        for cell, frame in cells:
            own = [letter for letter in letters if frame.has_middle(letter)]
            yield from (f"{file.name} {number}: {fault}" for fault in check_cell(cell, frame, own))


def check_box(shape: Any, frame: Frame, letters: Sequence[Letter]) -> Iterator[str]:
    """A text box and the letters in it → those that reach out, and lines that we did not predict."""
    out = [letter.text for letter in letters if reaches_out(letter, frame)]
    if out:
        yield f"out of its box: {''.join(out)}"
    if shape.placeholder_format.idx == 12:
        return
    size, predicted = predict(shape)
    shown = count_lines(letters, size)
    if not predicted[1] <= shown <= predicted[0]:  # one of two lines at the edge may be kerned, and the other not
        yield f"{shown} lines instead of {predicted[0]}: {shape.text_frame.text[:60]}"


def check_cell(cell: Any, frame: Frame, letters: Sequence[Letter]) -> Iterator[str]:
    """The same of a cell: rows that had to grow leave their place."""
    runs = [run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]
    width, size = frame.right - frame.left - 2 * PADDING, runs[0].font.size.pt
    text = tuple(Run(run.text, "", bool(run.font.bold), bool(run.font.italic)) for run in runs)
    most, least = predict_lines(text, width, size), predict_lines(drop_foreign(text), width * KERNING, size)
    out = [letter.text for letter in letters if reaches_out(letter, frame)]
    if out or not least <= count_lines(letters, size) <= most or len(letters) < len(cell.text.replace(" ", "")):
        yield f"not as predicted in a table: {cell.text}"


def reaches_out(letter: Letter, frame: Frame) -> bool:
    """True when a part of a letter is outside."""
    across = letter.left < frame.left - SLACK or letter.right > frame.right + SLACK
    return across or letter.top < frame.top - SLACK or letter.bottom > frame.bottom + SLACK


def predict(shape: Any) -> tuple[float, tuple[int, int]]:
    """A text box → the size of its letters, and the most and the fewest lines that it should have."""
    number = shape.placeholder_format.idx
    usual = INDENT if number == 1 else 0
    most, least, size = 0, 0, 24.0
    for paragraph in shape.text_frame.paragraphs:
        sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
        size = sizes[0] if sizes else size
        margin = paragraph._p.find("{*}pPr[@marL]")
        width = shape.width / 12_700 - (usual if margin is None else int(margin.get("marL")) / 12_700)
        runs = [Run(run.text, "", bool(run.font.bold) or number == 0, bool(run.font.italic)) for run in paragraph.runs]
        most += predict_lines(tuple(runs), width, size)
        least += predict_lines(drop_foreign(runs), width * KERNING, size)
    return size, (most, least)


def drop_foreign(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs → the same without letters of another font: each may be as narrow as it likes, but no wider than we say."""
    return tuple(replace(run, text="".join(letter for letter in run.text if not is_foreign(letter))) for run in runs)


def is_foreign(letter: str) -> bool:
    """True for what Arimo lacks."""
    return measure((Run(letter, ""),), 1)[0] == FOREIGN_WIDTH
