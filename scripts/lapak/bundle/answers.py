"""A module → what is answered at the end of the book, so that nobody reads it before she has thought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lapak.course.blocks import Practice, Quiz
from lapak.course.blocks.practices import Chat, OrderSimulation, RealOrFake
from lapak.course.model import Module, Section
from lapak.render.document import Tree, reader_sections


@dataclass(frozen=True)
class Answer:
    """One question of a module."""

    id: str
    """The same in the text and at the end of the book."""
    kind: str
    """Its template in overrides/epub/answers/."""
    section: Section[Tree]
    block: Any


def find_answers(module: Module[Tree]) -> dict[tuple[str, int], Answer]:
    """A module → its answers by section and line, which is how a template of a block asks for its own."""
    blocks = [(section, block) for section in reader_sections(module) for block in section.blocks]
    asked = [(section, block, kind) for section, block in blocks if (kind := _find_kind(block))]
    return {
        (section.id, block.line): Answer(f"{module.slug}-{number}", kind, section, block)
        for number, (section, block, kind) in enumerate(asked, 1)
    }


def _find_kind(block: Any) -> str:
    if isinstance(block, Quiz):
        return "quiz"
    if isinstance(block, Practice) and isinstance(block.sheet, (RealOrFake, OrderSimulation, Chat)):
        return block.sheet.kind
    return ""
