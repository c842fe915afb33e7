"""Cards to cut and placards to hang up: what the notes of a section tell the facilitator to bring on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictBool, StrictInt
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.blocks.base import STRICT, Argument, Block, P, find_items, load_options
from lapak.course.problems import Problem
from lapak.course.reading.scanner import RawBlock
from lapak.course.text import NOT_WORDS, Markdown

Owner = Literal["table", "person", "room"]
Size = Literal["card", "placard"]
COUNT = re.compile(r"^(\d{1,2}) × (?=\S)")
"""'7 × Rp5.000': the same card seven times."""
MOST_CARDS = 40
"""Of a set: five sheets to cut for each table."""


@checked_dataclass(frozen=True, config=STRICT)
class CardOptions:
    """Who gets a set, how large its cards are, and what is printed on them beside the words."""

    each: Owner = field(default="table", metadata=NOT_WORDS)
    size: Size = field(default="card", metadata=NOT_WORDS)
    blank: Annotated[StrictInt, Field(ge=0, le=MOST_CARDS)] = 0
    """How many empty cards belong to a set."""
    numbered: StrictBool = False
    short: Owner | Literal["none"] | None = field(default=None, metadata=NOT_WORDS)
    """Who gets a set in the short form, if not the same; 'none' where its plan does without."""


@dataclass(frozen=True)
class Cards(Block[P]):
    """A set of cards, printed in `kartu`; the guide names them."""

    name: ClassVar[str] = "cards"
    audience: ClassVar[Literal["reader", "facilitator"]] = "facilitator"
    argument: ClassVar[Argument] = "required"
    title: str
    options: CardOptions
    cards: tuple[P, ...]
    counts: tuple[int, ...]
    """How often each of them is in a set."""
    is_spare: bool = False
    """True of what the plan of the form that is taught does not need."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        options = load_options(raw, CardOptions, problems)
        if options is None:
            return None
        items = find_items(raw, problems) if raw.body.text or not options.blank else []
        counts = tuple(_count(item) for item in items)
        total = sum(counts) + options.blank
        if total > MOST_CARDS:
            what = f"block 'cards' has {total} cards in a set, at most {MOST_CARDS}"
            problems.append(raw.problem(what, "leave some out, or make two blocks of it"))
        cards = tuple(replace(item, text=COUNT.sub("", item.text)) for item in items)
        return Cards(raw.line, raw.argument, options, cards, counts)


def _count(item: Markdown) -> int:
    found = COUNT.match(item.text)
    return int(found[1]) if found else 1
