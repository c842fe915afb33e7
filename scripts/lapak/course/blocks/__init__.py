"""The block types: one class each, and the table that names them. A new type is a class and a line of the table."""

from __future__ import annotations

from typing import Any

from lapak.course.blocks.base import Block, check_argument, unknown_block
from lapak.course.blocks.cards import Cards
from lapak.course.blocks.lists import Include, Keypoints, Rules, Steps
from lapak.course.blocks.messages import GroupMessage
from lapak.course.blocks.practices import Practice
from lapak.course.blocks.quiz import Option, Quiz
from lapak.course.blocks.sheets import Sheet, Worksheet
from lapak.course.blocks.texts import (
    Caution,
    Exercise,
    Facilitator,
    Note,
    OtherLanguage,
    Prose,
    Question,
    SlideBlock,
    Sources,
    Story,
)
from lapak.course.problems import Problem
from lapak.course.reading.scanner import RawBlock
from lapak.course.text import Markdown

BLOCKS: tuple[type[Block[Any]], ...] = (
    Facilitator,
    Exercise,
    Question,
    Quiz,
    Story,
    Note,
    Caution,
    OtherLanguage,
    Steps,
    Worksheet,
    Practice,
    Keypoints,
    Rules,
    Include,
    SlideBlock,
    Cards,
    GroupMessage,
)

__all__ = [
    "BLOCKS",
    "Block",
    "Cards",
    "Caution",
    "Exercise",
    "Facilitator",
    "GroupMessage",
    "Include",
    "Keypoints",
    "Note",
    "Option",
    "OtherLanguage",
    "Practice",
    "Prose",
    "Question",
    "Quiz",
    "Rules",
    "Sheet",
    "SlideBlock",
    "Sources",
    "Steps",
    "Story",
    "Worksheet",
    "parse_block",
]


def parse_block(raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
    """A raw block → the typed one; None, and a problem, when its name is unknown or it is wrong."""
    known = {block.name: block for block in BLOCKS}
    if raw.name not in known:
        problems.append(unknown_block(raw, list(known)))
        return None
    check_argument(raw, known[raw.name], problems)
    return known[raw.name].parse(raw, problems)
