"""The agenda → when each section of a module is taught: for guides, notes and decks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lapak.course.training.agenda import Agenda, Session


@dataclass(frozen=True)
class ModuleHours:
    """When a module and its sections are taught; empty where no session has it, '' where the edition names no hours."""

    session: int = 0
    """Its number, from 1."""
    whole: str = ""
    """'09.40–10.00'."""
    sections: Mapping[str, str] = field(default_factory=dict)
    """By id, of those that are taught in this form."""
    opening: str = ""
    """Before the first section, where time is left for last week's homework."""
    closing: str = ""
    """After the last section, where time is left for what has no minutes of its own: key points, quiz."""
    before: int = 0
    after: int = 0
    """Minutes of opening and closing."""


def find_hours(slug: str, agenda: Agenda) -> ModuleHours:
    """A module's slug → its hours."""
    found = agenda.find_module(slug)
    if found is None:
        return ModuleHours()
    session, part = found
    end = part.offset + part.minutes
    first = min((step.offset for step in part.steps), default=part.offset)
    last = max((step.offset + step.minutes for step in part.steps), default=part.offset)
    return ModuleHours(
        session.number,
        to_span(session, part.offset, end),
        {step.section: to_span(session, step.offset, step.offset + step.minutes) for step in part.steps},
        to_span(session, part.offset, first) if part.offset < first else "",
        to_span(session, last, end) if last < end else "",
        first - part.offset,
        end - last,
    )


def to_place(session: int, part: str = "", section: str = "") -> str:
    """A session's number, a part of it and a section of that → how decks and papers name it: '1/praktik/foto'."""
    return f"{session}/{part}/{section}"


def to_span(session: Session, start: int, end: int) -> str:
    """Two offsets in minutes → '09.40–10.00'; '' where the edition names no hours."""
    return f"{session.to_time(start)}–{session.to_time(end)}" if session.start else ""
