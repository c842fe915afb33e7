"""What to say at a slide, what lies on the table and when to go on: for slides of which the author says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lapak.course.words import Words
from lapak.slides.deck.model import Deck, Slide

BY_TITLE = ("keypoints", "promise", "rules", "exercise", "practice", "worksheet", "story")
"""Words with which titles of slides begin, an author's own too."""


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
    by_look = "table" if slide.table else "steps" if slide.is_numbered else "points" if slide.points else "picture"
    return next(named, by_look)
