"""The template of all presentations: made from overrides/slides/template/, or a campus's own file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

import jinja2
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Mm, Pt

from lapak.course.edition import Edition
from lapak.course.problems import Problem
from lapak.slides.fit import Box

FOLDER = "slides/template"
OWN = "slides/template.pptx"
WIDTH, HEIGHT = 12_192_000, 6_858_000
"""16:9, in EMU."""
TITLE, POINTS, NUMBER, PICTURE, CAPTION, PLACE = 0, 1, 12, 13, 14, 15
"""Numbers of placeholders."""
LAYOUTS = {
    "Pembuka": (TITLE, POINTS, PICTURE, CAPTION, PLACE),
    "Poin": (TITLE, POINTS),
    "Poin dan gambar": (TITLE, POINTS, PICTURE, CAPTION),
    "Poin dan tanda": (TITLE, POINTS, PICTURE),
    "Gambar": (TITLE, PICTURE, CAPTION),
}
FOREIGN_PARTS = ("/thumbnail", "/extended-properties", "/printerSettings")
COLOURS = {
    "paper": "#fffdf8",
    "ink": "#1b2528",
    "quiet": "#4a5a5e",
    "turmeric": "#f2b84b",
    "warning": "#8f2a1c",
    "tint": "#e8f3ef",
}
"""The light palette of the site."""
NAMESPACES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
NAMESPACES["p"] = "http://schemas.openxmlformats.org/presentationml/2006/main"


class Place(NamedTuple):
    """A placeholder of a layout."""

    idx: int
    kind: str
    name: str
    frame: tuple[int, int, int, int]
    """Left, top, width, height, in EMU."""
    box: Box
    """Its room for text."""


Places = Mapping[int, Place]
"""The placeholders of one layout by number."""


def make_template(templates: jinja2.Environment, edition: Edition) -> bytes:
    """The XML of overrides/slides/template/ and the edition's colour → a presentation with our layouts."""
    templates.filters["emu"] = lambda millimetres: int(Mm(millimetres))
    presentation: Any = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    presentation.part._element.find(".//p:sldSz", NAMESPACES).attrib.pop("type", None)
    layouts = presentation.slide_layouts
    for layout in list(layouts)[len(LAYOUTS) :]:
        layouts.remove(layout)
    for layout, name in zip(layouts, LAYOUTS, strict=True):
        _replace(layout, templates.get_template(f"{FOLDER}/layout.xml").render(name=name))
    master = presentation.slide_master
    ids = [(item.get("id"), item.rId) for item in master._element.sldLayoutIdLst]
    _replace(master, templates.get_template(f"{FOLDER}/master.xml").render(layout_ids=ids))
    colours = {name: value.lstrip("#") for name, value in {**COLOURS, "primary": edition.colours.primary}.items()}
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = templates.get_template(f"{FOLDER}/theme.xml").render(colours=colours).encode()
    _drop_foreign_parts(presentation)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _drop_foreign_parts(presentation: Any) -> None:
    """Takes out what python-pptx's own template brings: a picture of it, a printer, the program that wrote it."""
    for holder in (presentation.part.package, presentation.part):
        for key, relation in list(holder._rels.items()):
            if relation.reltype.endswith(FOREIGN_PARTS):
                holder._rels.pop(key)


def _replace(shape: Any, text: str) -> None:
    """A master's or a layout's content → that of a template of ours."""
    made = parse_xml(_strip(text))
    element = shape._element
    for name in list(element.attrib):
        del element.attrib[name]
    element.attrib.update(made.attrib)
    element[:] = list(made)


def _strip(text: str) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(text.encode(), parser))


def check_template(data: bytes, path: str) -> list[Problem]:
    """A template's bytes → a problem for each layout or placeholder that it lacks."""
    fix = "begin with one of our presentations: open it, take out its slides and save it under this name"
    try:
        presentation: Any = Presentation(BytesIO(data))
        layouts = {layout.name: layout for layout in presentation.slide_layouts}
    except Exception:  # zipfile, lxml and python-pptx each have their own
        return [Problem(path, 1, "this is not a presentation (.pptx)", fix)]
    problems = []
    for name, numbers in LAYOUTS.items():
        if name not in layouts:
            problems.append(Problem(path, 1, f"the template has no layout '{name}'", fix))
            continue
        known = {shape.placeholder_format.idx for shape in layouts[name].placeholders}
        for number in numbers:
            if number not in known:
                what = f"the layout '{name}' has no placeholder number {number}"
                problems.append(Problem(path, 1, what, fix))
    return problems


def open_template(data: bytes) -> Any:
    """A template's bytes → a presentation to fill; slides that it holds are dropped."""
    presentation: Any = Presentation(BytesIO(data))
    ids = presentation.slides._sldIdLst
    for item in list(ids):
        presentation.part.drop_rel(item.rId)
        ids.remove(item)
    return presentation


def find_places(data: bytes) -> dict[str, Places]:
    """A template's bytes → the placeholders of each layout."""
    presentation: Any = Presentation(BytesIO(data))
    return {
        layout.name: {
            shape.placeholder_format.idx: _find_place(shape, presentation.slide_master) for shape in layout.placeholders
        }
        for layout in presentation.slide_layouts
    }


def _find_place(shape: Any, master: Any) -> Place:
    element = shape._element.find(".//p:nvPr/p:ph", NAMESPACES)
    frame = (int(shape.left), int(shape.top), int(shape.width), int(shape.height))
    return Place(shape.placeholder_format.idx, element.get("type", "body"), shape.name, frame, find_box(shape, master))


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
    )


def _find(levels: list[Any], path: str, name: str, default: int) -> Any:
    found = (element.get(name) for level in levels if (element := level.find(path, NAMESPACES)) is not None)
    return next((value for value in found if value), default)
