"""An edition and a language → the book's cover as a picture: libraries on phones show no other."""

from __future__ import annotations

import json
from typing import Any

import fontpkg
import typst

from lapak.render.document import Documents
from lapak.render.palette import load_palette

FONT = "Atkinson Hyperlegible"
DOTS_PER_INCH = 144


def to_cover(documents: Documents, language: str) -> bytes:
    """Documents → a PNG, by overrides/epub/cover.typ."""
    template = documents.course.project.find_template("epub/cover.typ")
    edition = documents.edition
    data: dict[str, Any] = {
        "title": documents.course.project.site_name,
        "language": language,
        "language_name": documents.find_language_name(language),
        "place": edition.place,
        "institution": edition.institution,
        "colour": edition.colours.primary,
        "palette": dict(load_palette(documents.course.project).light),
    }
    if logo := documents.signs.logo:
        data["logo"] = logo.to_data()
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[fontpkg.path(FONT, nearest=True).parent],
    )
    made = typst.compile(
        template,
        root=template.parent.parent,
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="png",
        ppi=DOTS_PER_INCH,
    )
    return made if isinstance(made, bytes) else b""
