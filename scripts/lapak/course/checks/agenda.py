"""A schedule beside its modules → what does not go together: names, dates, hours, minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lapak.course.model import Course, Module
from lapak.course.problems import Problem, suggest
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.yaml_text import KeyPath, YamlText
from lapak.course.training.agenda import PARTS, Agenda, Session
from lapak.course.training.holidays import find_holiday, is_holiday, list_skips
from lapak.course.training.schedule import TIME, WEEKDAYS, OwnPart, Schedule, to_minutes
from lapak.course.training.timing import to_agenda

MOST_SPARES = 3
"""That a message offers to leave out."""


class AgendaCheck:
    """The mistakes of one schedule, each on its line."""

    def __init__(
        self, schedule: Schedule, modules: Sequence[Module[Any]], text: YamlText, omitted: Collection[str]
    ) -> None:
        self._schedule, self._modules, self._text, self._omitted = schedule, modules, text, omitted
        self._slugs = {module.slug: module for module in modules}

    def find_all(self) -> list[Problem]:
        """Every mistake; minutes are only counted when the names and hours are right."""
        problems = [*self._check_names(), *self._check_parts(), *self._check_times(), *self._check_days()]
        return problems or [*self._check_minutes()]

    def _problem(self, place: KeyPath, what: str, fix: str) -> Problem:
        return Problem(self._text.path, self._text.find_line(("schedule", *place)), what, fix)

    def _check_names(self) -> Iterator[Problem]:
        sessions = self._schedule.sessions
        if isinstance(sessions, tuple):
            yield from self._check_order(sessions)
            counts: Mapping[str, int] = Counter(name for names in sessions for name in names)
        else:
            yield from self._check_count(self._schedule.count)
            counts = dict.fromkeys(self._slugs, 1)
        yield from self._check_use(counts)

    def _check_count(self, count: int) -> Iterator[Problem]:
        if count > len(self._slugs):
            what = f"{count} sessions for {len(self._slugs)} modules"
            key = "times" if self._schedule.times else "days" if self._schedule.days else "sessions"
            yield self._problem(
                (key,), what, f"take {len(self._slugs)} or fewer, or name the parts of each in 'sessions'"
            )

    def _check_order(self, sessions: Sequence[Sequence[str]]) -> Iterator[Problem]:
        for number, names in enumerate(sessions):
            for place, name in enumerate(names):
                if name not in {*self._slugs, *self._schedule.parts, *self._omitted}:
                    yield self._to_unknown(("sessions", number, place), name)

    def _check_use(self, counts: Mapping[str, int]) -> Iterator[Problem]:
        for slug in self._slugs:
            if counts.get(slug, 0) > 1:
                what = f"module '{slug}' stands in {counts[slug]} places"
                yield self._problem(("sessions",), what, "name it once")
        for name in self._schedule.parts:
            if not counts.get(name):
                yield self._problem(("parts", name), f"no session has part '{name}'", "name it below 'sessions'")

    def _to_unknown(self, place: KeyPath, name: str) -> Problem:
        if name in PARTS:
            return self._problem(place, f"part '{name}' has no minutes", f"write '{name}: 10' below 'parts'")
        folder = next((slug for slug in self._slugs if name.endswith(f"-{slug}")), "")
        fix = f"did you mean '{folder}'?" if folder else suggest(name, {*self._slugs, *PARTS, *self._schedule.parts})
        return self._problem(place, f"'{name}' is neither a module nor a part", fix)

    def _check_parts(self) -> Iterator[Problem]:
        for name, part in self._schedule.parts.items():
            if name in self._slugs:
                what = f"part '{name}' has the name of a module"
                yield self._problem(("parts", name), what, "give it another name: a module brings its own minutes")
            elif isinstance(part, OwnPart):
                if "id" not in part.label:
                    what = f"part '{name}' has no Indonesian words"
                    yield self._problem(("parts", name), what, "write 'label: {id: …}'")
            elif name not in PARTS:
                fix = f"write '{name}: {{minutes: {part}, label: {{id: …}}}}', or {suggest(name, PARTS)}"
                yield self._problem(("parts", name), f"nobody knows what part '{name}' is called", fix)

    def _check_times(self) -> Iterator[Problem]:
        start, end = self._schedule.start, self._schedule.end
        wrong = [key for key, time in (("start", start), ("end", end)) if time and not TIME.match(time)]
        for key in wrong:
            what = f"'{key}' is '{getattr(self._schedule, key)}', which is no time of the day"
            yield self._problem((key,), what, 'write it as "09.30"')
        if end and not start:
            yield self._problem(("end",), "there is an end without a start", "write 'start: \"09.30\"' too")
        elif end and not wrong and to_minutes(end) <= to_minutes(start):
            what = f"it ends at {end}, before it starts at {start}"
            yield self._problem(("end",), what, "write a later time")

    def _check_days(self) -> Iterator[Problem]:
        days, count = self._schedule.days, self._schedule.count
        if days and len(days) != count:
            what = f"{len(days)} days for {count} sessions"
            yield self._problem(("days",), what, "write the date of each session")
        if list(days) != sorted(set(days)):
            yield self._problem(("days",), "the days are not in their order", "write each once, the first one first")
        if days and (self._schedule.every or self._schedule.first or self._schedule.times):
            yield self._problem(
                ("days",), "there are 'days' and weeks", "write 'days', or 'every', 'first' and 'times'"
            )
        yield from self._check_weeks()

    def _check_weeks(self) -> Iterator[Problem]:
        first, every, times = self._schedule.first, self._schedule.every, self._schedule.times
        if first and every != WEEKDAYS[first.weekday()]:
            what = (
                f"{first} is a {WEEKDAYS[first.weekday()]}, not a {every}" if every else "a first day, but no weekday"
            )
            fix = "write the date of the first one" if every else f"write 'every: {WEEKDAYS[first.weekday()]}' too"
            yield self._problem(("first",), what, fix)
        if times and times != self._schedule.count:
            what = f"{times} times, but {self._schedule.count} sessions"
            yield self._problem(("times",), what, "take one of them out")
        yield from self._check_skips(self._schedule.find_date(self._schedule.count - 1))

    def _check_skips(self, last: date | None) -> Iterator[Problem]:
        """Days to be left out that are none of the weeks up to the last meeting."""
        if self._schedule.skip and (not self._schedule.first or not last):
            fix = "write 'every', 'first' and 'times', or leave the day out of 'days'"
            yield self._problem(("skip",), "there are no weeks of which one could be left out", fix)
            return
        known = {day for day in self._schedule.list_weeks() if last and day < last}
        for number, day in enumerate(self._schedule.skip):
            if day not in known:
                what = f"no meeting would be on {day}, a {WEEKDAYS[day.weekday()]}"
                fix = f"write a {self._schedule.every} between {self._schedule.first} and {last}, or take it out"
                yield self._problem(("skip", number), what, fix)

    def _check_minutes(self) -> Iterator[Problem]:
        slot = self._schedule.slot
        agenda = to_agenda(self._schedule, self._modules)
        for session in agenda.sessions if slot else ():
            if session.minutes != slot:
                yield self._to_misfit(session, agenda, slot or 0)

    def _to_misfit(self, session: Session, agenda: Agenda, slot: int) -> Problem:
        room = f"from {session.start} to {self._schedule.end} are {slot}"
        what = f"session {session.number} takes {session.minutes} minutes, but {room}"
        fix = f"write 'end: \"{session.end}\"'"
        over = session.minutes - slot
        names = {part.name for part in session.parts}
        spares = [spare for spare in agenda.spares if spare.module in names][:MOST_SPARES]
        if over > 0 and spares:
            offered = ", ".join(f"'{spare.module}#{spare.section}' ({spare.minutes})" for spare in spares)
            fix += f", or shorten what may be left out: {offered}"
        elif over < 0:
            fix += ", or give a part more time"
        return Problem(self._text.path, self._text.find_line(("schedule", "sessions")), what, fix)


def check_agenda(
    schedule: Schedule, modules: Sequence[Module[Any]], text: YamlText, omitted: Collection[str] = ()
) -> list[Problem]:
    """A schedule, the modules in one language, the edition's text and the slugs that it omits → every mistake."""
    return AgendaCheck(schedule, modules, text, omitted).find_all()


