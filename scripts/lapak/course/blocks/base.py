"""What every block has in common, and how a raw block becomes a typed one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Literal, TypeVar

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.problems import Problem, suggest
from lapak.course.reading.scanner import RawBlock
from lapak.course.reading.schema import check_value
from lapak.course.reading.yaml_text import YamlText
from lapak.course.text import NOT_PRINTED, Markdown

P = TypeVar("P")
O = TypeVar("O")  # noqa: E741

STRICT = ConfigDict(extra="forbid")
Argument = Literal["required", "optional", "none"]
Audience = Literal["reader", "facilitator", "group"]
LIST_ITEM = re.compile(r"^(?:[-*+]|\d+[.)])\s+(.*)$")


@dataclass(frozen=True)
class Block(Generic[P]):
    """A typed piece of a section. P is Markdown in the course and an HTML tree in a document."""

    name: ClassVar[str]
    """The word after `///`; also the name of its templates."""
    audience: ClassVar[Audience] = "reader"
    argument: ClassVar[Argument] = "none"

    line: int = field(metadata=NOT_PRINTED)

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        """A raw block of this name → the typed one; None, and problems, when it is wrong."""
        raise NotImplementedError


@checked_dataclass(frozen=True, config=STRICT)
class NoOptions:
    """The schema of a block that takes no options."""


def load_options(raw: RawBlock, schema: type[O], problems: list[Problem]) -> O | None:
    """The options of a block, checked against its schema."""
    values = to_yaml(raw).load(problems)
    if values is None:
        return None
    return check_options(raw, values, schema, problems)


def check_options(raw: RawBlock, values: dict[str, Any], schema: type[O], problems: list[Problem]) -> O | None:
    """Options already read from YAML, checked against a schema."""
    return check_value(values, schema, to_yaml(raw), problems)


def to_yaml(raw: RawBlock) -> YamlText:
    """A block → its options as YAML; what is missing there is missing on the line that opens the block."""
    return YamlText(f"\n{raw.options}" if raw.options else "", raw.path, raw.line)


def find_items(raw: RawBlock, problems: list[Problem]) -> list[Markdown]:
    """The body of a block that is one list → its items, each with the lines that belong to it."""
    items: list[list[tuple[int, str]]] = []
    for number, line in enumerate(raw.body.text.split("\n"), raw.body.line):
        if match := LIST_ITEM.match(line):
            items.append([(number, match[1])])
        elif line.startswith((" ", "\t")) and items:
            items[-1].append((number, line.strip()))
        elif line:
            what = f"block '{raw.name}' holds a list, and this line is not part of it"
            problems.append(Problem(raw.path, number, what, "begin it with '- ' or '1. ', or indent it"))
    if not items:
        problems.append(raw.problem(f"block '{raw.name}' has no list", "write lines that begin with '- ' or '1. '"))
    return [Markdown("\n".join(text for _, text in item), raw.path, item[0][0]) for item in items]


def check_argument(raw: RawBlock, block: type[Block[Any]], problems: list[Problem]) -> None:
    """A title where one is needed, none where none is used."""
    if block.argument == "required" and not raw.argument:
        problems.append(raw.problem(f"block '{raw.name}' has no title", f"write '/// {raw.name} | title'"))
    if block.argument == "none" and raw.argument:
        problems.append(raw.problem(f"block '{raw.name}' takes no title", f"write '/// {raw.name}'"))


def check_body(raw: RawBlock, problems: list[Problem]) -> None:
    """Some text inside a block that is nothing without it."""
    if not raw.body.text:
        problems.append(raw.problem(f"block '{raw.name}' is empty", "write its text before the closing '///'"))


def unknown_block(raw: RawBlock, known: list[str]) -> Problem:
    """The problem of a block whose name nobody knows."""
    return raw.problem(f"unknown block '{raw.name}'", suggest(raw.name, known))
