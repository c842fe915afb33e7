"""A module → its deck: the author's own slides, or those that follow from the blocks of each section.

Never a paragraph and never a cut sentence: points are the lines of lists, steps, rules and key points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from lxml import html

from lapak.course.blocks import (
    Exercise,
    Facilitator,
    Keypoints,
    Practice,
    Prose,
    Quiz,
    Rules,
    Steps,
    Story,
    Worksheet,
)
from lapak.course.blocks import Slide as SlideBlock
from lapak.course.model import Module, Section
from lapak.course.words import Words
from lapak.render.document import Tree
from lapak.slides.deck import Deck, Layout, Slide

MOST_POINTS = 5
MOST_POINT_LETTERS = 90
"""A longer line of a list is text, not a point."""
Derived = list[Slide]


def to_deck(module: Module[Tree], words: Words) -> Deck:
    """A module → its deck in one language."""
    first = Slide(
        module.title.text,
        module.title.language,
        "title",
        points=tuple(_to_tree(phrase.text) for phrase in module.objectives),
        notes=_note_materials(module, words),
    )
    slides = [first]
    for section in module.sections:
        slides += _to_slides(section, words)
    return Deck(module.slug, module.language, module.title.text, _make_titles_unique(slides))


def _note_materials(module: Module[Tree], words: Words) -> tuple[Tree, ...]:
    names = ", ".join(phrase.text for phrase in module.materials)
    return (_to_tree(f"{words['materials']}: {names}."),) if names else ()


def _to_slides(section: Section[Tree], words: Words) -> Derived:
    """One section → its slides; the first carries the section's notes and minutes."""
    own = [block for block in section.blocks if isinstance(block, SlideBlock)]
    slides: Derived = [_from_own(block, section) for block in own]
    if not own:
        for block in section.blocks:
            derive = DERIVATIONS.get(type(block))
            slides += derive(block, section, words) if derive else []
    notes = tuple(block.text for block in section.blocks if isinstance(block, Facilitator))
    if not slides and notes:
        slides = [Slide(section.title, section.language)]
    if slides:
        slides[0] = replace(slides[0], notes=(*slides[0].notes, *notes), minutes=section.full)
    return slides


def _from_own(block: SlideBlock[Tree], section: Section[Tree]) -> Slide:
    drawing = next(block.text.iter("img"), None)
    points = tuple(_find_points(block.text))
    return Slide(block.title, section.language, cast("Layout", block.layout), points, drawing=drawing)


def _from_prose(block: Prose[Tree], section: Section[Tree], words: Words) -> Derived:
    drawing = next(block.text.iter("img"), None)
    points = [point for point in _find_points(block.text) if len(point.text_content()) <= MOST_POINT_LETTERS]
    if drawing is not None and not points:
        return [Slide(section.title, section.language, "picture", drawing=drawing)]
    pages = _split(points)
    if drawing is not None:
        return _from_points(section.title, pages, section, drawing=drawing)
    return _from_points(section.title, pages, section) if len(points) > 1 else []


def _from_steps(block: Steps[Tree], section: Section[Tree], words: Words) -> Derived:
    drawing = next((image for tree in block.drawings if tree is not None for image in tree.iter("img")), None)
    title = block.title or section.title
    return _from_points(title, _split(block.steps), section, drawing=drawing, is_numbered=True)


def _from_story(block: Story[Tree], section: Section[Tree], words: Words) -> Derived:
    title = block.title or words["story"]
    return [Slide(title, section.language, "points", notes=(block.text,))]


def _from_exercise(block: Exercise[Tree], section: Section[Tree], words: Words) -> Derived:
    title = f"{words['exercise']}: {block.title}"
    mode = words["mode_" + block.options.mode]
    points = [*_find_points(block.text)] or [_to_tree(_find_first_sentence(block.text))]
    slide = Slide(title, section.language, points=(_to_tree(mode.capitalize()), *points[: MOST_POINTS - 1]))
    return [replace(slide, notes=(block.text,))]


def _from_quiz(block: Quiz[Tree], section: Section[Tree], words: Words) -> Derived:
    asked = Slide(block.question, section.language, points=tuple(option.text for option in block.options))
    right = tuple(option.text for option in block.options if option.is_right)
    answer = Slide(f"{words['answer']}: {block.question}", section.language, points=right, notes=(block.reason,))
    return [asked, answer]


def _from_practice(block: Practice[Tree], section: Section[Tree], words: Words) -> Derived:
    title = f"{words['practice']}: {block.title}"
    return [Slide(title, section.language, points=tuple(_to_sentences(block.text)))]


def _from_worksheet(block: Worksheet[Tree], section: Section[Tree], words: Words) -> Derived:
    title = f"{words['worksheet']}: {block.title}"
    hints = tuple(_to_tree(hint) for hint in block.sheet.hints)
    return [Slide(title, section.language, points=block.instructions, is_numbered=True, notes=hints)]


def _from_keypoints(block: Keypoints[Tree], section: Section[Tree], words: Words) -> Derived:
    return [Slide(words["keypoints"], section.language, points=block.points)]


def _from_rules(block: Rules[Tree], section: Section[Tree], words: Words) -> Derived:
    language = block.language or section.language
    return [Slide(words["rules"], language, points=block.points, is_numbered=True)]


DERIVATIONS: dict[type, Callable[[Any, Section[Tree], Words], Derived]] = {
    Prose: _from_prose,
    Steps: _from_steps,
    Story: _from_story,
    Exercise: _from_exercise,
    Quiz: _from_quiz,
    Practice: _from_practice,
    Worksheet: _from_worksheet,
    Keypoints: _from_keypoints,
    Rules: _from_rules,
}


def _from_points(
    title: str,
    pages: list[tuple[Tree, ...]],
    section: Section[Tree],
    *,
    drawing: Tree | None = None,
    is_numbered: bool = False,
) -> Derived:
    """Points page by page; a drawing stands on the first page."""
    slides: Derived = []
    number = 1
    for page in pages:
        shown = drawing if number == 1 else None
        slides.append(
            Slide(
                title,
                section.language,
                points=page,
                is_numbered=is_numbered,
                first_number=number,
                drawing=shown,
            )
        )
        number += len(page)
    return slides


def _split(points: Sequence[Tree]) -> list[tuple[Tree, ...]]:
    """Points → pages of at most five, as even as can be: six become three and three."""
    count = -(-len(points) // MOST_POINTS)
    size = -(-len(points) // count) if count else 1
    return [tuple(points[start : start + size]) for start in range(0, len(points), size)]


def _find_points(tree: Tree) -> list[Tree]:
    return [item for item in tree.iter("li") if item.find("ul") is None and item.find("ol") is None]


def _to_sentences(tree: Tree) -> list[Tree]:
    text = " ".join(tree.text_content().split())
    return [_to_tree(sentence.strip(". ") + ".") for sentence in text.split(". ") if sentence.strip(". ")]


def _find_first_sentence(tree: Tree) -> str:
    return str(_to_sentences(tree)[0].text_content())


def _to_tree(text: str) -> Tree:
    element = html.Element("div")
    element.text = text
    return element


def _make_titles_unique(slides: Derived) -> tuple[Slide, ...]:
    """Screen readers and presenters find a slide by its title: the second of a name says (2)."""
    seen: dict[str, int] = {}
    unique = []
    for slide in slides:
        seen[slide.title] = seen.get(slide.title, 0) + 1
        count = seen[slide.title]
        unique.append(replace(slide, title=f"{slide.title} ({count})") if count > 1 else slide)
    return tuple(unique)
