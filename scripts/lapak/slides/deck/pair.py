"""Two decks of a module → one for a hall that needs both languages: local slides below Indonesian titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from lapak.course.text import Phrase
from lapak.slides.deck.model import Deck, Slide

SlideKey = tuple[str, str, int]
"""Section, kind, and which of that kind it is there: a slide and its translation have the same."""


def to_pair(source: Deck, local: Deck) -> Deck:
    """A deck and the same one in another language → the second, each slide with the title that it has in the first.

    A section that the second lacks is shown as it is in the first.
    """
    originals, own = _number(source.slides), _number(local.slides)
    slides: list[Slide] = []
    for section in dict.fromkeys(slide.section_id for slide in (*source.slides, *local.slides)):
        shown = [_add_title(slide, originals.get(key)) for key, slide in own.items() if key[0] == section]
        slides += shown or (slide for key, slide in originals.items() if key[0] == section)
    return replace(local, slides=tuple(slides))


def _number(slides: Iterable[Slide]) -> dict[SlideKey, Slide]:
    count: Counter[tuple[str, str]] = Counter()
    numbered: dict[SlideKey, Slide] = {}
    for slide in slides:
        place = slide.section_id, slide.kind
        count[place] += 1
        numbered[place[0], place[1], count[place]] = slide
    return numbered


def _add_title(slide: Slide, original: Slide | None) -> Slide:
    if original is None or original.title == slide.title:
        return slide
    return replace(slide, above=Phrase(original.title, original.title_language or original.language))