def find_course_hints(course: Course) -> list[str]:
    """A course → what is taught without an hour, or has an hour and is not taught; meetings on a holiday."""
    return [*_find_odd_modules(course), *_find_holidays(course)]


def _find_odd_modules(course: Course) -> Iterator[str]:
    schedule, text = course.edition.schedule, course.project.config.below("extra", "edition")
    if not isinstance(schedule.sessions, tuple):
        return
    slugs = [module.slug for module in course.modules[SOURCE_LANGUAGE]]
    named = [name for names in schedule.sessions for name in names if name not in schedule.parts]
    place = f"{text.path}:{text.find_line(('schedule', 'sessions'))}"
    yield from (f"{place}: module '{slug}' stands in no session" for slug in slugs if slug not in named)
    yield from (f"{place}: the edition omits module '{name}'" for name in named if name not in slugs)


def _find_holidays(course: Course) -> Iterator[str]:
    """A hint for each meeting on which the hall is shut, with what to write."""
    schedule, text = course.edition.schedule, course.project.config.below("extra", "edition")
    words = course.words[SOURCE_LANGUAGE]
    skips = ", ".join(map(str, list_skips(schedule)))
    for session in course.agenda.sessions:
        if session.date and is_holiday(session.date, schedule):
            name = schedule.name_holiday(session.date) or words[find_holiday(session.date)]
            place: KeyPath = ("schedule", "days", session.number - 1) if schedule.days else ("schedule", "first")
            what = f"session {session.number} is on {session.date}, a holiday ({name})"
            fix = "take another day" if schedule.days else f"write 'skip: [{skips}]', and all after it move by a week"
            yield f"{text.path}:{text.find_line(place)}: {what}: {fix}"
