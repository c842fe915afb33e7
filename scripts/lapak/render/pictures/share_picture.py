"""What a picture for a sent address says → the picture, from the cache or drawn by Typst."""

from __future__ import annotations

import fontpkg

from lapak.cache.entries import Cache
from lapak.course.project import Project
from lapak.render.brand import lighten
from lapak.render.drawings.points import paint_paper
from lapak.render.palette import load_palette
from lapak.writing.places import CACHE_FOLDER

TEMPLATE = "share/picture.typ"
FONT = "Atkinson Hyperlegible"
POINTS_PER_INCH = 72
"""So that a point of the form is one of the picture."""
COLOURS = 24
MOST_BYTES = 60_000


def draw_share_picture(project: Project, data: str) -> bytes:
    """A project, and the values of the form as JSON → a PNG of 1200 × 630 points, in few colours."""
    template = project.find_template(TEMPLATE)
    ingredients = ["share", template.read_text("utf-8"), data, COLOURS]
    return Cache(project.root / CACHE_FOLDER).get(ingredients, lambda: _draw(project, data))


def _draw(project: Project, data: str) -> bytes:
    import typst  # of a site without an address nothing is drawn

    template = project.find_template(TEMPLATE)
    made = typst.compile(
        template,
        root=template.parent.parent,
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[fontpkg.path(FONT, nearest=True).parent],
        ),
        sys_inputs={"data": paint_paper(data, load_palette(project).find("paper"))},
        format="png",
        ppi=POINTS_PER_INCH,
    )
    return lighten(made, COLOURS) if isinstance(made, bytes) else b""
