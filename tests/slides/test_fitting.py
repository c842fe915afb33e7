"""What fits on a slide and which slides are made of others: each line of the table is a clause of a rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.slides.values import WORDS, make_box, make_deck, make_runs, make_slide, make_table
from tests.tables import load_cases, show

from lapak.slides.deck import joining, pair, titles
from lapak.slides.fit import boxes, lines, pages, tables
from lapak.slides.pptx import notes, shapes
from lapak.slides.pptx.placeholders import Placeholder

BOX = make_box([300, 200, 40, 36, 8, 0.9])
PLACES = {
    number: Placeholder(number, "body", f"P{number}", (1000 * number, 10, 3_810_000, 2_540_000), BOX)
    for number in (0, 1, 14, 15)
}


def set_slide(values: dict[str, Any]) -> pages.SetSlide:
    """A slide as it is set in our own boxes, the first where it is parted."""
    return pages.set_deck(make_deck([values]), boxes.OWN_BOXES, WORDS)[0]


def list_titles(deck: Any) -> list[list[Any]]:
    """A deck → of each slide its title, size of points and number of paragraphs."""
    return [[slide.title, len(pages.to_paragraphs(slide)), slide.first_number, len(slide.notes)] for slide in deck]


ASK: dict[str, Callable[..., Any]] = {
    "count_lines": lambda text, width, size: lines.count_lines(make_runs(text), width, size),
    "measure": lambda text, size: lines.measure(make_runs(text), size),
    "find_height": lambda texts, box, size: lines.find_height(list(map(make_runs, texts)), make_box(box), size),
    "fit_title": lambda text, box: lines.fit_title(make_runs(text), make_box(box)),
    "fit_pages": lambda texts, box, size, least, can_part: [
        [page.start, page.end, page.size]
        for page in lines.fit_pages(list(map(make_runs, texts)), make_box(box), size, least, can_part=can_part)
    ],
    "share": lambda least, wanted, width: tables.share(least, wanted, width),
    "part": lambda table, count: tables.part(make_table(table), count),
    "to_cells": lambda table: tables.to_cells(make_table(table), "id"),
    "fit_table": lambda table, box, sizes: [
        [len(piece.rows), done.size, show(done.widths), show(done.heights)]
        for piece, done in tables.fit_table(make_table(table), "id", make_box(box), sizes)
    ],
    "find_layout": lambda slide: boxes.find_layout(make_slide(slide)),
    "find_marked": lambda slide: pages.find_marked(make_slide(slide)),
    "to_title": lambda slide: pages.to_title(make_slide(slide)),
    "to_caption": lambda slide: pages.to_caption(make_slide(slide)),
    "divide": lambda slides: list_titles(pages.divide(make_deck(slides), WORDS).slides),
    "divide_whole": lambda slides: pages.divide(make_deck(slides), WORDS).slides,
    "set_deck": lambda slides: [
        [page.layout, page.title_size, page.point_size, page.caption_size, page.table is not None]
        for page in pages.set_deck(make_deck(slides), boxes.OWN_BOXES, WORDS)
    ],
    "find_point_size": lambda slides, *shares: pages.find_point_size(make_deck(slides), boxes.OWN_BOXES, *shares),
    "tidy": lambda slides: joining.tidy(map(make_slide, slides)),
    "make_titles_unique": lambda slides: [
        slide.title for slide in titles.make_titles_unique(list(map(make_slide, slides)), WORDS)
    ],
    "to_pair": lambda source, local: [
        [slide.title, slide.above.text if slide.above else "", slide.above.language if slide.above else ""]
        for slide in pair.to_pair(make_deck(source), make_deck(local, "jv")).slides
    ],
    "find_notes": lambda slide: notes.find_notes(make_slide(slide), WORDS),
    "find_texts": lambda slide: [
        {name: value for name, value in show(text).items() if name != "place"} | {"place": text.place.name}
        for text in shapes.find_texts(set_slide(slide), make_deck([slide]), PLACES)
    ],
    "find_table": lambda slide: shapes.find_table(set_slide(slide), PLACES),
}
WHOLE = ("divide", "divide_whole", "set_deck", "tidy", "make_titles_unique", "to_cells")
"""What takes its list as it is."""


@pytest.mark.parametrize(("name", "given", "expected"), load_cases(Path(__file__).with_name("fitting.yml")))
def test_what_fits_and_what_goes_on(name: str, given: Any, expected: Any) -> None:
    arguments = given if isinstance(given, list) and name not in WHOLE else [given]
    assert show(ASK[name](*arguments)) == expected
