"""Blocks that are lists: steps, key points, the safety rules; and the reference to a shared section."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from pydantic import StrictStr
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.blocks.base import STRICT, Argument, Block, NoOptions, P, find_items, load_options
from lapak.course.problems import Problem
from lapak.course.reading.scanner import RawBlock
from lapak.course.text import NOT_WORDS, Markdown

MOST_KEYPOINTS = 5
RULES_SECTION = "shared#aturan-aman"


@dataclass(frozen=True)
class Steps(Block[P]):
    """A numbered list, one action a line."""

    name: ClassVar[str] = "steps"
    argument: ClassVar[Argument] = "optional"
    title: str
    steps: tuple[P, ...]
    drawings: tuple[P | None, ...]
    """The drawing of each step, or None: as many as there are steps."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        load_options(raw, NoOptions, problems)
        pairs = [_split_drawing(item) for item in find_items(raw, problems)]
        return Steps(raw.line, raw.argument, tuple(text for text, _ in pairs), tuple(image for _, image in pairs))


def _split_drawing(item: Markdown) -> tuple[Markdown, Markdown | None]:
    lines = item.text.split("\n")
    for index, line in enumerate(lines):
        if line.startswith("!["):
            text = Markdown("\n".join(lines[:index] + lines[index + 1 :]), item.path, item.line)
            return text, Markdown(line, item.path, item.line + index)
    return item, None


@dataclass(frozen=True)
class Keypoints(Block[P]):
    """What to remember: at most five lines."""

    name: ClassVar[str] = "keypoints"
    points: tuple[P, ...]

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        load_options(raw, NoOptions, problems)
        points = tuple(find_items(raw, problems))
        if len(points) > MOST_KEYPOINTS:
            what = f"block 'keypoints' has {len(points)} points, at most {MOST_KEYPOINTS}"
            problems.append(raw.problem(what, "keep the most important ones"))
        return Keypoints(raw.line, points)


@checked_dataclass(frozen=True, config=STRICT)
class RulesOptions:
    """Where the rules stand."""

    section: StrictStr = RULES_SECTION


@dataclass(frozen=True)
class Rules(Block[P]):
    """The five safety rules. One block writes them down; every other one is empty and gets them by merging."""

    name: ClassVar[str] = "rules"
    section: str = field(metadata=NOT_WORDS)
    points: tuple[P, ...] = ()
    language: str = field(default="", metadata=NOT_WORDS)
    """The language the rules are in, when it is not the section's."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        options = load_options(raw, RulesOptions, problems)
        points = tuple(find_items(raw, problems)) if raw.body.text else ()
        return Rules(raw.line, options.section, points) if options else None


@checked_dataclass(frozen=True, config=STRICT)
class IncludeOptions:
    """Which section: `folder#id`."""

    section: StrictStr


@dataclass(frozen=True)
class Include(Block[P]):
    """A section of another folder, to stand here. Resolved while loading; no document has one."""

    name: ClassVar[str] = "include"
    section: str = field(metadata=NOT_WORDS)

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        options = load_options(raw, IncludeOptions, problems)
        return Include(raw.line, options.section) if options else None
