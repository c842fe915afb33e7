"""Drawings and photos → what a presentation can show: PNG everywhere, and beside it the SVG where it is understood."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageColor

from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.kept import keep_picture
from lapak.render.drawings.points import SizedDrawing, draw_points, give_size, paint_paper
from lapak.render.pictures.photos import make_print_photo

PIXELS_PER_INCH = 168
"""A drawing of 320 × 200 points becomes 747 × 467 pixels, where the SVG is not understood."""
COLOURED = re.compile(r'(?:fill|stroke|stop-color|style)="(?!none|currentColor|var\()')
"""A campus's drawing with colours of its own."""


class Picture(NamedTuple):
    """An image in the forms that a presentation needs."""

    kind: str
    """Of its pixels: 'png', or 'jpg' of a photo."""
    pixels: bytes
    svg: bytes
    """b'' for a photo."""


class DrawingColours(NamedTuple):
    """What `currentColor` and the page's paper are on a slide: '#rrggbb'."""

    ink: str
    paper: str


def load_picture(file: Path, root: Path, colours: DrawingColours, template: Path) -> Picture:
    """An image file of the project at `root` → its forms; `template` is the Typst file that draws it."""
    if file.suffix != ".svg":
        return Picture("jpg", make_print_photo(file, root), b"")
    return _keep(load_drawing(file), colours, template, root)


@lru_cache(maxsize=512)
def _keep(data: bytes, colours: DrawingColours, template: Path, root: Path) -> Picture:
    ingredients = ["presentation", data.decode(), colours, template.read_text("utf-8"), PIXELS_PER_INCH]
    pixels = keep_picture(root, ingredients, lambda: _draw(data, colours, template).pixels)
    return Picture("png", pixels, _paint(give_size(data), colours).svg.encode())


def _draw(data: bytes, colours: DrawingColours, template: Path) -> Picture:
    drawing = give_size(data)
    painted = _paint(drawing, colours)
    pixels = draw_points(painted, template, PIXELS_PER_INCH)
    is_line_art = not COLOURED.search(drawing.svg)
    return Picture("png", _to_line_art(pixels, colours) if is_line_art else pixels, painted.svg.encode())


def _paint(drawing: SizedDrawing, colours: DrawingColours) -> SizedDrawing:
    return drawing._replace(svg=paint_paper(drawing.svg, colours.paper).replace("currentColor", colours.ink))


def _to_line_art(data: bytes, colours: DrawingColours) -> bytes:
    """A PNG of ink on paper → 16 shades between them, the paper transparent: a third of its bytes, on any ground."""
    drawn = Image.open(BytesIO(data)).convert("RGBA")
    page = Image.new("RGBA", drawn.size, colours.paper)
    page.alpha_composite(drawn)
    ink, paper = ImageColor.getrgb(colours.ink), ImageColor.getrgb(colours.paper)
    dark, light = (Image.new("RGB", (1, 1), colour).convert("L").tobytes()[0] for colour in (ink, paper))
    levels = [round(min(1, max(0, (value - dark) / (light - dark))) * 15) for value in range(256)]
    indexed = Image.frombytes("P", page.size, page.convert("L").point(levels).tobytes())
    indexed.putpalette([round(a + (b - a) * step / 15) for step in range(16) for a, b in zip(ink, paper, strict=True)])
    return _save(indexed, "PNG", bits=4, transparency=15)


def _save(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
