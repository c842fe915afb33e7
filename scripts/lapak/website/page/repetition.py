"""The questions and cards of all modules, to be asked again after some weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lapak.course.blocks import Practice, Quiz
from lapak.course.blocks.practices import Claim, RealOrFake
from lapak.course.model import Module
from lapak.render.document import Documents, Tree, reader_sections

LAYOUT = "repeat"
MOST = 60
"""Questions on the page, which must stay light; of a larger course each module asks fewer."""


@dataclass(frozen=True)
class Repeated:
    """A question or a card, and its sign in the memory of a phone: 'q0' or 'k3', in its module's order."""

    sign: str
    block: Quiz[Tree] | Claim
    language: str


@dataclass(frozen=True)
class ModuleQuestions:
    """A module and what it asks."""

    module: Module[Tree]
    questions: tuple[Repeated, ...]


def list_repeated(documents: Documents, language: str) -> tuple[ModuleQuestions, ...]:
    """A language → its modules in order, each with its questions and real-or-fake cards; at most MOST of all."""
    modules = documents.modules[language]
    each = max(1, MOST // max(1, len(modules)))
    asked = (ModuleQuestions(module, tuple(_find_questions(module))[:each]) for module in modules[:MOST])
    return tuple(one for one in asked if one.questions)


def _find_questions(module: Module[Tree]) -> Iterator[Repeated]:
    quizzes, cards = count(), count()
    for section in reader_sections(module):
        for block in section.blocks:
            if isinstance(block, Quiz):
                yield Repeated(f"q{next(quizzes)}", block, section.language)
            elif isinstance(block, Practice) and isinstance(block.sheet, RealOrFake):
                yield from (Repeated(f"k{next(cards)}", card, section.language) for card in block.sheet.cards)
