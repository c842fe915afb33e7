"""What all presentations of an edition are made with; the template is checked once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import jinja2

from lapak.course.problems import raise_problems
from lapak.dates import find_date
from lapak.render.document import Documents
from lapak.render.drawings.points import TEMPLATE
from lapak.render.palette import Palette, load_palette
from lapak.slides.fit.boxes import Boxes
from lapak.slides.pptx.placeholders import Placeholders, find_placeholders
from lapak.slides.pptx.template import OWN, check_template, make_template


class Maker(NamedTuple):
    """An edition's texts, template, date and the way to draw."""

    documents: Documents
    templates: jinja2.Environment
    template: bytes
    """The campus's own, or ours."""
    places: Mapping[str, Placeholders]
    """By layout."""
    boxes: Boxes
    drawing: Path
    """The Typst file that draws an SVG."""
    palette: Palette
    date: datetime.datetime


def load_maker(documents: Documents, templates: jinja2.Environment) -> Maker:
    """Documents → what their presentations are made with; raises SourceError when a template lacks something."""
    project = documents.course.project
    own, logo, palette = project.find_own(OWN), documents.signs.logo, load_palette(project)
    sign = logo.to_png() if logo else b""
    template = own.read_bytes() if own else make_template(templates, documents.edition, palette, sign)
    if own:
        raise_problems(check_template(template, project.show(own)))
    drawing = project.find_template(TEMPLATE)
    places = find_placeholders(template)
    boxes = {name: {key: place.box for key, place in layout.items()} for name, layout in places.items()}
    return Maker(documents, templates, template, places, boxes, drawing, palette, find_date(project.root))
