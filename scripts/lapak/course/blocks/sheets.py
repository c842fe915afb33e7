"""Worksheets: paper to fill in, with a schema for each kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic import StrictStr
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.blocks.base import STRICT, Argument, Block, P, check_body, check_options, to_yaml
from lapak.course.problems import Problem, suggest
from lapak.course.reading.scanner import RawBlock
from lapak.course.reading.schema import Lines, Rupiah
from lapak.course.reading.yaml_nodes import shorten
from lapak.course.text import NOT_WORDS, Markdown
from lapak.course.values.price import find_profit

Texts = tuple[StrictStr, ...]
AMOUNTS = "write one amount for each line"
MOST_INSTRUCTIONS = 3


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Sheet:
    """What all kinds have: help for the facilitator to give."""

    kind: StrictStr = field(metadata=NOT_WORDS)
    hints: Texts = ()


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Circles(Sheet):
    """Circles of buyers, from near to far."""

    circles: Texts


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Price(Sheet):
    """A subtraction: the first line less the others is the result. Amounts in rupiah."""

    lines: Texts
    result: StrictStr
    example: tuple[Rupiah, ...] = ()
    """An amount for each line and, where its author wants it checked, what is left."""
    fields: Texts = ()
    """What is written above the sum, each on a line of its own."""

    def __post_init__(self) -> None:
        if self.example and len(self.example) - len(self.lines) not in (0, 1):
            raise ValueError(f"'example' has {len(self.example)} amounts for {len(self.lines)} lines", AMOUNTS)
        if self.example[len(self.lines) :] not in ((), (self.example_result,)):
            what = f"the example leaves {self.example_result}, not {self.example[-1]}"
            raise ValueError(what, f"write {self.example_result}, or mend the other amounts")

    @property
    def example_result(self) -> int:
        """What is left of the first amount in the example, in rupiah."""
        return find_profit(self.example[: len(self.lines)]) if self.example else 0


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class OrderLog(Sheet):
    """A table of orders, one a row."""

    columns: Texts
    rows: Lines = 8


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Canvas(Sheet):
    """A business model canvas of a few boxes."""

    boxes: Texts


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class ProblemMap(Sheet):
    """Columns to write cards into."""

    columns: Texts
    rows: Lines = 4


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Promise(Sheet):
    """Promises to tick off, with a date and a name."""

    promises: Texts
    fields: Texts = ()
    """What is written above them; a name and a date where nothing is said."""


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class FridgeCard(Sheet):
    """A card to cut out: the five rules, what to do at once, and numbers to fill in."""

    numbers: Texts
    urgent: Texts = ()
    """A question and its answers, printed large."""


WORKSHEETS: dict[str, type[Sheet]] = {
    "circles": Circles,
    "price": Price,
    "order-log": OrderLog,
    "canvas": Canvas,
    "problem-map": ProblemMap,
    "promise": Promise,
    "fridge-card": FridgeCard,
}


@dataclass(frozen=True)
class Worksheet(Block[P]):
    """A sheet to fill in, complete in itself."""

    name: ClassVar[str] = "worksheet"
    argument: ClassVar[Argument] = "required"
    title: str
    sheet: Sheet
    instructions: tuple[P, ...]
    rules: tuple[P, ...] = ()
    """The safety rules of a fridge card; merging fills them in."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        check_body(raw, problems)
        sheet = load_sheet(raw, WORKSHEETS, problems)
        instructions = _split_lines(raw.body)
        if len(instructions) > MOST_INSTRUCTIONS:
            what = f"the instruction of a worksheet has {len(instructions)} lines, at most {MOST_INSTRUCTIONS}"
            problems.append(raw.problem(what, "shorten it; a sheet is read standing up"))
        return Worksheet(raw.line, raw.argument, sheet, instructions) if sheet else None


def _split_lines(body: Markdown) -> tuple[Markdown, ...]:
    lines = enumerate(body.text.split("\n"), body.line)
    return tuple(Markdown(line, body.path, number) for number, line in lines if line.strip())


def load_sheet(raw: RawBlock, kinds: dict[str, type[Sheet]], problems: list[Problem]) -> Sheet | None:
    """The options of a block → its sheet, by the schema of its kind; None, and problems, when it is wrong."""
    values: dict[str, Any] | None = to_yaml(raw).load(problems)
    if values is None:
        return None
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        line = to_yaml(raw).find_line(("kind",))
        what = f"unknown {raw.name} kind '{shorten(str(kind))}'" if kind else f"block '{raw.name}' has no kind"
        problems.append(Problem(raw.path, line, what, suggest(str(kind or ""), kinds)))
        return None
    return check_options(raw, values, kinds[kind], problems)
