"""What to say at a slide, what lies on the table and when to go on: for slides of which the author says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lapak.course.values.words import Words
from lapak.slides.deck.model import Deck, Slide
from lapak.slides.deck.tree_text import to_text

BY_TITLE = ("keypoints", "promise", "rules", "exercise", "practice", "worksheet", "story")
"""Words with which titles of slides begin, an author's own too."""

TASKS = tuple(f"slides/drawings/{name}.svg" for name in ("alone", "pairs", "group"))
"""Drawings of people at work."""
QUOTE = '"'


def add_hints(deck: Deck, words: Mapping[str, Words]) -> Deck:
    """A deck → the same in which every slide has its hint."""
    return replace(deck, slides=tuple(_add(slide, words) for slide in deck.slides))


def _add(slide: Slide, words: Mapping[str, Words]) -> Slide:
    if slide.hint:
        return slide
    key = find_hint(slide, words[slide.title_language or slide.language])
    return replace(slide, hint=words[slide.language].fill(f"hint_{key}", n=len(slide.points)))


def find_hint(slide: Slide, words: Words) -> str:
    """A slide and the words of its title's language → the name of its hint."""
    if slide.kind in ("question", "answer"):
        return slide.kind
    if slide.layout == "title":
        return "title"
    named = (key for key in BY_TITLE if slide.title == words[key] or slide.title.startswith(f"{words[key]}: "))
    return next(named, "") or _find_by_look(slide)


def _find_by_look(slide: Slide) -> str:
    """An author's slide that asks to do something has one of the drawings for that; a quote is said, not explained."""
    quotes = sum(QUOTE in to_text(point) for point in slide.points)
    if (not slide.points and slide.sentences) or quotes * 2 > len(slide.points):
        return "quote"
    if slide.table or slide.is_numbered:
        return "table" if slide.table else "steps"
    source = slide.drawing.get("src", "") if slide.is_own and slide.drawing is not None else ""
    if source.endswith(TASKS):
        return "exercise"
    return "points" if slide.points else "picture"
