"""A message → its picture for the group: one drawing and at most twelve words, by overrides/cards/card.typ."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg
import typst
from PIL import Image

from lapak.render.brand import OWN_COLOUR
from lapak.render.document import Documents
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.points import paint_paper
from lapak.render.palette import load_palette
from lapak.render.weeks import WeekMessage

FONT = "Atkinson Hyperlegible"
DOTS_PER_INCH = 72
"""A point of the form is a dot of the picture."""
COLOURS = 24
"""Paper, ink, the edition's colour, and what lies between them at the edge of a letter."""
SAMPLE = 3
"""Each third dot of each third line shows which colours a card has; looking at all takes thrice as long."""
WIDTH, HEIGHT = 1080, 1350
"""Of a card, in dots: what a chat shows whole (4:5)."""
STATUS_HEIGHT = 1920
"""Of a status, which fills a phone (9:16)."""


@dataclass(frozen=True)
class CardPictures:
    """A message as a picture, in both forms: PNG."""

    chat: bytes
    status: bytes


def to_card(message: WeekMessage, documents: Documents) -> CardPictures:
    """A message → its pictures for the chat and for a status."""
    with Image.open(BytesIO(_set_card(message, documents))) as picture:
        few = _reduce(picture.convert("RGB"))
    return CardPictures(_save(few), _save(_to_status(few)))


def _reduce(card: Image.Image) -> Image.Image:
    """A card → the same in few colours, which are its own: a drawing may bring others than ours."""
    few = card.resize((card.width // SAMPLE, card.height // SAMPLE), Image.Resampling.NEAREST)
    palette = few.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return card.quantize(palette=palette, dither=Image.Dither.NONE)


def _to_status(card: Image.Image) -> Image.Image:
    """A card in the middle of a phone's screen, where no name and no field to answer lies over it."""
    above = (STATUS_HEIGHT - HEIGHT) // 2
    whole = card.crop((0, -above, WIDTH, STATUS_HEIGHT - above))
    whole.paste(card.crop((0, 0, WIDTH, 1)).resize((WIDTH, above)), (0, 0))
    whole.paste(card.crop((0, HEIGHT - 1, WIDTH, HEIGHT)).resize((WIDTH, above)), (0, above + HEIGHT))
    return whole


def _save(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def find_ingredients(message: WeekMessage, documents: Documents) -> dict[str, Any]:
    """A message → all that its card is made of, in plain values."""
    project, edition = documents.course.project, documents.edition
    palette = dict(load_palette(project).light)
    return {
        "words": message.card,
        "language": message.language,
        "width": WIDTH,
        "height": HEIGHT,
        "name": edition.brand.name or project.site_name,
        "drawing": _load(project.root / message.drawing, palette) if message.drawing else "",
        "colour": edition.colours.primary,
        "palette": palette,
    }


def _set_card(message: WeekMessage, documents: Documents) -> bytes:
    template = find_form(documents)
    inputs = {"data": json.dumps(find_ingredients(message, documents), ensure_ascii=False)}
    made = typst.compile(
        template, root=template.parent, font_paths=_load_fonts(), sys_inputs=inputs, format="png", ppi=DOTS_PER_INCH
    )
    return made if isinstance(made, bytes) else b""


def find_form(documents: Documents) -> Path:
    """The form of a card: the edition's own, or ours."""
    return documents.course.project.find_template("cards/card.typ")


def _load(file: Path, palette: Mapping[str, str]) -> str:
    """A drawing in ink on paper, as the words below it are: fewer colours look cleaner at the same size."""
    return paint_paper(load_drawing(file).decode(), palette["paper"]).replace(OWN_COLOUR, palette["ink"])


@cache
def _load_fonts() -> typst.Fonts:
    folder = fontpkg.path(FONT, nearest=True).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
