"""Slides that an author wrote and that cannot be shown as they are: nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterator

from lapak.course.blocks import SlideBlock
from lapak.course.model import Section
from lapak.course.problems import Problem
from lapak.render.document import Documents, Tree
from lapak.slides.deck.derivation import to_slide
from lapak.slides.deck.own_slides import find_faults
from lapak.slides.fit.boxes import ONLY_POINTS, OWN_BOXES, POINTS
from lapak.slides.fit.lines import SMALLEST
from lapak.slides.fit.pages import SMALLEST_POINT, set_tables

TOO_WIDE = f"too wide for letters of {SMALLEST} points"


def find_slide_problems(documents: Documents) -> list[Problem]:
    """Documents → the problems of all `/// slide` blocks."""
    sections = [section for modules in documents.modules.values() for module in modules for section in module.sections]
    return [
        problem
        for section in sections
        for block in section.blocks
        if isinstance(block, SlideBlock)
        for problem in _check(block, section)
    ]


def _check(block: SlideBlock[Tree], section: Section[Tree]) -> Iterator[Problem]:
    for what, fix in find_faults(block.text):
        yield Problem(section.path, block.line, f"slide '{block.title}' {what}", fix)
    slide = to_slide(block, section)
    if slide.table and not set_tables(slide, OWN_BOXES[ONLY_POINTS][POINTS], SMALLEST_POINT):
        what = f"slide '{block.title}' has a table that is {TOO_WIDE}"
        yield Problem(section.path, block.line, what, "take out a column, or shorten the longest words and cells")
