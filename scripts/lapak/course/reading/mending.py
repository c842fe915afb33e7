"""Mistakes whose mending decides nothing → the text without them: `lapak check --fix` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lapak.course.problems import Edit, Problem

LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True)
class Mended:
    """A text as it is to be written, and what was changed in it."""

    text: str
    changes: tuple[tuple[Problem, str], ...]
    """Mistakes, each with the line that stands there now, or above or below."""


def mend_text(text: str, problems: Iterable[Problem]) -> Mended:
    """The text of a file and its problems → the text without those that can be mended; all else stays as it is."""
    parts = LINE_END.split(text)
    changes = []
    for problem in sorted(problems, reverse=True):  # from below: a new line moves what stands under it
        index = 2 * (problem.line - 1)
        if problem.edit is None or index >= len(parts):
            continue
        end = parts[index + 1] if index + 1 < len(parts) else "\n"
        line = _edit(parts[index], problem.edit, end)
        if line != parts[index]:
            parts[index] = line
            is_new = "\n" in problem.edit.put
            changes.append((problem, (problem.edit.put if is_new else line).strip("\n") or "an empty line"))
    return Mended("".join(parts), tuple(reversed(changes)))


def _edit(line: str, edit: Edit, end: str) -> str:
    return re.sub(edit.find, lambda _: edit.put.replace("\n", end), line, count=1)
