"""The agenda of an edition → its meetings in the words of one language, for pages, papers and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.text import Phrase
from lapak.course.training.agenda import ARRIVAL, Part, Session
from lapak.course.training.holidays import find_holiday
from lapak.course.training.schedule import WEEKDAYS
from lapak.course.values.words import Words
from lapak.render.document import Documents
from lapak.render.hours import ModuleHours


@dataclass(frozen=True)
class Row:
    """One line of an agenda."""

    time: str
    """'09.40'; '' where the edition names no hours."""
    name: Phrase
    """What is done then."""
    minutes: int
    number: int
    """Of the module, from 1; 0 of a rest or a welcome."""
    address: str
    """Of the module's page; '' of what has none."""


@dataclass(frozen=True)
class Meeting:
    """One session, as people are invited to it."""

    title: str
    """'Pertemuan 2'; '' where there is only one."""
    day: str
    """'Jumat, 4 Desember 2026'; '' where the edition names no date."""
    hours: str
    """'16.00–17.30 WIB'; '' where it names no hours."""
    end: str
    minutes: int
    rows: tuple[Row, ...]
    arrival: Row | None = None
    """Before it begins; its minutes are not among those of the meeting."""
    ending: Row | None = None
    """The ten questions in the closing of the last module, whose minutes have theirs in them."""
    holiday: str = ""
    """'Natal', where it falls on one: the hall may be shut, and families are together."""

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """What is done; before it people come, and in its last part the ten questions may come again."""
        return tuple(row for row in (self.arrival, *self.rows, self.ending) if row)


def list_meetings(documents: Documents, language: str) -> tuple[Meeting, ...]:
    """Documents and a language → every session of the training, part by part."""
    agenda, words = documents.course.agenda, documents.words[language]
    return tuple(
        Meeting(
            title=words.fill("session", n=session.number) if len(agenda.sessions) > 1 else "",
            day=to_day(session.date, words) if session.date else "",
            hours=f"{session.to_time(0)}–{session.end} {agenda.zone}" if session.start else "",
            end=session.end,
            minutes=session.minutes,
            rows=tuple(_to_row(part, session, documents, language) for part in session.parts),
            arrival=_to_row(session.arrival, session, documents, language) if session.arrival else None,
            ending=_to_row(ending, session, documents, language)
            if (ending := find_ending(session, documents))
            else None,
            holiday=_name_holiday(session.date, documents, language) if session.date else "",
        )
        for session in agenda.sessions
    )


def is_weekly(meetings: Sequence[Meeting]) -> bool:
    """True when there are several meetings and each has one part: a table has a line for each."""
    return len(meetings) > 1 and all(len(meeting.rows) == 1 for meeting in meetings)


def tell_when(documents: Documents, language: str, *, is_over: bool = False) -> str:
    """When the training is held, in one line: 'Setiap Jumat, 16.00–17.30 WIB, 6 kali'; '' where nobody has said.

    When it is over, nobody asks any longer in which week there was no meeting.
    """
    schedule, words = documents.edition.schedule, documents.words[language]
    meetings = list_meetings(documents, language)
    every = words.fill("every", day=words["weekdays"][WEEKDAYS.index(schedule.every)]) if schedule.every else ""
    hours = meetings[0].hours if len({meeting.hours for meeting in meetings}) == 1 else ""
    times = words.fill("times", n=len(meetings)) if len(meetings) > 1 else ""
    day = every or (meetings[0].day if len(meetings) == 1 else "")
    skipped = [to_date(one, words) for one in (() if is_over else schedule.skip)]
    free = words.fill("no_meeting_on", days=f" {words['list_and']} ".join(skipped)) if skipped else ""
    return ", ".join(filter(None, (day, hours, times, free)))


def tell_module(hours: ModuleHours, documents: Documents, language: str) -> str:
    """The hours of a module → 'Pertemuan 3 · Jumat, 18 Desember 2026 · 16.00–17.30'; '' where no session has it."""
    if not hours.session:
        return ""
    meeting = list_meetings(documents, language)[hours.session - 1]
    return " · ".join(filter(None, (meeting.title, meeting.day, hours.whole)))


def to_day(day: date, words: Words) -> str:
    """A date → 'Jumat, 4 Desember 2026'."""
    return f"{words['weekdays'][day.weekday()]}, {to_date(day, words)}"


def to_date(day: date, words: Words) -> str:
    """A date → '4 Desember 2026'."""
    return f"{day.day} {words['months'][day.month - 1]} {day.year}"


def _name_holiday(day: date, documents: Documents, language: str) -> str:
    known = find_holiday(day)
    own = documents.edition.schedule.name_holiday(day)
    return own or (documents.words[language][known] if known else "")


def _to_row(part: Part, session: Session, documents: Documents, language: str) -> Row:
    name, address = _find_name(part, session, documents, language)
    return Row(session.to_time(part.offset), name, part.minutes, part.number, address)


def find_ending(session: Session, documents: Documents) -> Part | None:
    """A session → the ten questions in its closing, where the edition has them."""
    return session.ending if documents.course.exam.get(SOURCE_LANGUAGE) else None


def to_part_key(part: Part, session: Session, documents: Documents) -> str:
    """A part that every edition knows → by what its words are called: before the first session the ten questions are
    asked, and after the modules they are asked again.
    """
    if part.name == ARRIVAL and session.number == 1 and documents.course.exam.get(SOURCE_LANGUAGE):
        return f"{ARRIVAL}_tes"
    return f"{part.name}_lagi" if part.is_again else part.name


def _find_name(part: Part, session: Session, documents: Documents, language: str) -> tuple[Phrase, str]:
    if part.number:
        module = documents.modules[language][part.number - 1]
        return module.title, module.address
    if part.label is None:
        return Phrase(documents.words[language][f"part_{to_part_key(part, session, documents)}"], language), ""
    known = language if language in part.label else SOURCE_LANGUAGE
    return Phrase(part.label[known], known), ""
