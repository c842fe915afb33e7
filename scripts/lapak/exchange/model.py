"""What travels between texts and sheets: segments with their place in a file, and rows that a translator fills in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["heading", "title", "text", "item", "cell", "alt", "caption", "value", "copy"]
KINDS: tuple[Kind, ...] = ("heading", "title", "text", "item", "cell", "alt", "caption", "value", "copy")


class Extent(NamedTuple):
    """A part of a file: lines from 1, columns from 0; its end is behind its last letter."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Segment:
    """One piece of words, and where it stands."""

    kind: Kind
    span: Extent
    text: str
    """As it means: lines of a paragraph joined, quotes of YAML taken off."""
    frame: str = ""
    """How it is written: the quotes of a value, the beginning of each further line of a paragraph."""
    block: str = ""
    """The name of the block it stands in; '' outside of all."""
    leader: tuple[str | int, ...] = ()
    """Of a value that repeats another of its block word for word: the way to that one."""
    way: tuple[str | int, ...] = ()
    """Of a value: the keys that lead to it."""
    image: str = ""
    """Of alt and caption: the path of the image as it is written."""

    @property
    def shape(self) -> tuple[str, ...]:
        """What a segment and its translation have in common."""
        ways = [str(name) for name in self.way if isinstance(name, str)]
        return (self.kind, self.block, self.image, *ways)


@dataclass(frozen=True)
class SheetRow:
    """One line of a sheet: what a translator reads, and what is to be filled in."""

    place: str
    """'03-praktik#foto:4': text, section and which of its segments; what brings it back."""
    kind: Kind
    context: tuple[str, ...]
    """Title of the text, title of the section, name of the block."""
    source: str
    translation: str
    old_source: str
    """The Indonesian words that the translation was accepted with, where they have changed; else ''."""
    terms: tuple[str, ...]
    """'cuan = untung': what the language says for the terms that occur."""
    state: str
    """Of its section: see `STATES` of translations; '' where all is in order."""
    picture: str
    """The drawing beside it, as a path in the project; '' where there is none."""
    path: str
    line: int
    """Of the Indonesian words."""
    is_critical: bool = False


class RowReply(NamedTuple):
    """One line of a sheet that came back."""

    place: str
    source: str
    translation: str
    base: str
    """The seal of what the row said when it was sent; '' where the sheet has lost it."""
    origin: str
    """'terjemahan.xlsx [03-praktik] row 7', for messages."""
