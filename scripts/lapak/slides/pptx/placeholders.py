"""The placeholders of a template: where they stand, and how much text they hold."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.util import Pt

from lapak.slides.fit.boxes import TITLE
from lapak.slides.fit.lines import Box

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


class Placeholder(NamedTuple):
    """A placeholder of a layout."""

    idx: int
    kind: str
    name: str
    frame: tuple[int, int, int, int]
    """Left, top, width, height, in EMU."""
    box: Box
    """Its room for text."""


Placeholders = Mapping[int, Placeholder]
"""The placeholders of one layout by number."""


def find_placeholders(data: bytes) -> dict[str, Placeholders]:
    """A template's bytes → the placeholders of each layout."""
    presentation: Any = Presentation(BytesIO(data))
    return {
        layout.name: {
            shape.placeholder_format.idx: _find_placeholder(shape, presentation.slide_master)
            for shape in layout.placeholders
        }
        for layout in presentation.slide_layouts
    }


def _find_placeholder(shape: Any, master: Any) -> Placeholder:
    element = shape._element.find(".//p:nvPr/p:ph", NAMESPACES)
    frame = (int(shape.left), int(shape.top), int(shape.width), int(shape.height))
    return Placeholder(
        shape.placeholder_format.idx, element.get("type", "body"), shape.name, frame, find_box(shape, master)
    )


def find_box(placeholder: Any, master: Any) -> Box:
    """A layout's text placeholder → the room that it gives, by its own settings or else the master's."""
    is_title = placeholder.placeholder_format.idx == TITLE
    style = "titleStyle" if is_title else "bodyStyle"
    levels = [
        *placeholder._element.findall(".//a:lstStyle/a:lvl1pPr", NAMESPACES),
        *master._element.findall(f"p:txStyles/p:{style}/a:lvl1pPr", NAMESPACES),
    ]
    body = placeholder._element.find(".//a:bodyPr", NAMESPACES)
    inset = {name: int(body.get(name, default)) for name, default in (("lIns", 91440), ("rIns", 91440))}
    inset |= {name: int(body.get(name, default)) for name, default in (("tIns", 45720), ("bIns", 45720))}
    return Box(
        (placeholder.width - inset["lIns"] - inset["rIns"]) / Pt(1),
        (placeholder.height - inset["tIns"] - inset["bIns"]) / Pt(1),
        int(_find(levels, "a:defRPr", "sz", 1800)) // 100,
        int(next((level.get("marL") for level in levels if level.get("marL")), 0)) / Pt(1),
        int(_find(levels, "a:spcBef/a:spcPts", "val", 0)) / 100,
        int(_find(levels, "a:lnSpc/a:spcPct", "val", 100_000)) / 100_000,
        is_title and body.get("anchor") == "t",
    )


def _find(levels: list[Any], path: str, name: str, default: int) -> Any:
    found = (element.get(name) for level in levels if (element := level.find(path, NAMESPACES)) is not None)
    return next((value for value in found if value), default)
