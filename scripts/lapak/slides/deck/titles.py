"""Titles of slides: a slide is found by its title, so no two have the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from lapak.course.values.words import Words
from lapak.slides.deck.model import Slide


def make_titles_unique(slides: Sequence[Slide], words: Mapping[str, Words]) -> list[Slide]:
    """Slides → the same, of which the second of a title goes on with the first, or is a question of the quiz."""
    named = {slide.title for slide in slides}
    seen: set[str] = set()
    unique = []
    for slide in slides:
        named_in = slide.title_language or slide.language
        title = slide.title
        if title in seen and slide.kind == "question":
            title = f"{words[named_in]['quiz']}: {title}"
        if title in seen:
            title = _continue(title, words[named_in]["continued"], named | seen)
        seen.add(title)
        unique.append(replace(slide, title=title))
    return unique


def _continue(title: str, word: str, taken: Set[str]) -> str:
    """A title that no slide has yet: 'Title (lanjutan)', 'Title (lanjutan 2)' …"""
    bare = title.partition(f" ({word}")[0]
    number = 1
    while (made := f"{bare} ({word}\N{NO-BREAK SPACE}{number})" if number > 1 else f"{bare} ({word})") in taken:
        number += 1
    return made
