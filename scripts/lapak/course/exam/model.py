"""A test: the ten questions that are asked before and after, each tied to the section that teaches it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, StrictStr
from pydantic.dataclasses import dataclass

LETTERS = "ABC"
"""Of the answers to each question."""
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class ExamEntry:
    """One question as it stands in tes.yml."""

    section: StrictStr
    """'03-praktik#foto': what is to be read again by whoever does not know it."""
    drawing: StrictStr
    """Below modules/: '03-praktik/images/serah-kurir.svg'."""
    text: StrictStr
    options: tuple[StrictStr, ...]
    right: Literal["A", "B", "C"]
    offer: Literal["real", "fake"] | None = None
    """Of a message that somebody sends: whether it can be trusted."""
    topic: StrictStr = ""
    """'Kode OTP': what the question is about, in the tables and the chart of a team."""


@dataclass(frozen=True, config=STRICT)
class ExamWording:
    """The same in a translation: only what is read."""

    text: StrictStr
    options: tuple[StrictStr, ...]


@dataclass(frozen=True)
class ExamQuestion:
    """One question of an edition, in the language that the reader will see."""

    id: str
    section: str
    drawing: str
    """Its path in the project."""
    text: str
    options: tuple[str, ...]
    right: str
    """The letter of the right option."""
    offer: str
    """'real', 'fake', or '' where nobody offers anything."""
    language: str
    """Indonesian where the translation has none."""
    path: str
    line: int
    topic: str = ""
    """Indonesian in every language: the team alone reads it."""
