"""The quizzes of a module → questions that a learning platform asks itself: QTI 1.2, as Common Cartridge 1.1 has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jinja2

from lapak.course.blocks import Quiz
from lapak.course.model import Module
from lapak.render.document import Tree, reader_sections

QUESTIONS_FORM = "packages/questions.xml"


@dataclass(frozen=True)
class PlatformQuestion:
    """One question, in words alone: a platform has styles of its own."""

    id: str
    words: str
    options: tuple[tuple[str, str], ...]
    """Of each its name in the file and its words."""
    right: tuple[str, ...]
    """The names of those that are right."""
    reason: str

    @property
    def wrong(self) -> tuple[str, ...]:
        """The names of the others."""
        return tuple(name for name, _ in self.options if name not in self.right)


def find_questions(module: Module[Tree]) -> tuple[PlatformQuestion, ...]:
    """A module → its quizzes in their order."""
    blocks = [block for section in reader_sections(module) for block in section.blocks if isinstance(block, Quiz)]
    return tuple(_to_question(f"kuis-{module.number}-{number}", block) for number, block in enumerate(blocks, 1))


def to_questions(module: Module[Tree], templates: jinja2.Environment, values: dict[str, Any]) -> bytes:
    """A module, and what all pages know → the file of its questions."""
    page = templates.get_template(QUESTIONS_FORM)
    return page.render({**values, "module": module, "questions": find_questions(module)}).encode()


def _to_question(name: str, block: Quiz[Tree]) -> PlatformQuestion:
    names = [f"{name}-{number}" for number in range(1, len(block.options) + 1)]
    return PlatformQuestion(
        id=name,
        words=block.question,
        options=tuple((one, _to_words(option.text)) for one, option in zip(names, block.options, strict=True)),
        right=tuple(one for one, option in zip(names, block.options, strict=True) if option.is_right),
        reason=_to_words(block.reason),
    )


def _to_words(tree: Tree) -> str:
    return " ".join(tree.text_content().split())
