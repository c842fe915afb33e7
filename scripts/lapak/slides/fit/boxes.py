"""Where text stands on a slide: the layouts, their placeholders, and the room that each gives."""

from __future__ import annotations

from collections.abc import Mapping

from lapak.slides.deck.model import Slide
from lapak.slides.fit.lines import Box

Boxes = Mapping[str, Mapping[int, Box]]
"""By layout and placeholder."""
TITLE, POINTS, NUMBER, PICTURE, CAPTION, PLACE = 0, 1, 12, 13, 14, 15
"""Numbers of placeholders."""
FIRST, ONLY_POINTS, ONLY_DRAWING = "Pembuka", "Poin", "Gambar"
WITH_DRAWING, WITH_SIGN = "Poin dan gambar", "Poin dan tanda"


def _title(width: int, height: int, size: int = 40) -> Box:
    return Box(_to_points(width), _to_points(height), size, spacing=0.95, is_top=True)


def _points(width: int, height: int) -> Box:
    return Box(_to_points(width), _to_points(height), 32, indent=36, gap=8, spacing=0.9)


def _caption(width: int, height: int, size: int) -> Box:
    return Box(_to_points(width), _to_points(height), size, gap=8, spacing=0.9)


def _to_points(millimetres: int) -> float:
    return millimetres * 36_000 / 12_700


OWN_BOXES: Boxes = {
    FIRST: {TITLE: _title(298, 36, 44), POINTS: _points(204, 108), CAPTION: _caption(86, 44, 24)},
    ONLY_POINTS: {TITLE: _title(298, 39), POINTS: _points(298, 118)},
    WITH_DRAWING: {TITLE: _title(298, 39), POINTS: _points(182, 118), CAPTION: _caption(104, 41, 28)},
    WITH_SIGN: {TITLE: _title(298, 39), POINTS: _points(228, 118)},
    ONLY_DRAWING: {TITLE: _title(298, 39), CAPTION: _caption(102, 112, 32)},
}
"""Those of overrides/slides/template/, by which all formats part what is too much for one slide."""


def find_layout(slide: Slide) -> str:
    """A slide → the name of its layout in the template; what is on it decides, so that nothing is lost."""
    if slide.table is not None:
        return ONLY_POINTS
    if slide.layout == "title":
        return FIRST
    if slide.drawing is None:
        return ONLY_POINTS
    if not slide.points and not slide.sentences:
        return ONLY_DRAWING
    return WITH_SIGN if slide.drawing.get("class") == "narrow" else WITH_DRAWING
