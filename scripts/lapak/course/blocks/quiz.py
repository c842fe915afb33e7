"""The quiz block: one question, its options and the reason of the right one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Generic

from lapak.course.blocks.base import Argument, Block, NoOptions, P, load_options
from lapak.course.problems import Problem
from lapak.course.scanner import RawBlock
from lapak.course.text import Markdown

OPTION = re.compile(r"^- \[( |x|X)\]\s+(.*)$")


@dataclass(frozen=True)
class Option(Generic[P]):
    """One answer to tap."""

    text: P
    is_right: bool


@dataclass(frozen=True)
class Quiz(Block[P]):
    """One question with options, one or more of them right, then the reason."""

    name: ClassVar[str] = "quiz"
    argument: ClassVar[Argument] = "required"
    question: str
    options: tuple[Option[P], ...]
    reason: P

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        load_options(raw, NoOptions, problems)
        options, reason = _split_body(raw.body)
        problems.extend(raw.problem(what, fix) for what, fix in _find_faults(options, reason))
        return Quiz(raw.line, raw.argument, options, reason)


def _split_body(body: Markdown) -> tuple[tuple[Option[Markdown], ...], Markdown]:
    options: list[Option[Markdown]] = []
    lines = body.text.split("\n")
    index = 0
    for index, line in enumerate(lines):
        match = OPTION.match(line)
        if match:
            options.append(Option(Markdown(match[2], body.path, body.line + index), match[1] != " "))
        elif line:
            break
    else:
        index = len(lines)
    return tuple(options), Markdown("\n".join(lines[index:]).strip(), body.path, body.line + index)


def _find_faults(options: tuple[Option[Markdown], ...], reason: Markdown) -> list[tuple[str, str]]:
    faults = []
    if len(options) < 2:
        faults.append(("quiz has fewer than two options", "write them as '- [ ] wrong' and '- [x] right'"))
    elif not any(option.is_right for option in options):
        faults.append(("quiz has no right answer", "mark it with '- [x]'"))
    elif all(option.is_right for option in options):
        faults.append(("quiz has no wrong answer", "leave one as '- [ ]'"))
    if not reason.text:
        faults.append(("quiz has no reason", "after a blank line, say why the answer is right"))
    return faults
