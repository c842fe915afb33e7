"""The quiz block: one question, its options with a reason of their own where they have one, and the common reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Generic

from lapak.course.blocks.base import Argument, Block, NoOptions, P, load_options
from lapak.course.problems import Problem
from lapak.course.reading.scanner import INDENT, RawBlock
from lapak.course.text import Markdown

OPTION = re.compile(r"^- \[( |x|X)\]\s+(.*)$")
KEY = re.compile(r"[\w-]+:(?:\s|\Z)")
LOOSE = re.compile(r"[ \t]+\S")
"""A line that is indented: the reason of the option right above it, or of none."""


@dataclass(frozen=True)
class Option(Generic[P]):
    """One answer to tap."""

    text: P
    is_right: bool
    reason: P | None = None
    """Why this very option is right or wrong; None where the common reason says it."""


@dataclass(frozen=True)
class Quiz(Block[P]):
    """One question with options, one or more of them right, then the reason."""

    name: ClassVar[str] = "quiz"
    argument: ClassVar[Argument] = "required"
    question: str
    options: tuple[Option[P], ...]
    reason: P

    @property
    def has_many(self) -> bool:
        """True when more than one option is right."""
        return sum(option.is_right for option in self.options) > 1

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        if raw.options and not KEY.match(raw.options):
            problems.append(_tell_loose(raw.path, raw.line + 1))
        else:
            load_options(raw, NoOptions, problems)
        options, reason = _split_body(raw.body, problems)
        problems.extend(raw.problem(what, fix) for what, fix in _find_faults(options, reason))
        return Quiz(raw.line, raw.argument, options, reason)


def _split_body(body: Markdown, problems: list[Problem]) -> tuple[tuple[Option[Markdown], ...], Markdown]:
    """The body → its options, each with the indented lines right below it, and what stands after them."""
    options: list[Option[Markdown]] = []
    lines = body.text.split("\n")
    index = 0
    for index, line in enumerate(lines):
        place = body.line + index
        is_below = index > 0 and bool(lines[index - 1])
        if match := OPTION.match(line):
            options.append(Option(Markdown(match[2], body.path, place), match[1] != " "))
        elif LOOSE.match(line) and options and is_below:
            options[-1] = _add_reason(options[-1], Markdown(line.strip(), body.path, place))
            if not line.startswith((INDENT, "\t")):
                what = "the reason of an option does not stand four blanks in"
                problems.append(Problem(body.path, place, what, f"write '{INDENT}{line.strip()}'"))
        elif LOOSE.match(line):
            problems.append(_tell_loose(body.path, place))
        elif line:
            break
    else:
        index = len(lines)
    return tuple(options), Markdown("\n".join(lines[index:]).strip(), body.path, body.line + index)


def _add_reason(option: Option[Markdown], line: Markdown) -> Option[Markdown]:
    if option.reason is None:
        return replace(option, reason=line)
    return replace(option, reason=replace(option.reason, text=f"{option.reason.text}\n{line.text}"))


def _tell_loose(path: str, line: int) -> Problem:
    what = "this reason has no option right above it"
    return Problem(path, line, what, "put it right below its option, or begin it at the left margin for all of them")


def _find_faults(options: tuple[Option[Markdown], ...], reason: Markdown) -> list[tuple[str, str]]:
    faults = []
    if len(options) < 2:
        faults.append(("quiz has fewer than two options", "write them as '- [ ] wrong' and '- [x] right'"))
    elif not any(option.is_right for option in options):
        faults.append(("quiz has no right answer", "mark it with '- [x]'"))
    elif all(option.is_right for option in options):
        faults.append(("quiz has no wrong answer", "leave one as '- [ ]'"))
    if not reason.text:
        faults.append(("quiz has no reason", "below an empty line, say why the answer is right"))
    return faults
