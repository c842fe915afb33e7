"""The message that a facilitator sends to the group some weeks after the training."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import ClassVar

from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.blocks.base import STRICT, Argument, Audience, Block, P, check_body, load_options
from lapak.course.problems import Problem
from lapak.course.reading.scanner import RawBlock
from lapak.course.text import NOT_WORDS, Markdown

WEEKS = 12
"""How long a group is written to: what is asked for in weeks 1, 4 and 12 is counted (kit.md)."""
MOST_LETTERS = 550
"""Of its text: with the card's words and the address it stays below the 700 that a phone shows without a fold."""
MOST_CARD_WORDS = 12
WEEK = re.compile(r"week ([1-9][0-9]?)\Z")
NOT_CHAT = re.compile(r"^\s*(?:[|>#]|!\[)", re.MULTILINE)


@checked_dataclass(frozen=True, config=STRICT)
class MessageOptions:
    """What stands on its card."""

    card: str = ""
    drawing: str = ""
    """'images/tutup-pin.svg'; left out, the first one of its section stands there."""


@dataclass(frozen=True)
class GroupMessage(Block[P]):
    """A text for the group, to be sent in one week, and the words of its card."""

    name: ClassVar[str] = "message"
    audience: ClassVar[Audience] = "group"
    argument: ClassVar[Argument] = "optional"
    week: int = field(metadata=NOT_WORDS)
    card: str
    text: P
    drawing: P | None = None
    """Of the card alone, where that of the section shows something else."""

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        match = WEEK.match(raw.argument)
        week = int(match[1]) if match else 0
        if not 1 <= week <= WEEKS:
            given = f"'{raw.argument}' is no week" if raw.argument else "a message without its week"
            what = f"{given} of the {WEEKS} after the training"
            problems.append(raw.problem(what, "write '/// message | week 3'"))
        check_body(raw, problems)
        problems += _check_text(raw)
        options = load_options(raw, MessageOptions, problems)
        if options is None:
            return None
        problems += _check_card(raw, options.card)
        drawing = _to_drawing(raw, options) if options.drawing else None
        return GroupMessage(raw.line, week, options.card, raw.body, drawing) if 1 <= week <= WEEKS else None


def _to_drawing(raw: RawBlock, options: MessageOptions) -> Markdown:
    """As an author would write it in a text, so that every rule for drawings holds; the card's words say what it is."""
    words = re.sub(r"[\[\]\\]", " ", options.card)
    return Markdown(f"![{words}]({options.drawing})", raw.body.path, raw.line)


def _check_text(raw: RawBlock) -> list[Problem]:
    """What a chat cannot show, and what nobody answers."""
    text = raw.body.text
    found = []
    if len(text) > MOST_LETTERS:
        what = f"a message of {len(text)} letters"
        found.append(raw.problem(what, f"write at most {MOST_LETTERS}: a phone folds what is longer"))
    if text and text.count("?") != 1:
        what = f"a message with {text.count('?') or 'no'} question{'s' * (text.count('?') > 1)}"
        found.append(raw.problem(what, "ask the group one thing, in one sentence that ends with '?'"))
    if match := NOT_CHAT.search(text):
        line = text.count("\n", 0, match.end())
        fix = "write sentences or a list; the card shows the section's first drawing, or that of 'drawing: …'"
        found.append(
            raw.body.problem("a message is a chat: it holds no table, drawing, quotation or heading", fix, line)
        )
    return found


def _check_card(raw: RawBlock, card: str) -> list[Problem]:
    count = len(card.split())
    if not count:
        return [raw.problem("a message without words for its card", "write '    card: …' below it, at most 12 words")]
    if count > MOST_CARD_WORDS:
        fix = f"write at most {MOST_CARD_WORDS}: the card is read at arm's length"
        return [raw.problem(f"a card of {count} words", fix)]
    return []
