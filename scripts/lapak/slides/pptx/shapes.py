"""A slide that is set → the values that overrides/slides/template/slide.xml shows: texts, the picture, the number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from lapak.slides.deck.model import Deck
from lapak.slides.deck.tree_text import is_inner
from lapak.slides.fit.boxes import CAPTION, ONLY_DRAWING, PICTURE, PLACE, POINTS, TITLE
from lapak.slides.fit.pages import GROWN, SetSlide, find_body_height, find_marked, to_caption, to_paragraphs, to_title
from lapak.slides.fit.runs import Run, Runs
from lapak.slides.pptx.pictures import Picture
from lapak.slides.pptx.placeholders import Placeholder, Placeholders

POINT = 12_700
"""In EMU."""
RAISED = (TITLE, POINTS, PICTURE, CAPTION)
Frame = tuple[int, int, int, int]
"""Left, top, width, height, in EMU."""


class TextShape(NamedTuple):
    """A text in its placeholder."""

    place: Placeholder
    paragraphs: Sequence[Runs]
    size: int
    """Points; 0 leaves it to the template."""
    is_body: bool = False
    """Text of the template's points."""
    marked: range = range(0)
    """The paragraphs of a body that carry a mark; the others are sentences."""
    inner: tuple[int, ...] = ()
    """Those of the marked that stand a step further in: lines of a list in a list."""
    first_number: int = 0
    """Numbers instead of the template's marks, from this one; 0 for none."""
    is_bold: bool = False
    """What carries a mark is bold."""
    frame: Frame | None = None
    """Where it stands if not where its placeholder does."""

    @property
    def is_wide(self) -> bool:
        """True for numbers in letters so large that they would touch their words in the template's room."""
        return self.first_number > 0 and self.size in GROWN


class PictureShape(NamedTuple):
    """A picture in its placeholder."""

    place: Placeholder
    alt: str
    pixels: str
    svg: str
    """Relationships to the files."""
    frame: Frame


class Cell(NamedTuple):
    """A cell of a table."""

    runs: Runs
    is_head: bool
    is_number: bool


class TableShape(NamedTuple):
    """A table where the points would stand."""

    size: int
    title: str
    frame: Frame
    widths: Sequence[int]
    heights: Sequence[int]
    """In EMU."""
    rows: Sequence[Sequence[Cell]]


class NumberShape(NamedTuple):
    """The slide's number."""

    place: Placeholder
    text: int


def raise_places(places: Placeholders, page: SetSlide) -> Placeholders:
    """Where texts and pictures stand by the template → where they stand below the title of this slide."""
    rise = int(page.rise * POINT)
    return {key: _raise(place, rise, page.layout) if key in RAISED else place for key, place in places.items()}


def _raise(place: Placeholder, rise: int, layout: str) -> Placeholder:
    left, top, width, height = place.frame
    if place.idx == TITLE:
        return place._replace(frame=(left, top, width, height - rise))
    grows = layout == ONLY_DRAWING or place.idx == POINTS
    return place._replace(frame=(left, top - rise, width, height + (rise if grows else 0)))


def find_texts(page: SetSlide, deck: Deck, places: Placeholders) -> list[TextShape]:
    """A slide as it is set → its texts; a placeholder without text is left out."""
    slide = page.slide
    texts: list[tuple[int, Sequence[Runs], int]] = [
        (TITLE, [to_title(slide)], page.title_size),
        (PLACE, [(Run(deck.progress, deck.language),)], 0),
        (CAPTION, [to_caption(slide)] if slide.caption else [], page.caption_size),
    ]
    shapes = [
        TextShape(places[key], lines, size, frame=places[key].frame if page.rise and key in RAISED else None)
        for key, lines, size in texts
        if key in places and lines
    ]
    paragraphs = to_paragraphs(slide)
    if paragraphs and POINTS in places:
        shapes.append(
            TextShape(
                places[POINTS],
                paragraphs,
                page.point_size,
                is_body=True,
                marked=find_marked(slide),
                inner=tuple(index for index, point in enumerate(slide.points, len(slide.lead)) if is_inner(point)),
                first_number=slide.first_number if slide.is_numbered else 0,
                is_bold=slide.kind == "answer",
                frame=_find_text_frame(page, places[POINTS]) if page.table or page.rise else None,
            )
        )
    return shapes


def find_table(page: SetSlide, places: Placeholders) -> TableShape | None:
    """A slide as it is set → its table below the sentences that lead to it, or at the top."""
    table, slide = page.table, page.slide
    if table is None or slide.table is None:
        return None
    left, top, width, _ = places[POINTS].frame
    heights = [int(height * POINT) for height in table.heights]
    top += _find_text_frame(page, places[POINTS])[3] if slide.lead else 0
    numbers = [[cell.get("class") == "right" for cell in line] for line in (slide.table.head, *slide.table.rows)]
    rows = [
        [Cell(runs, not index, column < len(own) and own[column]) for column, runs in enumerate(line)]
        for index, (line, own) in enumerate(zip(table.cells, numbers, strict=True))
    ]
    frame = (left, top, width, sum(heights))
    return TableShape(table.size, slide.title, frame, [int(own * POINT) for own in table.widths], heights, rows)


def _find_text_frame(page: SetSlide, place: Placeholder) -> Frame:
    """What the table leaves of the points' placeholder: above it for sentences that lead to it, otherwise below."""
    left, top, width, height = place.frame
    if page.table is None:
        return place.frame
    used = int(sum(page.table.heights) * POINT) if page.table else 0
    gap = int(2 * place.box.gap * POINT)
    if page.slide.lead:
        return left, top, width, int(find_body_height(page.slide, place.box, page.point_size) * POINT) + gap
    return left, top + used + gap, width, height - used - gap


def contain(place: Placeholder, picture: Picture) -> tuple[int, int, int, int]:
    """A picture → its frame: as large as its placeholder allows, whole, in the middle."""
    left, top, width, height = place.frame
    wide, high = _find_size(picture.pixels)
    scale = min(width / wide, height / high)
    own_width, own_height = int(wide * scale), int(high * scale)
    return left + (width - own_width) // 2, top + (height - own_height) // 2, own_width, own_height


@lru_cache(maxsize=512)
def _find_size(pixels: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(pixels)).size
