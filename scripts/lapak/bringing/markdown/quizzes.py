"""The quizzes of LiaScript → quizzes of ours, and questions with their answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lapak.bringing.markdown.matrices import find_grid
from lapak.bringing.markdown.pieces import TextLine
from lapak.bringing.model import LessonBox

CHOICE = re.compile(r"^\s*(?:\[\(([^)]{0,3})\)\]|\[\[([ xX])\]\])\s*(.*)$")
HINT = re.compile(r"^\s*\[\[\?\]\]\s*(.*)$")
ASKED = re.compile(r"^\s*\[\[([^\[\]?!]+)\]\]\s*$")
WALL = re.compile(r"^\s*\*{4,}\s*$")
MOST_QUESTION = 200
"""Letters of a paragraph that is the title of a quiz."""


class FoundQuiz(NamedTuple):
    """A quiz, or several that are asked at once, and where it ends."""

    boxes: tuple[LessonBox, ...]
    end: int
    """The first line below it."""
    taken: int
    """How many lines above it are its question."""


@dataclass
class _QuizReader:
    """Takes the lines of one quiz."""

    options: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    is_survey: bool = False
    """True where no choice is right: they are counted '[(1)]', '[(2)]'."""

    def take(self, text: str) -> bool:
        """True for a line of the quiz, which is kept."""
        if found := CHOICE.match(text):
            mark = (found[1] or found[2] or "").strip()
            self.is_survey = self.is_survey or mark not in ("", "x", "X")
            self.options.append(f"- [{'x' if mark else ' '}] {found[3]}")
        elif found := HINT.match(text):
            self.reasons.append(found[1])
        elif found := ASKED.match(text):
            options, answers = _find_asked(found[1])
            self.options += options
            self.answers += answers
        return found is not None

    def to_box(self, question: str) -> LessonBox:
        """What has been taken → a quiz, or what is asked without choices or without a right one."""
        if self.is_survey:
            return LessonBox("exercise", question or "Pertanyaan", "\n".join(f"- {one[6:]}" for one in self.options))
        if self.options:
            return LessonBox("quiz", question or "Kuis", "\n".join([*self.options, "", *self.reasons]))
        return LessonBox("question", question or "Pertanyaan", "\n\n".join([*self.answers, *self.reasons]))


def find_quiz(lines: Sequence[TextLine], at: int, above: Sequence[str]) -> FoundQuiz | None:
    """The lines of a text, one of them, and what stands above that → the quiz that begins there."""
    grid, end = find_grid(lines, at)
    if grid:
        return FoundQuiz(grid, end, 0)
    if not CHOICE.match(lines[at].text) and not ASKED.match(lines[at].text):
        return None
    reader, end = _QuizReader(), at
    while end < len(lines) and reader.take(lines[end].text):
        end += 1
    end, reason = _find_reason(lines, end)
    question, taken = _find_question(above)
    reader.reasons += [reason] if reason else []
    return FoundQuiz((reader.to_box(question),), end, taken)


def _find_asked(inside: str) -> tuple[list[str], list[str]]:
    """What stands in a field to type into → options to choose from, or the answer."""
    parts = [part.strip() for part in inside.split("|")]
    if len(parts) > 1:
        return [f"- [{'x' if part.startswith('(') else ' '}] {part.strip('()')}" for part in parts], []
    return [], [inside.strip()]


def _find_reason(lines: Sequence[TextLine], end: int) -> tuple[int, str]:
    """Below a quiz, what stands between two lines of stars → where it ends, and its words."""
    start = end
    while start < len(lines) and not lines[start].text.strip():
        start += 1
    if start >= len(lines) or not WALL.match(lines[start].text):
        return end, ""
    closing = next((at for at in range(start + 1, len(lines)) if WALL.match(lines[at].text)), None)
    if closing is None:
        return end, ""
    return closing + 1, "\n".join(line.text.strip() for line in lines[start + 1 : closing]).strip()


def _find_question(above: Sequence[str]) -> tuple[str, int]:
    """The lines above a quiz → the last paragraph of them, where it can be a title, and how many lines it takes."""
    end = len(above)
    while end and not above[end - 1].strip():
        end -= 1
    start = end
    while start and above[start - 1].strip():
        start -= 1
    question = " ".join(line.strip() for line in above[start:end])
    is_title = 0 < len(question) <= MOST_QUESTION and not re.match(r"[-*+>|!<]|\d+[.)]", question)
    return (question, len(above) - start) if is_title else ("", 0)
