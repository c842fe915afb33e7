"""What a deck is: slides with short points, a drawing and the facilitator's notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lapak.render.document import Tree

Layout = Literal["title", "points", "picture"]


@dataclass(frozen=True)
class Slide:
    """One idea on the wall."""

    title: str
    language: str
    layout: Layout = "points"
    points: tuple[Tree, ...] = ()
    is_numbered: bool = False
    first_number: int = 1
    drawing: Tree | None = None
    """An `img` element."""
    notes: tuple[Tree, ...] = ()
    minutes: int | None = None
    """How long the section takes that begins with this slide."""


@dataclass(frozen=True)
class Deck:
    """The slides of one module in one language."""

    slug: str
    language: str
    title: str
    slides: tuple[Slide, ...]
