"""Practice: trying without risk, with a schema for each kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StrictBool, StrictStr
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.blocks.base import STRICT, Argument, Block, P, check_body
from lapak.course.blocks.sheets import Price, Sheet, Texts, load_sheet
from lapak.course.foreign.kinds import LANGUAGE_CODE
from lapak.course.problems import Problem
from lapak.course.reading.scanner import RawBlock
from lapak.course.text import NOT_WORDS, Markdown
from lapak.course.values.price import read_share

NAMED = ConfigDict(extra="forbid", populate_by_name=True)
"""Of a key that is no name in Python, such as 'from'."""
REPLIES = range(2, 4)
"""How many a turn of a chat has: more cannot be read on a phone."""


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Calculator(Price):
    """The same subtraction with her own amounts, of one pack and of several in one parcel."""

    fee: StrictStr = ""
    """The line that is a share of the price."""
    share: StrictStr = ""
    """How large that share is: '10%', or the words of a fact."""
    once: Texts = ()
    """The lines that are paid once for a parcel."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in (*self.once, *filter(None, [self.fee])):
            if name not in self.lines[1:]:
                raise ValueError(f"'{name}' is not one of the lines below the first", "write it as in 'lines'")
        if self.share and not self.fee:
            raise ValueError("'share' belongs to no line", "add 'fee: …' with the line that is a share of the price")

    @property
    def percent(self) -> str:
        """The share as it is typed: '6,5'; '' where it is not said."""
        share = read_share(self.share)
        return f"{share / 100:g}".replace(".", ",") if share else ""


@checked_dataclass(frozen=True, config=STRICT)
class Card:
    """What one role does in an order."""

    role: StrictStr
    text: StrictStr


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class OrderSimulation(Sheet):
    """The cards of one order, in their right order."""

    roles: Texts
    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        for card in self.cards:
            if card.role not in self.roles:
                raise ValueError(f"card '{card.text}' has the role '{card.role}', which is not in 'roles'")

    @property
    def mixed(self) -> tuple[Card, ...]:
        """The cards out of order: by their text, so that every build mixes them alike."""
        return tuple(sorted(self.cards, key=lambda card: card.text))


@checked_dataclass(frozen=True, config=STRICT)
class Claim:
    """A message that is real or fake, and why."""

    text: StrictStr
    answer: Literal["real", "fake"] = field(metadata=NOT_WORDS)
    reason: StrictStr
    screen: Literal["app", "bank", "call", "chat"] | None = field(default=None, metadata=NOT_WORDS)
    """Where on a phone she meets it: it is drawn as such a screen."""


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class RealOrFake(Sheet):
    """Messages to judge."""

    cards: tuple[Claim, ...]

    def __post_init__(self) -> None:
        """Where nearly all are fake, who refuses everybody seems to be wise."""
        for answer in ("real", "fake"):
            count = sum(card.answer == answer for card in self.cards)
            if 3 * count < len(self.cards) or not count:
                what = f"{count} of {len(self.cards)} cards are {answer}, at least a third must be"
                raise ValueError(what, f"add cards with 'answer: {answer}', or leave out some of the others")


@checked_dataclass(frozen=True, config=STRICT)
class Reply:
    """Something to answer; of what is not right, what would happen then."""

    text: StrictStr
    right: StrictBool = False
    then: StrictStr = ""

    def __post_init__(self) -> None:
        if not self.right and not self.then:
            what = f"the reply '{self.text}' is not right and has no 'then'"
            raise ValueError(what, "tell what would happen: 'then: …'")


@checked_dataclass(frozen=True, config=NAMED)
class Turn:
    """What somebody says, and what can be answered."""

    speaker: Annotated[StrictStr, Field(alias="from")]
    says: StrictStr
    replies: tuple[Reply, ...]

    def __post_init__(self) -> None:
        if len(self.replies) not in REPLIES:
            raise ValueError(
                f"this turn has {len(self.replies)} of the two or three replies it needs", "write two or three"
            )
        if not any(reply.right for reply in self.replies):
            what = "this turn has no right reply, so what comes after it cannot be reached"
            raise ValueError(what, "write 'right: true' below one of them")


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class Chat(Sheet):
    """A conversation, turn by turn: a right reply leads to the next turn, after the last one to the end."""

    turns: tuple[Turn, ...]
    end: StrictStr

    def __post_init__(self) -> None:
        if not self.turns:
            raise ValueError("this chat has no turns", "write one below 'turns:'")


@checked_dataclass(frozen=True, config=STRICT, kw_only=True)
class ListingWriter(Sheet):
    """What is told of a product, to become a text for a marketplace or a chat."""

    fields: Texts
    """Of its first line, one behind the other."""
    lines: Texts = ()
    """Each on a line of its own below, with its name."""
    example: Texts = ()
    language: Annotated[StrictStr, Field(pattern=rf"^({LANGUAGE_CODE})?$")] = field(default="", metadata=NOT_WORDS)
    """Of the example, where buyers speak another one than the text."""
    checks: Texts = ()
    """What to look for before it is sent."""

    def __post_init__(self) -> None:
        if self.example and len(self.example) != len(self.parts):
            what = f"'example' has {len(self.example)} texts for {len(self.parts)} fields and lines"
            raise ValueError(what, "write one for each, in their order")

    @property
    def parts(self) -> Texts:
        """All that is filled in, in its order."""
        return (*self.fields, *self.lines)


PRACTICES: dict[str, type[Sheet]] = {
    "price-calculator": Calculator,
    "order-simulation": OrderSimulation,
    "real-or-fake": RealOrFake,
    "chat": Chat,
    "listing-writer": ListingWriter,
}


@dataclass(frozen=True)
class Practice(Block[P]):
    """Something to try without risk; its text says what to do."""

    name: ClassVar[str] = "practice"
    argument: ClassVar[Argument] = "required"
    title: str
    sheet: Sheet
    text: P

    @classmethod
    def parse(cls, raw: RawBlock, problems: list[Problem]) -> Block[Markdown] | None:
        check_body(raw, problems)
        sheet = load_sheet(raw, PRACTICES, problems)
        return Practice(raw.line, raw.argument, sheet, raw.body) if sheet else None
