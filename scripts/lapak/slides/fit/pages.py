"""A deck → the same deck in which every slide fits its boxes: what is too much goes on, on a slide of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lapak.course.values.words import Words
from lapak.slides.deck.model import Deck, Slide
from lapak.slides.deck.titles import make_titles_unique
from lapak.slides.deck.tree_text import MOST_POINTS, is_inner
from lapak.slides.fit.boxes import CAPTION, OWN_BOXES, POINTS, TITLE, WITH_SIGN, Boxes, find_layout
from lapak.slides.fit.lines import Box, find_height, fit_pages, fit_title
from lapak.slides.fit.runs import Run, Runs, to_runs
from lapak.slides.fit.tables import SetTable, fit_table

POINT_SIZES = (36, 32, 28)
"""Of a whole deck, the largest that most of its slides allow; a smaller size is for a slide that cannot be parted."""
SMALLEST_POINT = POINT_SIZES[-1]
"""Points for the last row."""
MOST_SLIDES = 0.8
GROWN = (44, 40, 36)
WIDER = 8
"""Points that numbers in larger letters take beyond the room of a mark; the template of a slide gives them."""
"""Of a slide with room to spare; several lines never get larger than their title."""
MOST_FILLED = 0.8
"""Of the room, by what has grown: another font than Arial may be wider."""


@dataclass(frozen=True)
class SetSlide:
    """A slide with the sizes in which its texts fit."""

    slide: Slide
    layout: str
    title_size: int
    point_size: int
    caption_size: int
    table: SetTable | None = None
    rise: float = 0
    """Points that a title leaves free in its box: all below it stands so much higher."""


def divide(deck: Deck, words: Mapping[str, Words]) -> Deck:
    """A deck as it was derived → the deck that all formats show: no slide is too full, and no title comes twice."""
    size = find_point_size(deck, OWN_BOXES, MOST_SLIDES)
    slides = [page.slide for slide in deck.slides for page in _set_slide(slide, OWN_BOXES, size)]
    return replace(deck, slides=tuple(make_titles_unique(slides, words)))


def set_deck(deck: Deck, boxes: Boxes, words: Mapping[str, Words]) -> list[SetSlide]:
    """A divided deck → its slides as they are set; more than it has where boxes are smaller than ours."""
    size = find_point_size(deck, boxes, 1, MOST_SLIDES)
    pages = [page for slide in deck.slides for page in _set_slide(slide, boxes, size)]
    if len(pages) > len(deck.slides):
        titled = make_titles_unique([page.slide for page in pages], words)
        pairs = zip(pages, titled, strict=True)
        pages = [_set(slide, page.layout, boxes, page.point_size, page.table) for page, slide in pairs]
    return [_grow(page, boxes[page.layout]) for page in pages]


def _grow(page: SetSlide, layout: Mapping[int, Box]) -> SetSlide:
    """A slide as it is set → the same without a band below its title, in larger letters where they have room."""
    title, body = layout[TITLE], layout.get(POINTS)
    used = find_height([to_title(page.slide)], title, page.title_size)
    rise = max(0.0, title.height - used) if title.is_top else 0.0
    paragraphs = to_paragraphs(page.slide)
    if not body or not paragraphs or page.table:
        return replace(page, rise=rise)
    room = WIDER if page.slide.is_numbered else 0
    box = _indent(page.slide, replace(body, height=(body.height + rise) * MOST_FILLED, indent=body.indent + room))
    sizes = (size for size in GROWN if size <= (GROWN[0] if len(paragraphs) == 1 else page.title_size))
    larger = (size for size in sizes if size > page.point_size and find_height(paragraphs, box, size) <= box.height)
    return replace(page, rise=rise, point_size=next(larger, page.point_size))


def find_point_size(deck: Deck, boxes: Boxes, *shares: float) -> int:
    """A deck → the largest size in which such a share of its slides is parted no further than in the smallest."""
    largest = max(layout[POINTS].size for layout in boxes.values() if POINTS in layout)
    sizes = (largest, *(size for size in POINT_SIZES if size < largest))
    taken = {size: [len(_set_slide(slide, boxes, size)) for slide in deck.slides] for size in sizes}
    for share in shares:
        for size, counts in taken.items():
            held = sum(1 for count, least in zip(counts, taken[sizes[-1]], strict=True) if count == least)
            if held >= len(counts) * share:
                return size
    return sizes[-1]


def to_paragraphs(slide: Slide) -> list[Runs]:
    """A slide → the sentences above its points, the points, and the sentences below them."""
    return [to_runs(tree, slide.language) for tree in (*slide.lead, *slide.points, *slide.sentences)]


def find_marked(slide: Slide) -> range:
    """A slide → which of its paragraphs carry a mark; a single line is no list."""
    is_list = len(slide.points) > 1 or slide.is_numbered or any(map(is_inner, slide.points))
    return range(len(slide.lead), len(slide.lead) + len(slide.points)) if is_list else range(0)


def find_body_height(slide: Slide, box: Box, size: int) -> float:
    """A slide → the height of its paragraphs in a size; without any mark they begin at the left."""
    return find_height(to_paragraphs(slide), _indent(slide, box), size)


def _indent(slide: Slide, box: Box) -> Box:
    """A box → the room of a slide's paragraphs in it: without marks all of it, beside a list in a list less."""
    steps = 2 if any(map(is_inner, slide.points)) else 1 if find_marked(slide) else 0
    return replace(box, indent=box.indent * steps)


