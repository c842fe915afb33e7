"""The agenda → a calendar file (iCalendar, RFC 5545) with an alarm the day before and an hour before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from lapak.course.agenda import Session
from lapak.course.project import SOURCE_LANGUAGE
from lapak.dates import find_date
from lapak.render.document import Documents
from lapak.render.meetings import Meeting, list_meetings

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three zones of Indonesia by their names in the IANA database."""
ALARMS = (timedelta(days=-1), timedelta(hours=-1))


def has_calendar(documents: Documents) -> bool:
    """True when the edition says on which days and at what hour it is held."""
    return any(session.date and session.start for session in documents.course.agenda.sessions)


def to_calendar(documents: Documents) -> bytes:
    """Documents → the bytes of a calendar with an event for each session; the same ones for the same sources."""
    calendar = Calendar()
    calendar.add("prodid", "-//Lapak Belajar//id")
    calendar.add("version", "2.0")
    for event in _to_events(documents):
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


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
    event = Event()
    event.add("uid", _to_id(documents.edition.name, session))
    event.add("dtstamp", find_date(documents.course.project.root))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=session.minutes))
    event.add("summary", summary)
    event.add("location", documents.edition.place)
    event.add("description", "\n".join(f"{row.time} {row.name.text}" for row in meeting.rows))
    for before in ALARMS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", before)
        alarm.add("description", summary)
        event.add_component(alarm)
    return event


def _to_id(edition: str, session: Session) -> str:
    """The same session keeps its name when its hour changes, so that a phone moves it and adds no second one."""
    return hashlib.sha256(f"{edition}/{session.number}".encode()).hexdigest()[:32]
