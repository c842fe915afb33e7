"""Drawings and photos → what a presentation can show: PNG everywhere, and beside it the SVG where it is understood."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import typst
from PIL import Image

PIXELS_PER_INCH = 168
"""A drawing of 320 × 200 points becomes 747 × 467 pixels, where the SVG is not understood."""
VIEW_BOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


class Picture(NamedTuple):
    """An image in the forms that a presentation needs."""

    pixels: bytes
    """PNG, or JPEG of a photo."""
    svg: bytes
    """b'' for a photo."""


class Colours(NamedTuple):
    """What `currentColor` and the page's paper are on a slide: '#rrggbb'."""

    ink: str
    paper: str


def load_picture(file: Path, colours: Colours, template: Path) -> Picture:
    """An image file → its forms; `template` is the Typst file that draws it."""
    if file.suffix != ".svg":
        return Picture(_to_jpeg(file.read_bytes()), b"")
    return _draw(file.read_text("utf-8"), colours, template)


@lru_cache(maxsize=512)
def _draw(text: str, colours: Colours, template: Path) -> Picture:
    coloured = text.replace("var(--paper,#fff)", colours.paper).replace("currentColor", colours.ink)
    view = VIEW_BOX.search(coloured)
    width, height = view.groups() if view else ("320", "200")
    sized = coloured.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    inputs = {"svg": sized, "width": width, "height": height}
    made = typst.compile(template, format="png", ppi=PIXELS_PER_INCH, sys_inputs=inputs)
    return Picture(_shrink(made if isinstance(made, bytes) else b""), sized.encode())


def _shrink(data: bytes) -> bytes:
    """A PNG → the same with 64 colours, half of its bytes."""
    image = Image.open(BytesIO(data)).quantize(64, method=Image.Quantize.FASTOCTREE)
    return _save(image, "PNG", compress_level=6)


def _to_jpeg(data: bytes) -> bytes:
    return _save(Image.open(BytesIO(data)).convert("RGB"), "JPEG", quality=85)


def _save(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
