"""The calendar says to another program what the agenda says: the same hours, in the edition's zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from tests.conftest import TINY, Files

from lapak.kit.calendar import has_calendar, to_calendar
from lapak.render.document import Documents


def write_schedule(schedule: str) -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    return {"mkdocs.yml": settings.replace("    modules:", f"    schedule: {schedule}\n    modules:")}


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 2), ("WITA", 1), ("WIT", 0)])
def test_another_library_reads_the_same_hours(
    zone: str, hour: int, make_documents: Callable[[Files], Documents]
) -> None:
    schedule = (
        f'{{ zone: {zone}, start: "09.30", days: [2026-12-12], sessions: [[awal, tutup]], parts: {{tutup: 15}} }}'
    )
    event = vobject.readOne(to_calendar(make_documents(write_schedule(schedule))).decode()).vevent

    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 12, 12, hour, 30, tzinfo=UTC)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=20)
    assert event.summary.value == "Kecil"
    assert event.location.value == "Desa"
    assert event.description.value == "09.30 Awal\n09.35 Penutup"
    assert [alarm.trigger.value for alarm in event.valarm_list] == [timedelta(days=-1), timedelta(hours=-1)]


@pytest.mark.parametrize(
    "schedule", ['{ start: "09.30" }', "{ days: [2026-12-12] }", '{ every: Jumat, start: "16.00" }']
)
def test_no_calendar_without_a_day_and_an_hour(schedule: str, make_documents: Callable[[Files], Documents]) -> None:
    assert not has_calendar(make_documents(write_schedule(schedule)))
