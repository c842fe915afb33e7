"""The template of all presentations: made from overrides/slides/template/, or a campus's own file."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple

import jinja2
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Mm

from lapak.course.problems import Problem
from lapak.course.training.edition import Edition
from lapak.render.palette import Palette
from lapak.slides.fit.boxes import CAPTION, PICTURE, PLACE, POINTS, TITLE
from lapak.slides.pptx.placeholders import NAMESPACES

FOLDER = "slides/template"
OWN = "slides/template.pptx"
WIDTH, HEIGHT = 12_192_000, 6_858_000
"""16:9, in EMU."""
OPENING = "Pembuka"
LOGO_ROOM = (52, 16)
"""In millimetres, in the corner above the title."""
LAYOUTS = {
    OPENING: (TITLE, POINTS, PICTURE, CAPTION, PLACE),
    "Poin": (TITLE, POINTS),
    "Poin dan gambar": (TITLE, POINTS, PICTURE, CAPTION),
    "Poin dan tanda": (TITLE, POINTS, PICTURE),
    "Gambar": (TITLE, PICTURE, CAPTION),
}
FOREIGN_PARTS = ("/thumbnail", "/extended-properties", "/printerSettings")


class LayoutLogo(NamedTuple):
    """The edition's logo on the first slide."""

    relation: str
    name: str
    width: float
    height: float
    """In millimetres."""


def make_template(templates: jinja2.Environment, edition: Edition, palette: Palette, logo: bytes = b"") -> bytes:
    """The XML of overrides/slides/template/, the edition's colours and logo (PNG) → a presentation of our layouts."""
    templates.filters["emu"] = lambda millimetres: int(Mm(millimetres))
    presentation: Any = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    presentation.part._element.find(".//p:sldSz", NAMESPACES).attrib.pop("type", None)
    layouts = presentation.slide_layouts
    for layout in list(layouts)[len(LAYOUTS) :]:
        layouts.remove(layout)
    for layout, name in zip(layouts, LAYOUTS, strict=True):
        placed = _place_logo(layout, logo, edition.institution) if logo and name == OPENING else None
        _replace(layout, templates.get_template(f"{FOLDER}/layout.xml").render(name=name, logo=placed))
    master = presentation.slide_master
    ids = [(item.get("id"), item.rId) for item in master._element.sldLayoutIdLst]
    _replace(master, templates.get_template(f"{FOLDER}/master.xml").render(layout_ids=ids))
    colours = {name: value.lstrip("#") for name, value in {**palette.light, "primary": edition.colours.primary}.items()}
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = templates.get_template(f"{FOLDER}/theme.xml").render(colours=colours).encode()
    _drop_foreign_parts(presentation)
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _place_logo(layout: Any, logo: bytes, name: str) -> LayoutLogo:
    """A logo's PNG → where and how large it is on a layout, which then holds it."""
    part = Part(PackURI("/ppt/media/logo.png"), "image/png", layout.part.package, logo)
    with Image.open(BytesIO(logo)) as picture:
        scale = min(size / points for size, points in zip(LOGO_ROOM, picture.size, strict=True))
        width, height = (round(points * scale, 2) for points in picture.size)
    return LayoutLogo(layout.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE), name, width, height)


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
