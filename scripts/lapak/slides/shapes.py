"""A slide that is set → the values that overrides/slides/template/slide.xml shows: texts, the picture, the number."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from lapak.slides.deck import Deck
from lapak.slides.pages import SetSlide, to_caption, to_paragraphs, to_title
from lapak.slides.pictures import Picture
from lapak.slides.places import CAPTION, PLACE, POINTS, TITLE, Place, Places
from lapak.slides.runs import Run, Runs


class TextShape(NamedTuple):
    """A text in its placeholder."""

    place: Place
    paragraphs: Sequence[Runs]
    size: int
    """Points; 0 leaves it to the template."""
    has_marks: bool = False
    marked: int = 0
    """How many paragraphs carry a mark; those below are sentences."""
    first_number: int = 0
    """Numbers instead of the template's marks, from this one; 0 for none."""
    is_bold: bool = False
    """What carries a mark is bold."""


class PictureShape(NamedTuple):
    """A picture in its placeholder."""

    place: Place
    alt: str
    pixels: str
    svg: str
    """Relationships to the files."""
    frame: tuple[int, int, int, int]


class NumberShape(NamedTuple):
    """The slide's number."""

    place: Place
    text: int


def find_texts(page: SetSlide, deck: Deck, places: Places) -> list[TextShape]:
    """A slide as it is set → its texts; a placeholder without text is left out."""
    slide = page.slide
    texts: list[tuple[int, Sequence[Runs], int]] = [
        (TITLE, [to_title(slide)], page.title_size),
        (PLACE, [(Run(deck.progress, deck.language),)], 0),
        (CAPTION, [to_caption(slide)] if slide.caption else [], page.caption_size),
    ]
    shapes = [TextShape(places[key], lines, size) for key, lines, size in texts if key in places and lines]
    paragraphs = to_paragraphs(slide)
    if paragraphs and POINTS in places:
        is_list = len(slide.points) > 1 or slide.is_numbered
        shapes.append(
            TextShape(
                places[POINTS],
                paragraphs,
                page.point_size,
                has_marks=True,
                marked=len(slide.points) if is_list else 0,
                first_number=slide.first_number if slide.is_numbered else 0,
                is_bold=slide.kind == "answer",
            )
        )
    return shapes


def contain(place: Place, picture: Picture) -> tuple[int, int, int, int]:
    """A picture → its frame: as large as its placeholder allows, whole, in the middle."""
    left, top, width, height = place.frame
    wide, high = Image.open(BytesIO(picture.pixels)).size
    scale = min(width / wide, height / high)
    own_width, own_height = int(wide * scale), int(high * scale)
    return left + (width - own_width) // 2, top + (height - own_height) // 2, own_width, own_height
