"""The quizzes of LiaScript that stand in a grid, one choice a line → a quiz of ours for each of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lapak.bringing.markdown.pieces import TextLine
from lapak.bringing.model import LessonBox

HEAD = re.compile(r"^\s*(?:[-*+]\s+)?\[(\s*[\[(].*[\])]\s*)\]\s*$")
ROW = re.compile(r"^\s*(?:[-*+]\s+)?\[((?:\s*(?:\[[ xX]?\]|\([ xX]?\)))+)\s*\]\s*(\S.*)$")
MARK = re.compile(r"[\[(]([ xX]?)[\])]")


def find_grid(lines: Sequence[TextLine], at: int) -> tuple[tuple[LessonBox, ...], int]:
    """The lines of a text and one of them → the quizzes of the grid that begins there, if one does, and its end."""
    head = HEAD.match(lines[at].text)
    choices = list(_find_choices(head[1])) if head else []
    end, boxes = at + 1, list[LessonBox]()
    while end < len(lines) and (row := ROW.match(lines[end].text)):
        marks = MARK.findall(row[1])
        if len(marks) != len(choices):
            break
        options = (f"- [{'x' if mark.strip() else ' '}] {words}" for mark, words in zip(marks, choices, strict=True))
        boxes.append(LessonBox("quiz", row[2].strip(), "\n".join(options)))
        end += 1
    return tuple(boxes), end if boxes else at


def _find_choices(inside: str) -> Iterator[str]:
    """What stands between the outer brackets → the words of each choice, which have brackets of their own."""
    depth, start = 0, 0
    for place, sign in enumerate(inside):
        if sign in "[(":
            start = start if depth else place + 1
            depth += 1
        elif sign in "])" and depth:
            depth -= 1
            if not depth:
                yield inside[start:place].strip()
