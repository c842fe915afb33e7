"""Which slides of a module stand on the wall on the day: at most one a minute, and no quiz that the form leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from lapak.slides.deck.model import Slide

PROMISE = "/promise"
"""The last slide of each module's deck."""


def choose_shown(
    slides: Sequence[Slide], minutes: Mapping[str, int], closing: Set[str], whole: int, above: Mapping[str, str]
) -> list[Slide]:
    """Slides of a module → the same, some of them hidden: there they are, and they are not shown by themselves.

    A section has as many slides as it has minutes, its first ones. What has no minutes of its own is shown when it is
    in `closing`, the last of it goes first where the module has more slides than minutes. The title is always shown.
    The author's slides of a subsection are shown in the minutes of the section `above` it.
    """
    used: Counter[str] = Counter()
    chosen = []
    for slide in slides:
        section = above.get(slide.section_id, slide.section_id) if slide.is_own else slide.section_id
        used[section] += not slide.is_hidden
        is_shown = not section or section in closing or used[section] <= minutes.get(section, 0)
        is_shown = is_shown and not slide.is_hidden
        chosen.append(replace(slide, is_hidden=not is_shown))
    return _hide_rest(chosen, closing, whole)


def _hide_rest(slides: list[Slide], closing: Set[str], whole: int) -> list[Slide]:
    """Where there are more slides than minutes, the last ones of what has no minutes of its own are hidden."""
    over = sum(not slide.is_hidden for slide in slides) - whole
    free = [place for place, one in enumerate(slides) if one.section_id and not one.is_hidden]
    spare = [place for place in free if slides[place].section_id in closing]
    left = {*spare[len(spare) - over :]} if 0 < over < len(spare) else {*spare} if over > 0 else set()
    return [replace(one, is_hidden=True) if place in left else one for place, one in enumerate(slides)]
