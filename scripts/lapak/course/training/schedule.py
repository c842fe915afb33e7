"""`schedule:` of an edition: which form of the training, when it is held, and what is done beside the modules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AliasChoices, ConfigDict, Discriminator, Field, StrictInt, StrictStr, Tag
from pydantic.dataclasses import dataclass

from lapak.course.reading.schema import Minutes

T = TypeVar("T")
STRICT = ConfigDict(extra="forbid")
TIME = re.compile(r"^([01]?\d|2[0-3])[.:]([0-5]\d)\Z")
WEEK = timedelta(days=7)
Weekday = Literal["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
WEEKDAYS: tuple[Weekday, ...] = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Monday first, as `date.weekday` counts them."""
MOST_SESSIONS = 100
MOST_WEEKS = 1_000
"""Of weeks with and without a meeting."""
Times = Annotated[StrictInt, Field(ge=1, le=MOST_SESSIONS)]


def to_minutes(text: str) -> int:
    """'09.30' → 570, the minutes since midnight."""
    hours, minutes = re.split("[.:]", text)
    return int(hours) * 60 + int(minutes)


def to_clock(minutes: int) -> str:
    """570 → '09.30'; what goes past midnight begins anew."""
    hours, rest = divmod(minutes, 60)
    return f"{hours % 24:02}.{rest:02}"


@dataclass(frozen=True, config=STRICT)
class OwnPart:
    """A part of the day that only this edition has, named in its languages."""

    minutes: Minutes
    label: Mapping[str, StrictStr]
    """By language; Indonesian where one is missing."""


def _find_part(part: Any) -> str:
    return "(part)" if isinstance(part, dict) else "(minutes)"


AnyPart = Annotated[Annotated[Minutes, Tag("(minutes)")] | Annotated[OwnPart, Tag("(part)")], Discriminator(_find_part)]


def _find_sessions(sessions: Any) -> str:
    return "(parts)" if isinstance(sessions, list) else "(count)"


Order = Annotated[tuple[tuple[StrictStr, ...], ...], Field(min_length=1, max_length=MOST_SESSIONS)]
AnySessions = Annotated[
    Annotated[Times, Tag("(count)")] | Annotated[Order, Tag("(parts)")], Discriminator(_find_sessions)
]
"""How many there are, with the modules laid into them in their order; or what is done in each, part by part."""


@dataclass(frozen=True, config=STRICT)
class Schedule:
    """Which form of the training, how often and when."""

    form: Literal["short", "full"] = "short"
    sessions: AnySessions = 1
    zone: Literal["WIB", "WITA", "WIT"] = "WIB"
    start: StrictStr = ""
    end: StrictStr = ""
    """Until when the room is theirs; what goes past it is a problem."""
    days: tuple[date, ...] = ()
    """Of each session; or, instead, a weekday with its first date."""
    every: Weekday | None = Field(default=None, validation_alias=AliasChoices("every", "day"))
    """Editions of the first year say `day`."""
    first: date | None = None
    times: Times | None = None
    """How many weeks."""
    skip: tuple[date, ...] = ()
    """Of the weeks, days without a meeting: holidays. The meetings after them come a week later."""
    holidays: Mapping[StrictStr, date] = Field(default_factory=dict)
    """Of the year, those that no rule knows, by their names: Idul Fitri, Nyepi, the harvest of the village."""
    arrival: Minutes = 0
    """How long before the start people may come; beside the minutes of a session."""
    parts: Mapping[StrictStr, AnyPart] = Field(default_factory=dict)
    """Minutes of what is no module."""

    @property
    def is_short(self) -> bool:
        """True for the short form."""
        return self.form == "short"

    def choose(self, short: T, full: T) -> T:
        """What holds in the short form and what in the full one → what holds here."""
        return short if self.is_short else full

    @property
    def count(self) -> int:
        """How many sessions there are."""
        if isinstance(self.sessions, tuple):
            return len(self.sessions)
        return self.times or len(self.days) or self.sessions

    @property
    def slot(self) -> int | None:
        """Minutes that a session may take; None where nobody has said when it ends."""
        return to_minutes(self.end) - to_minutes(self.start) if self.start and self.end else None

    def name_holiday(self, day: date) -> str:
        """A day → the edition's own holiday on it; '' where it names none."""
        return next((name for name, own in self.holidays.items() if own == day), "")

    def find_date(self, session: int) -> date | None:
        """A session, from 0 → its day; None where the edition names no dates."""
        if session < len(self.days):
            return self.days[session]
        return next(islice((day for day in self.list_weeks() if day not in self.skip), session, None), None)

    def list_weeks(self) -> Iterator[date]:
        """The days of the weeks from the first one on, those without a meeting too; none where none is named."""
        first = self.first
        return (first + number * WEEK for number in range(MOST_WEEKS)) if first else iter(())
