"""A drawing is painted once for all files and commands, and anew when anything that it is made of is another."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT

from lapak.slides.pptx import pictures

COLOURS = pictures.DrawingColours("#1f1d1a", "#ffffff")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 20"><path fill="currentColor" d="M0 0h{}v9z"/></svg>'


def test_picture_is_painted_anew_for_other_words_colours_or_template_alone(tmp_path: Path) -> None:
    template, file = tmp_path / "drawing.typ", tmp_path / "gambar.svg"
    shutil.copy(ROOT / "overrides/slides/drawing.typ", template)
    file.write_text(DRAWING.format(9), "utf-8")

    def paint(colours: pictures.DrawingColours = COLOURS) -> tuple[bytes, int]:
        pictures._keep.cache_clear()  # as another command begins
        pixels = pictures.load_picture(file, tmp_path, colours, template).pixels
        return pixels, len(list((tmp_path / "build/drawings").iterdir()))

    first, count = paint()
    assert count == 1
    assert paint() == (first, 1)
    assert paint(COLOURS._replace(ink="#ff0000"))[1] == 2
    file.write_text(DRAWING.format(20), "utf-8")
    assert paint()[0] != first
    template.write_text(template.read_text("utf-8").replace("margin: 0pt", "margin: 4pt"), "utf-8")
    changed, count = paint()
    assert (changed != first, count) == (True, 4)
