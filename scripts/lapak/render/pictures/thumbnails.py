"""A drawing or a photo → a small picture of it, for a cell of a sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.points import TEMPLATE, draw_points, give_size, paint_paper
from lapak.render.pictures.photos import OVERRIDES, find_original, open_photo, to_points

SIDE = 160
"""In points, of the longer side."""


def make_thumbnail(file: Path, root: Path) -> bytes:
    """An image's file → a PNG of at most 160 points. Raises what Pillow, Typst and the cleaning of drawings raise."""
    file = find_original(file)
    if file.suffix == ".svg":
        sized = give_size(paint_paper(load_drawing(file).decode()).encode())
        return draw_points(sized, root / OVERRIDES / TEMPLATE, sized.find_density(SIDE))
    made = BytesIO()
    to_points(open_photo(file.read_bytes(), file.suffix), SIDE).save(made, "PNG")
    return made.getvalue()