def _set_slide(slide: Slide, boxes: Boxes, size: int) -> list[SetSlide]:
    layout = find_layout(slide)
    box = boxes[layout].get(POINTS)
    if slide.table is not None:
        tables = set_tables(slide, box, size)
        done = [_set(own, layout, boxes, table.size, table) for own, table in tables]
        # A table too wide is a problem or a hint; its slide stays for its notes and minutes.
        return done or _set_slide(replace(slide, table=None), boxes, size)
    paragraphs = to_paragraphs(slide)
    if not box or not paragraphs:
        return [_set(slide, layout, boxes, 0)]
    box = _indent(slide, box)
    least = 1 if slide.is_own or slide.kind == "question" else -(-len(slide.points) // MOST_POINTS)
    can_part = slide.kind != "question" and slide.layout != "title"
    pages = fit_pages(paragraphs, box, min(size, box.size), least or 1 if can_part else 1, can_part=can_part)
    if len(pages) > 1 and layout == WITH_SIGN:
        alone = _set_slide(
            replace(slide, drawing=None), boxes, size
        )  # five rules are one slide, and the sign only adorns
        if len(alone) == 1:
            return alone
    return [_set(_cut(slide, page.start, page.end), layout, boxes, page.size) for page in pages]


def set_tables(slide: Slide, box: Box | None, size: int) -> list[tuple[Slide, SetTable]]:
    """A slide with a table → the slides that its rows take, each with its table; none when even one row is too wide."""
    if box is None or slide.table is None:
        return []
    used = find_body_height(slide, box, size)
    room = replace(box, height=box.height - (used + 2 * box.gap if used else 0))
    sizes = tuple(own for own in (*POINT_SIZES, SMALLEST_POINT) if own <= size)
    parts = fit_table(slide.table, slide.language, room, sizes)
    shown = [replace(slide, table=table, lead=(), sentences=(), notes=(), minutes=None, clock="") for table, _ in parts]
    if shown:
        shown[0] = replace(shown[0], lead=slide.lead, notes=slide.notes, minutes=slide.minutes, clock=slide.clock)
        shown[-1] = replace(shown[-1], sentences=slide.sentences)
    return [(own, table) for own, (_, table) in zip(shown, parts, strict=True)]


def _cut(slide: Slide, start: int, end: int) -> Slide:
    """The part of a slide that holds these of its paragraphs; what is said and how long it takes stand on the first."""
    first, last = len(slide.lead), len(slide.lead) + len(slide.points)
    drawings = slide.drawings[max(0, start - first) : max(0, end - first)]
    return replace(
        slide,
        drawing=next((drawing for drawing in drawings if drawing is not None), slide.drawing),
        drawings=drawings,
        lead=slide.lead[start:end],
        points=slide.points[max(0, start - first) : max(0, end - first)],
        sentences=slide.sentences[max(0, start - last) : max(0, end - last)],
        first_number=slide.first_number + sum(not is_inner(point) for point in slide.points[: max(0, start - first)]),
        notes=() if start else slide.notes,
        minutes=None if start else slide.minutes,
        clock="" if start else slide.clock,
    )


def _set(slide: Slide, layout: str, boxes: Boxes, size: int, table: SetTable | None = None) -> SetSlide:
    title = to_title(slide)
    caption = boxes[layout].get(CAPTION)
    runs = to_caption(slide)
    caption_size = fit_pages([runs], caption, caption.size)[0].size if caption and runs else 0
    return SetSlide(slide, layout, fit_title(title, boxes[layout][TITLE]), size, caption_size, table)


def to_title(slide: Slide) -> Runs:
    """A slide → its title, bold as the template sets it, after what stands above it."""
    title = Run(slide.title, slide.title_language or slide.language, is_bold=True)
    above = slide.above
    return (Run(f"{above.text} / ", above.language, is_bold=True), title) if above else (title,)


def to_caption(slide: Slide) -> Runs:
    """A slide → its caption; none where it has no drawing."""
    return (Run(slide.caption, slide.language),) if slide.caption else ()
