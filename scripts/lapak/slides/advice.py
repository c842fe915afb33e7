"""Slides that nobody wants to stand in front of: too thin or too full. Hints, they stop nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lapak.course.blocks import Facilitator, SlideBlock
from lapak.course.model import Module
from lapak.course.problems import Advisory
from lapak.render.document import Documents, Tree
from lapak.render.templates import load_templates
from lapak.slides.deck.derivation import derive_deck
from lapak.slides.deck.model import Slide
from lapak.slides.deck.tree_text import MOST_POINTS
from lapak.slides.fit.boxes import POINTS, TITLE, find_layout
from lapak.slides.fit.lines import fit_pages, fit_title
from lapak.slides.fit.pages import SMALLEST_POINT, set_tables, to_paragraphs, to_title
from lapak.slides.pptx.parts import Maker, load_maker
from lapak.slides.problems import TOO_WIDE

LEAST_LINES = 2
SMALLEST_TITLE = {"question": 32, "answer": 28}
"""Points at which a title must take two lines at most, where that is not its full size; questions are long."""


def find_slide_advisories(documents: Documents) -> tuple[Advisory, ...]:
    """Documents → the hints on all their slides, the worst first; raises SourceError for a template without use."""
    maker = load_maker(documents, load_templates(documents.course.project.template_roots))
    decks = [derive_deck(module, documents) for modules in documents.modules.values() for module in modules]
    found = {hint for deck in decks for slide in deck.slides for hint in advise(slide, maker)}
    found |= {
        _tell_silence(module) for modules in documents.modules.values() for module in modules if is_silent(module)
    }
    return tuple(sorted(found, reverse=True))


def is_silent(module: Module[Tree]) -> bool:
    """True when its author says nothing at all to whoever stands in front."""
    blocks = [block for section in module.sections for block in section.blocks]
    return not any(isinstance(one, Facilitator) or (isinstance(one, SlideBlock) and one.notes) for one in blocks)


def _tell_silence(module: Module[Tree]) -> Advisory:
    what = "the slides have no notes; write '/// facilitator' in a section, or 'notes:' below a slide's text"
    return Advisory(len(module.sections), module.edit_path, 1, what)


def advise(slide: Slide, maker: Maker) -> Iterator[Advisory]:
    """A slide → its hints, with how much it has too many or too few."""
    yield from _advise_on_table(slide, maker) if slide.table else _advise_on_points(slide, maker)
    boxes = maker.boxes[find_layout(slide)]
    size = fit_title(to_title(slide), boxes[TITLE])
    least = SMALLEST_TITLE.get(slide.kind, boxes[TITLE].size)
    if size < least:
        yield _hint(slide, least - size, "has a title of more than two lines; shorten it")


def _advise_on_table(slide: Slide, maker: Maker) -> Iterator[Advisory]:
    if not set_tables(slide, maker.boxes[find_layout(slide)][POINTS], SMALLEST_POINT):
        yield _hint(slide, 1, f"cannot show its table, which is {TOO_WIDE}; write '/// slide | Title' with what counts")


def _advise_on_points(slide: Slide, maker: Maker) -> Iterator[Advisory]:
    lines = to_paragraphs(slide)
    is_empty = slide.drawing is None or slide.layout == "points"
    if is_empty and len(lines) < (1 if slide.drawing is not None else LEAST_LINES):
        what = "says too little; write '/// slide | Title' with a drawing or points"
        yield _hint(slide, LEAST_LINES - len(lines), what)
    if slide.is_own and len(slide.points) > MOST_POINTS:
        yield _hint(slide, len(slide.points) - MOST_POINTS, f"has {len(slide.points)} points, at most {MOST_POINTS}")
    box = maker.boxes[find_layout(slide)].get(POINTS)
    pages = fit_pages(lines, box, SMALLEST_POINT) if box and lines else []
    if any(page.size < SMALLEST_POINT for page in pages) or (slide.is_own and len(pages) > 1):
        yield _hint(slide, len(pages), f"is too full for {SMALLEST_POINT} points; shorten or part it")


def _hint(slide: Slide, excess: int, what: str) -> Advisory:
    return Advisory(excess, slide.path, slide.line, f"slide '{slide.title}' {what}")
