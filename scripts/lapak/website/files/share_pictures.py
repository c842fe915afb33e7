"""The picture of a page where its address is sent: title and drawing in the edition's colour, 1200 × 630 points.

A bare address looks like those that module 6 warns of. Only a site that says where it stands has them: whoever shows
the picture asks for it by its whole address.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from lapak.course.model import Module
from lapak.course.project import is_placeholder
from lapak.render.document import Document, Documents, Tree, find_trees
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.points import give_size
from lapak.render.palette import load_palette
from lapak.render.pictures.images import DRAWING
from lapak.render.pictures.share_picture import draw_share_picture

FOLDER = "bagikan/"
HOME = "beranda"


def find_share_path(document: Document) -> str:
    """A document → the path of its picture on the site: a module has its own, all other pages that of the home."""
    name = document.slug if isinstance(document, Module) else HOME
    return f"{FOLDER}{name}.{document.language}.png"


def find_share_pictures(documents: Documents) -> dict[str, Callable[[], bytes]]:
    """Documents → what makes each picture, by its path on the site; none while the site has no address."""
    if is_placeholder(documents.course.project.site_url):
        return {}
    shown = [
        document
        for language in documents.pages
        for document in (documents.find(language, ""), *documents.modules[language])
    ]
    return {find_share_path(document): partial(make_share_picture, document, documents) for document in shown}


def make_share_picture(document: Document, documents: Documents) -> bytes:
    """A document → its picture as PNG, by overrides/share/picture.typ."""
    project, edition = documents.course.project, documents.edition
    is_module = isinstance(document, Module)
    drawing = _find_drawing(document) or _find_drawing(documents.modules[document.language][0])
    data: dict[str, Any] = {
        "title": document.title.text if is_module else project.site_name,
        "language": document.language,
        "site": project.site_name if is_module else edition.institution,
        "place": edition.place,
        "colour": edition.colours.primary,
        "palette": dict(load_palette(project).light),
        "drawing": give_size(load_drawing(project.root / drawing)).svg if drawing else "",
    }
    if logo := documents.signs.logo:
        data["logo"] = logo.to_data()
    return draw_share_picture(project, json.dumps(data, ensure_ascii=False))


def _find_drawing(document: Document) -> str:
    """The first drawing of a document, by its path in the project; '' where it has none."""
    trees: list[Tree] = list(find_trees(document))
    sources = (image.get("src", "") for tree in trees for image in tree.iter("img"))
    return next((source for source in sources if source.endswith(DRAWING)), "")
