"""The agenda: each line of the table is a clause of how a schedule becomes hours, or of what it may not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.tables import load_cases

from lapak.course.checks.agenda import check_agenda
from lapak.course.model import Module, Section
from lapak.course.reading.schema import check_value
from lapak.course.reading.yaml_text import YamlText
from lapak.course.text import Phrase
from lapak.course.training.agenda import ARRIVAL, TEST, count_tables
from lapak.course.training.holidays import find_easter, find_holiday, list_skips
from lapak.course.training.schedule import Schedule
from lapak.course.training.timing import lay_out, to_agenda

SECTIONS = {
    "awal": [("mula", 20, 60, False)],
    "jual": [("foto", 15, 60, False), ("label", 10, None, True), ("sisa", None, None, False)],
    "aman": [("tipu", 15, 30, False)],
}
MINUTES = {"awal": (20, 90), "jual": (25, 90), "aman": (15, 60)}


class Places:
    """An edition's text in which each place is its own line, told by its name."""

    path = "mkdocs.yml"

    def __init__(self) -> None:
        self.places: list[str] = [""]

    def find_line(self, place: tuple[str | int, ...]) -> int:
        self.places.append(".".join(map(str, place[1:])))
        return len(self.places) - 1


def to_section(name: str, short: int | None, full: int | None, is_optional: bool) -> Section[Any]:
    return Section(
        *(name, name, 2, short, full, False, is_optional, "id", "source", "source", (), None, (), "", 1)  # type: ignore[arg-type]
    )


def to_module(number: int, slug: str) -> Module[Any]:
    sections = tuple(to_section(*section) for section in SECTIONS[slug])
    words = Phrase(slug, "id")
    return Module("id", f"modul/{slug}/", "", "", words, words, sections, slug, number, *MINUTES[slug], (), (), ())


MODULES = [to_module(number, slug) for number, slug in enumerate(SECTIONS, 1)]


def load_schedule(values: dict[str, Any]) -> Schedule:
    problems: list[Any] = []
    schedule = check_value(values, Schedule, YamlText("", "mkdocs.yml"), problems)
    assert schedule is not None, problems
    return schedule


def tell_sessions(schedule: Schedule) -> list[str]:
    return [
        " ".join(
            [
                f"{session.number} {session.date or ''}",
                *([f"{session.start.replace(':', '.').zfill(5)}–{session.end}"] if session.start else []),
                *(f"{part.name}+{part.offset}={part.minutes}" for part in session.parts),
            ]
        )
        for session in to_agenda(schedule, MODULES).sessions
    ]


def tell_questions(schedule: Schedule) -> list[str]:
    return [
        f"{session.number} {part.name}{part.offset:+}={part.minutes}{' again' if part.is_again else ''}"
        for session in to_agenda(schedule, MODULES).sessions
        for part in (session.arrival, *session.parts, session.ending)
        if part and part.name in (ARRIVAL, TEST)
    ]


def tell_steps(schedule: Schedule) -> list[str]:
    return [
        " ".join([part.name, *(f"{step.section}+{step.offset}={step.minutes}" for step in part.steps)])
        for session in to_agenda(schedule, MODULES).sessions
        for part in session.parts
    ]


def tell_spares(schedule: Schedule) -> list[str]:
    return [f"{spare.module}#{spare.section} {spare.minutes}" for spare in to_agenda(schedule, MODULES).spares]


def tell_mistakes(schedule: Schedule) -> list[str]:
    text = Places()
    found = check_agenda(schedule, MODULES, text, omitted={"lama"})  # type: ignore[arg-type]
    return [f"{text.places[problem.line]}: {problem.what} | {problem.fix}" for problem in found]


TELLERS: dict[str, Callable[[Schedule], list[Any]]] = {
    "sessions": tell_sessions,
    "places of the ten questions": tell_questions,
    "steps": tell_steps,
    "spares": tell_spares,
    "mistakes": tell_mistakes,
    "days to leave out": list_skips,
}


def test_no_meeting_stays_empty_where_the_last_module_is_longer_than_all_others() -> None:
    modules = [replace(module, short=short) for module, short in zip(MODULES, (10, 10, 60), strict=True)]

    assert lay_out(load_schedule({"sessions": 3}), modules) == (("awal",), ("jual",), ("aman",))
    assert lay_out(load_schedule({"sessions": 2}), modules) == (("awal", "jual"), ("aman",))


@pytest.mark.parametrize(("name", "values", "expected"), load_cases(Path(__file__).with_name("agenda.yml")))
def test_a_schedule_becomes_hours(name: str, values: dict[str, Any], expected: list[Any]) -> None:
    assert TELLERS[name](load_schedule(values)) == expected


@pytest.mark.parametrize(("participants", "tables"), [(1, 1), (4, 1), (5, 2), (12, 3), (30, 8)])
def test_four_sit_at_a_table(participants: int, tables: int) -> None:
    assert count_tables(participants) == tables


@pytest.mark.parametrize("day", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"])
def test_easter_is_reckoned(day: str) -> None:
    assert str(find_easter(int(day[:4]))) == day


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ("2027-01-01", "holiday_new_year"),
        ("2026-05-01", "holiday_labour"),
        ("2026-06-01", "holiday_pancasila"),
        ("2026-08-17", "holiday_independence"),
        ("2026-12-25", "holiday_christmas"),
        ("2026-04-03", "holiday_good_friday"),
        ("2026-05-14", "holiday_ascension"),
        ("2026-12-12", ""),
    ],
)
def test_holidays_are_known_by_rule(day: str, word: str) -> None:
    assert find_holiday(date.fromisoformat(day)) == word
