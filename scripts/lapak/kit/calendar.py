"""The agenda → a calendar file (iCalendar, RFC 5545) with an alarm the day before and an hour before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from lapak.cache.entries import hash_code
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.training.agenda import Session
from lapak.dates import find_date
from lapak.render.document import Documents
from lapak.render.meetings import Meeting, list_meetings
from lapak.render.weeks import WeekMessage

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three zones of Indonesia by their names in the IANA database."""
ALARMS = (timedelta(days=-1), timedelta(hours=-1))
MESSAGE_TIME, MESSAGE_LENGTH = time(9), timedelta(minutes=15)
"""When a message is sent: the children are at school, the stall is not yet busy."""


def has_calendar(documents: Documents) -> bool:
    """True when the edition says on which days and at what hour it is held."""
    return any(session.date and session.start for session in documents.course.agenda.sessions)


def find_calendar_ingredients(documents: Documents) -> list[Any]:
    """All that the calendar is made of: as long as it stays, so does the calendar."""
    project, agenda = documents.course.project, documents.course.agenda
    own = [project.site_name, documents.edition.name, documents.edition.place, find_date(project.root)]
    return [hash_code(), "calendar", own, repr(agenda), repr(list_meetings(documents, SOURCE_LANGUAGE))]


def to_calendar(documents: Documents) -> bytes:
    """Documents → the bytes of a calendar with an event for each session; the same ones for the same sources."""
    return _to_bytes(_to_events(documents))


def to_week_calendar(weeks: Sequence[WeekMessage], documents: Documents) -> bytes:
    """The messages of the weeks → the same kind of file with a moment for each, at nine in the morning."""
    words = documents.words[SOURCE_LANGUAGE]
    events = []
    for message in weeks:
        if message.day:
            summary = f"{words.fill('week', n=message.week)}: {message.card}"
            event = _open_event(f"{documents.edition.name}/week/{message.week}", summary, documents)
            start = datetime.combine(message.day, MESSAGE_TIME, ZoneInfo(ZONES[documents.course.agenda.zone]))
            event.add("dtstart", start)
            event.add("dtend", start + MESSAGE_LENGTH)
            event.add("description", message.text)
            event.add_component(_to_alarm(timedelta(0), summary))
            events.append(event)
    return _to_bytes(events)


def _to_bytes(events: Iterable[Event]) -> bytes:
    from icalendar import Calendar  # large, and mostly the cache has the file

    calendar = Calendar()
    calendar.add("prodid", "-//Lapak Belajar//id")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    calendar.subcomponents[:0] = map(_load_zone, sorted(calendar.get_missing_tzids()))
    return bytes(calendar.to_ical())


@cache
def _load_zone(name: str) -> Timezone:
    """'Asia/Jakarta' → its hours since 1970, which the library seeks day by day: a tenth of a second each time."""
    from icalendar import Timezone

    return Timezone.from_tzid(name)


def _to_events(documents: Documents) -> Iterator[Event]:
    meetings = list_meetings(documents, SOURCE_LANGUAGE)
    for session, meeting in zip(documents.course.agenda.sessions, meetings, strict=True):
        if session.date and session.start:
            yield _to_event(session, meeting, documents)


def _to_event(session: Session, meeting: Meeting, documents: Documents) -> Event:
    zone = ZoneInfo(ZONES[documents.course.agenda.zone])
    hour, minute = map(int, session.to_time(0).split("."))
    assert session.date is not None  # asked before
    start = datetime(session.date.year, session.date.month, session.date.day, hour, minute, tzinfo=zone)
    name = documents.course.project.site_name
    summary = f"{name}: {meeting.title}" if meeting.title else name
    event = _open_event(f"{documents.edition.name}/{session.number}", summary, documents)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=session.minutes))
    event.add("location", documents.edition.place)
    event.add("description", "\n".join(f"{row.time} {row.name.text}" for row in meeting.all_rows))
    for before in ALARMS:
        event.add_component(_to_alarm(before, summary))
    return event


def _open_event(name: str, summary: str, documents: Documents) -> Event:
    """The same one keeps its id when its hour changes, so that a phone moves it and adds no second one."""
    from icalendar import Event

    event = Event()
    event.add("uid", hashlib.sha256(name.encode()).hexdigest()[:32])
    event.add("dtstamp", find_date(documents.course.project.root))
    event.add("summary", summary)
    return event


def _to_alarm(before: timedelta, summary: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", summary)
    return alarm
