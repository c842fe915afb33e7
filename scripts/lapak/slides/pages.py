"""A deck → the same deck in which every slide fits its boxes: what is too much goes on, on a slide of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lapak.course.words import Words
from lapak.slides.deck import Deck, Slide
from lapak.slides.fit import Box, fit_pages, fit_title
from lapak.slides.places import CAPTION, POINTS, TITLE
from lapak.slides.runs import Run, Runs, to_runs

SMALLEST_POINT = 28
"""Points for the last row; a smaller size is for a single line that would not fit at all."""
Boxes = Mapping[str, Mapping[int, Box]]
"""By layout and placeholder."""
FIRST, ONLY_POINTS, ONLY_DRAWING = "Pembuka", "Poin", "Gambar"
WITH_DRAWING, WITH_SIGN = "Poin dan gambar", "Poin dan tanda"


@dataclass(frozen=True)
class SetSlide:
    """A slide with the sizes in which its texts fit."""

    slide: Slide
    layout: str
    title_size: int
    point_size: int
    caption_size: int


def find_layout(slide: Slide) -> str:
    """A slide → the name of its layout in the template; what is on it decides, so that nothing is lost."""
    if slide.layout == "title":
        return FIRST
    if slide.drawing is None:
        return ONLY_POINTS
    if not slide.points and not slide.sentences:
        return ONLY_DRAWING
    return WITH_SIGN if slide.drawing.get("class") == "narrow" else WITH_DRAWING


def to_paragraphs(slide: Slide) -> list[Runs]:
    """A slide → its points and the sentences below them."""
    return [to_runs(tree, slide.language) for tree in (*slide.points, *slide.sentences)]


def set_deck(deck: Deck, boxes: Boxes, words: Mapping[str, Words]) -> list[SetSlide]:
    """A deck → its slides as they are set, more than the deck has where one is too full."""
    titles = {slide.title for slide in deck.slides}
    return [page for slide in deck.slides for page in _set_slide(slide, boxes, words, titles)]


def _set_slide(slide: Slide, boxes: Boxes, words: Mapping[str, Words], titles: set[str]) -> list[SetSlide]:
    layout = find_layout(slide)
    box = boxes[layout].get(POINTS)
    paragraphs = to_paragraphs(slide)
    pages = fit_pages(paragraphs, box, SMALLEST_POINT) if box and paragraphs else []
    if len(pages) < 2:
        return [_set(slide, layout, boxes, pages[0].size if pages else 0)]
    word = words[slide.title_language or slide.language]["continued"]
    done = []
    for page in pages:
        shown = _cut(slide, page.start, page.end)
        if page.start:
            shown = replace(shown, title=_continue(slide.title, word, titles), notes=(), minutes=None)
        done.append(_set(shown, layout, boxes, page.size))
    return done


def _cut(slide: Slide, start: int, end: int) -> Slide:
    count = len(slide.points)
    return replace(
        slide,
        points=slide.points[start:end],
        sentences=slide.sentences[max(0, start - count) : max(0, end - count)],
        first_number=slide.first_number + min(start, count),
    )


def _continue(title: str, word: str, titles: set[str]) -> str:
    """A title that no slide has yet: 'Title (lanjutan)', 'Title (lanjutan 2)' …"""
    bare = title.partition(f" ({word}")[0]
    number = 1
    while (made := f"{bare} ({word} {number})" if number > 1 else f"{bare} ({word})") in titles:
        number += 1
    titles.add(made)
    return made


def _set(slide: Slide, layout: str, boxes: Boxes, size: int) -> SetSlide:
    title = to_title(slide)
    caption = boxes[layout].get(CAPTION)
    runs = to_caption(slide)
    caption_size = fit_pages([runs], caption, 24)[0].size if caption and runs else 0
    return SetSlide(slide, layout, fit_title(title, boxes[layout][TITLE]), size, caption_size)


def to_title(slide: Slide) -> Runs:
    """A slide → its title, bold as the template sets it, after what stands above it."""
    title = Run(slide.title, slide.title_language or slide.language, is_bold=True)
    above = slide.above
    return (Run(f"{above.text} / ", above.language, is_bold=True), title) if above else (title,)


def to_caption(slide: Slide) -> Runs:
    """A slide → its caption; none where it has no drawing."""
    return (Run(slide.caption, slide.language),) if slide.caption else ()
