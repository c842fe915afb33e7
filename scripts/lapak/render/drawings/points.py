"""A drawing → a picture of it, for what shows no SVG and for what is too heavy to be a drawing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from lxml import etree

TEMPLATE = "slides/drawing.typ"
"""Below overrides/: what draws an SVG."""
VIEW_BOX = re.compile(r"[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)")
USUAL_SIZE = ("320", "200")
PAPER, WHITE = "var(--paper,#fff)", "#fff"
"""How a drawing names the ground that it stands on: dark where a page is dark."""
TYPST_POINTS_PER_INCH = 72


class SizedDrawing(NamedTuple):
    """An SVG that says its width and height, in points."""

    svg: str
    width: str
    height: str

    def find_density(self, most_side: int) -> float:
        """How many points an inch make its longer side so many points long."""
        return TYPST_POINTS_PER_INCH * most_side / max(float(self.width), float(self.height))


def paint_paper(drawing: str, colour: str = WHITE) -> str:
    """A drawing's SVG → the same on a ground of one colour, for what does not know the colours of our pages."""
    return drawing.replace(PAPER, colour)


def give_size(drawing: bytes) -> SizedDrawing:
    """A harmless drawing's SVG → the same with the size of what is seen of it."""
    root = etree.fromstring(drawing)
    view = VIEW_BOX.search(root.get("viewBox", ""))
    width, height = view.groups() if view else USUAL_SIZE
    root.set("width", width)
    root.set("height", height)
    return SizedDrawing(etree.tostring(root, encoding="unicode"), width, height)


def draw_points(drawing: SizedDrawing, template: Path, points_per_inch: float) -> bytes:
    """A drawing → a PNG of it on nothing, by a Typst file; raises typst.TypstError when it cannot be drawn."""
    import typst  # mostly there is nothing to draw

    made = typst.compile(
        template, ignore_system_fonts=True, format="png", ppi=points_per_inch, sys_inputs=drawing._asdict()
    )
    return made if isinstance(made, bytes) else b""
