"""What each block type becomes on the wall. A new type is a function and a line of the table DERIVATIONS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from lapak.course.blocks import (
    Caution,
    Exercise,
    Keypoints,
    Note,
    OtherLanguage,
    Practice,
    Prose,
    Quiz,
    Rules,
    Steps,
    Story,
    Worksheet,
)
from lapak.course.blocks.practices import Chat, Reply
from lapak.course.model import Section
from lapak.course.values.words import Words
from lapak.render.document import Tree
from lapak.slides.deck.model import Slide, Table
from lapak.slides.deck.shared_drawings import Signs
from lapak.slides.deck.tree_text import (
    begin_with,
    find_passages,
    find_points,
    has,
    shorten,
    to_sentences,
    to_text,
    to_tree,
    without,
)


@dataclass(frozen=True)
class SlideContext:
    """Where a block stands."""

    section: Section[Tree]
    words: Words
    """In the section's language."""
    signs: Signs
    is_short: bool
    """True in the edition's short form, in which there is no time for all exercises as long as they are."""

    def make(self, title: str, **values: Any) -> Slide:
        """A slide of this section."""
        return Slide(title or self.section.title, self.section.language, **values)


Derive = Callable[[Any, SlideContext], list[Slide]]


def from_prose(block: Prose[Tree], place: SlideContext) -> list[Slide]:
    """Drawings, tables, and lists of short points; a list keeps the drawing above it at its side."""
    slides: list[Slide] = []
    for passage in find_passages(block.text):
        points = [shorten(point) for point in passage.points]
        if passage.drawing is not None:
            slides.append(place.make("", layout="picture", drawing=passage.drawing, caption=passage.caption))
        elif passage.table is not None:
            slides.append(place.make(passage.lead, table=passage.table))
        elif points:
            first = passage.first_number
            slides.append(
                place.make(passage.lead, is_numbered=first > 0, first_number=first or 1, points=tuple(points))
            )
    return slides


def from_other_language(block: OtherLanguage[Tree], place: SlideContext) -> list[Slide]:
    """As prose, each line in its language, below the title of the section."""
    speak = partial(_speak, language=block.options.code)
    slides = []
    for slide in from_prose(Prose(block.line, block.text), place):
        lead = () if slide.title == place.section.title else (to_tree(slide.title, block.options.code),)
        table = slide.table and Table(
            tuple(map(speak, slide.table.head)), tuple(tuple(map(speak, row)) for row in slide.table.rows)
        )
        points = tuple(map(speak, slide.points))
        slides.append(replace(slide, title=place.section.title, lead=lead, points=points, table=table))
    return slides


def _speak(line: Tree, language: str) -> Tree:
    """A line in its own language, whatever it said before."""
    spoken = deepcopy(line)
    spoken.set("lang", language)
    return spoken


def from_steps(block: Steps[Tree], place: SlideContext) -> list[Slide]:
    """All of them, beside their own drawings where they have any."""
    drawings = tuple(_find_image(tree) for tree in block.drawings)
    return [place.make(block.title, is_numbered=True, points=tuple(block.steps), drawings=drawings)]


def _find_image(tree: Tree | None) -> Tree | None:
    return next(tree.iter("img"), None) if tree is not None else None


def from_story(block: Story[Tree], place: SlideContext) -> list[Slide]:
    """The section's picture, while the facilitator tells the story."""
    word = place.words["story"]
    caption = f"{word}: {block.title}" if block.title else word
    return [place.make("", layout="picture", kind="story", caption=caption, notes=(block.text,))]


def from_box(block: Note[Tree] | Caution[Tree], place: SlideContext) -> list[Slide]:
    """The lines of a hint or a warning."""
    important = place.words["important"] if isinstance(block, Caution) else ""
    title = ": ".join(part for part in (important, block.title) if part)
    points = find_points(block.text) or to_sentences([without(block.text, "table", "figure")])
    slides = [place.make(title, points=tuple(points), is_numbered=has(block.text, "ol"))] if points else []
    return [*slides, *_from_tables(block.text, title, place)]


def from_exercise(block: Exercise[Tree], place: SlideContext) -> list[Slide]:
    """What to do, with whom and, in the full form, how long."""
    minutes = block.options.minutes
    mode = str(place.words["mode_" + block.options.mode]).capitalize()
    caption = f"{mode}, {place.words.fill('minutes', n=minutes)}" if minutes and not place.is_short else mode
    points = find_points(block.text) or to_sentences([without(block.text, "table")])
    title = f"{place.words['exercise']}: {block.title}"
    is_numbered = has(block.text, "ol")
    is_all = " ".join(map(to_text, points)) == to_text(block.text)
    slide = place.make(title, points=tuple(points), is_numbered=is_numbered, notes=() if is_all else (block.text,))
    slide = replace(slide, drawing=place.signs.find(block.options.mode, caption), caption=caption)
    return [slide, *_from_tables(block.text, title, place)]


