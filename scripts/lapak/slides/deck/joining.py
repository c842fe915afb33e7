"""The slides derived from one section → fewer and better ones: no drawing twice, no picture apart from its story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lapak.slides.deck.model import Slide


def tidy(slides: Iterable[Slide]) -> list[Slide]:
    """A section opens with its picture, which joins the story or the list of its title; none is shown twice.

    A later picture joins the list that it stands beside.
    """
    kept: list[Slide] = []
    for slide in _put_opener_first(list(slides)):
        before = kept[-1] if kept else None
        if before and _is_opener(before) and slide.title == before.title and slide.points:
            kept[-1] = replace(slide, drawing=before.drawing)
        elif before and _is_opener(before) and slide.kind == "story":
            kept[-1] = replace(slide, title=before.title, drawing=before.drawing)
        elif len(kept) > 1 and before and _is_opener(before) and _shows(before, slide) and slide.points:
            kept[-1] = replace(slide, caption=slide.caption or before.caption)
        elif not (_is_opener(slide) and any(_shows(other, slide) for other in kept)):
            kept.append(slide)
    return kept


def _put_opener_first(slides: list[Slide]) -> list[Slide]:
    opener = next((slide for slide in slides if _is_opener(slide)), None)
    if opener is None or any(slide.kind == "story" for slide in slides):
        return slides
    return [opener, *(slide for slide in slides if slide is not opener)]


def _is_opener(slide: Slide) -> bool:
    return slide.layout == "picture" and slide.kind == "plain"


def _shows(slide: Slide, other: Slide) -> bool:
    """True when both have the same drawing."""
    if slide.drawing is None or other.drawing is None:
        return False
    return slide.drawing.get("src") == other.drawing.get("src")
