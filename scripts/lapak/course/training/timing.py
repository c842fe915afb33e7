"""An edition's schedule and its modules' minutes → the agenda: when each part and each section begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lapak.course.model import Module
from lapak.course.training.agenda import ARRIVAL, TEST, Agenda, Part, Session, Spare, Step
from lapak.course.training.schedule import OwnPart, Schedule

FRAME = (10, 20)
"""Minutes before and after the sections of a module that has a meeting of its own: opening and homework of last
week; quiz, homework and closing (brief F1)."""


def to_agenda(schedule: Schedule, modules: Sequence[Module[Any]]) -> Agenda:
    """A checked schedule and the modules of one language → the agenda; what is no module of theirs is left out."""
    order = schedule.sessions if isinstance(schedule.sessions, tuple) else lay_out(schedule, modules)
    sessions: Sequence[Session] = [
        Session(
            number=index + 1,
            date=schedule.find_date(index),
            start=schedule.start,
            parts=tuple(_to_parts(names, schedule, {module.slug: module for module in modules})),
            arrival=Part(ARRIVAL, -schedule.arrival, schedule.arrival) if schedule.arrival else None,
        )
        for index, names in enumerate(order)
    ]
    spares = sorted(_find_spares(schedule, modules), key=lambda spare: -spare.minutes)
    sessions = _end_with_questions(list(_mark_again(sessions)), schedule)
    return Agenda(schedule.zone, tuple(sessions), tuple(spares))


def lay_out(schedule: Schedule, modules: Sequence[Module[Any]]) -> tuple[tuple[str, ...], ...]:
    """Modules in their order → those of each session, so that the longest session is as short as can be."""
    minutes = [schedule.choose(module.short, module.full) for module in modules]
    low, high = max(minutes, default=0), sum(minutes)
    while low < high:
        middle = (low + high) // 2
        fits = len(_fill(minutes, middle, schedule.count)) <= schedule.count
        low, high = (low, middle) if fits else (middle + 1, high)
    return tuple(tuple(modules[index].slug for index in group) for group in _fill(minutes, low, schedule.count))


def _fill(minutes: Sequence[int], most: int, count: int) -> list[list[int]]:
    """Lengths → the places of those that go together into at most so many minutes; no group of `count` stays empty."""
    groups: list[list[int]] = []
    used = 0
    for place, length in enumerate(minutes):
        is_needed = len(minutes) - place == count - len(groups)
        if not groups or used + length > most or is_needed:
            groups.append([])
            used = 0
        groups[-1].append(place)
        used += length
    return groups


def _to_parts(names: Sequence[str], schedule: Schedule, modules: Mapping[str, Module[Any]]) -> Iterator[Part]:
    offset = 0
    for name in names:
        if name not in modules and name not in schedule.parts:
            continue  # a module that the edition leaves out; `lapak check` says so
        part = _to_module(modules[name], schedule, offset) if name in modules else _to_own(name, schedule, offset)
        yield part
        offset += part.minutes


def _mark_again(sessions: Sequence[Session]) -> Iterator[Session]:
    """Sessions → the same; the ten questions that come after a module are asked again."""
    has_taught = False
    for session in sessions:
        parts = []
        for part in session.parts:
            parts.append(replace(part, is_again=part.name == TEST and has_taught))
            has_taught = has_taught or bool(part.number)
        yield replace(session, parts=tuple(parts))


def _end_with_questions(sessions: Sequence[Session], schedule: Schedule) -> Sequence[Session]:
    """Sessions → the same; in the full form the ten questions come again when the last module closes."""
    modules = [(session, part) for session in sessions for part in session.parts if part.number]
    if schedule.is_short or not modules or any(part.name == TEST for one in sessions for part in one.parts):
        return sessions
    last, module = modules[-1]
    ending = Part(TEST, module.offset + module.minutes - FRAME[1], FRAME[1] // 2, is_again=True)
    return [replace(session, ending=ending) if session is last else session for session in sessions]


def _to_own(name: str, schedule: Schedule, offset: int) -> Part:
    own = schedule.parts[name]
    if isinstance(own, OwnPart):
        return Part(name, offset, own.minutes, label=own.label)
    return Part(name, offset, own)


def _to_module(module: Module[Any], schedule: Schedule, offset: int) -> Part:
    minutes = schedule.choose(module.short, module.full)
    now = offset + schedule.choose(0, FRAME[0])
    steps = []
    for section in module.sections:
        taught = schedule.choose(section.short, section.full)
        if taught:
            steps.append(Step(section.id, now, taught))
            now += taught
    return Part(module.slug, offset, minutes, tuple(steps), module.number)


def _find_spares(schedule: Schedule, modules: Sequence[Module[Any]]) -> Iterator[Spare]:
    for module in modules:
        for section in module.sections:
            minutes = schedule.choose(section.short, section.full)
            if minutes and section.optional and not section.critical:
                yield Spare(module.slug, section.id, minutes)