def from_quiz(block: Quiz[Tree], place: SlideContext) -> list[Slide]:
    """The question with its options, then the right one and why."""
    options = tuple(option.text for option in block.options)
    sign = place.signs.find("fingers", place.words["quiz"])
    asked = place.make(block.question, points=options, is_numbered=True, kind="question", drawing=sign)
    right = {number: option.text for number, option in enumerate(block.options, 1) if option.is_right}
    first, last = min(right), max(right)
    is_row = last - first + 1 == len(right)
    points = tuple(right.values() if is_row else (begin_with(f"{number}. ", text) for number, text in right.items()))
    title = f"{place.words['answer']}: {block.question}"
    answer = place.make(title, points=points, is_numbered=is_row, first_number=first if is_row else 1, kind="answer")
    sign = place.signs.find("right", place.words["answer"])
    reasons = [option.reason for option in block.options if option.is_right and option.reason is not None]
    sentences = tuple(to_sentences([*reasons, block.reason]))
    return [asked, replace(answer, sentences=sentences, notes=tuple(_find_wrong(block)), drawing=sign)]


def _find_wrong(block: Quiz[Tree]) -> Iterator[Tree]:
    """Why somebody who raised other fingers is not right: for the facilitator to say."""
    for option in block.options:
        if option.reason is not None and not option.is_right:
            yield to_tree(f"✗ {to_text(option.text)}: {to_text(option.reason)}")


def from_practice(block: Practice[Tree], place: SlideContext) -> list[Slide]:
    """What to try."""
    title = f"{place.words['practice']}: {block.title}"
    slide = place.make(title, points=tuple(to_sentences([without(block.text, "table")])))
    turns = _from_chat(block.sheet, block.title, place) if isinstance(block.sheet, Chat) else []
    return [slide, *_from_tables(block.text, title, place), *turns]


def _from_chat(chat: Chat, title: str, place: SlideContext) -> list[Slide]:
    """What somebody says, with the replies to choose from; the speaker sees what each leads to."""
    sign = place.signs.find("fingers", place.words["practice"])
    return [
        place.make(
            f"{title} ({number})",
            lead=(to_tree(f"{turn.speaker}: “{turn.says}”"),),
            points=tuple(to_tree(reply.text) for reply in turn.replies),
            is_numbered=True,
            kind="question",
            drawing=sign,
            notes=tuple(to_tree(f"{_mark(reply)} {reply.text} {reply.then}".strip()) for reply in turn.replies),
        )
        for number, turn in enumerate(chat.turns, 1)
    ]


def _mark(reply: Reply) -> str:
    return "✓" if reply.right else "✗"


def _from_tables(text: Tree, title: str, place: SlideContext) -> list[Slide]:
    tables = (passage.table for passage in find_passages(text))
    return [place.make(title, table=table) for table in tables if table is not None]


def from_worksheet(block: Worksheet[Tree], place: SlideContext) -> list[Slide]:
    """How to fill it in; hints are for the facilitator."""
    title = f"{place.words['worksheet']}: {block.title}"
    hints = tuple(to_tree(hint) for hint in block.sheet.hints)
    sign = place.signs.find(f"sheet-{block.sheet.kind}", block.title)
    return [place.make(title, points=block.instructions, is_numbered=True, notes=hints, drawing=sign)]


def from_keypoints(block: Keypoints[Tree], place: SlideContext) -> list[Slide]:
    """All of them."""
    title = place.words["keypoints"]
    return [place.make(title, points=block.points, drawing=place.signs.find("keypoints", title))]


def from_rules(block: Rules[Tree], place: SlideContext) -> list[Slide]:
    """The five rules, in the language they are written in."""
    title = place.words["rules"]
    slide = place.make(title, points=block.points, is_numbered=True, drawing=place.signs.find("rules", title))
    return [replace(slide, language=block.language or slide.language, title_language=slide.language)]


DERIVATIONS: dict[type, Derive] = {
    Prose: from_prose,
    OtherLanguage: from_other_language,
    Steps: from_steps,
    Story: from_story,
    Note: from_box,
    Caution: from_box,
    Exercise: from_exercise,
    Quiz: from_quiz,
    Practice: from_practice,
    Worksheet: from_worksheet,
    Keypoints: from_keypoints,
    Rules: from_rules,
}
