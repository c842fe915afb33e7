"""What a deck is: slides with short points, a drawing and the facilitator's notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from lapak.course.blocks.texts import Layout
from lapak.course.text import Phrase
from lapak.course.values.words import Words
from lapak.render.document import Tree

SlideKind = Literal["plain", "story", "question", "answer"]


@dataclass(frozen=True)
class Table:
    """Lines of cells below a head; a cell of class 'right' holds a number."""

    head: tuple[Tree, ...]
    rows: tuple[tuple[Tree, ...], ...]


@dataclass(frozen=True)
class Slide:
    """One idea on the wall."""

    title: str
    language: str
    """Of everything on the slide and in its notes; a tree with a `lang` attribute has its own."""
    layout: Layout = "points"
    points: tuple[Tree, ...] = ()
    is_numbered: bool = False
    first_number: int = 1
    drawing: Tree | None = None
    """An `img` element; its `src` is a path in the project."""
    drawings: tuple[Tree | None, ...] = ()
    """Of each point where points have their own: the first of those on a slide stands there instead."""
    notes: tuple[Tree, ...] = ()
    minutes: int | None = None
    """How long the section takes that begins with this slide, in the form of this edition."""
    clock: str = ""
    """When, for the speaker: '10.20–10.25'."""
    hint: str = ""
    """What to say and when to go on."""
    kind: SlideKind = "plain"
    """Options of a question are numbered, as participants answer with 1, 2 or 3 fingers; so is the right one."""
    lead: tuple[Tree, ...] = ()
    """Above the points or the table, without a mark."""
    table: Table | None = None
    """Instead of points and drawing."""
    sentences: tuple[Tree, ...] = ()
    """Below the points or the table, without a mark: why an answer is right."""
    caption: str = ""
    """Below the drawing."""
    title_language: str = ""
    """Where it is not the slide's."""
    section: str = ""
    """The title of the section, for overviews."""
    section_id: str = ""
    """The same in every language."""
    is_meeting: bool = False
    """True in a deck of the day for the first slide of a meeting."""
    is_hidden: bool = False
    """True in a deck of the day for what is there and not shown by itself."""
    is_own: bool = False
    """True for a slide that its author wrote; only what does not fit is parted."""
    above: Phrase | None = None
    """A smaller line above the title, in another language."""
    path: str = ""
    line: int = 0
    """Where its text is written, for messages."""

    def tell_time(self, words: Words) -> str:
        """When and how long: '10.20–10.25 · 5 menit'; '' of a slide that begins nothing."""
        return " · ".join(filter(None, (self.clock, words.fill("minutes", n=self.minutes) if self.minutes else "")))

    @property
    def told_hint(self) -> str:
        """The hint where the speaker needs it: without other notes, and how a quiz is asked and answered."""
        return self.hint if not self.notes or self.kind in ("question", "answer") else ""


@dataclass(frozen=True)
class Deck:
    """The slides of one module in one language."""

    slug: str
    language: str
    title: str
    slides: tuple[Slide, ...]
    minutes: int = 0
    """How long the module takes, in the form of this edition."""
    progress: str = ""
    """Where it stands in the course and how long it takes: 'Modul 3 dari 6 · 25 menit'."""

    @property
    def shown(self) -> Deck:
        """The same without its hidden slides."""
        return replace(self, slides=tuple(slide for slide in self.slides if not slide.is_hidden))
