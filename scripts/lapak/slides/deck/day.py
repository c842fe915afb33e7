"""The deck of the day: opening, rules of the room, modules, rests and closing, in the order and hours of the agenda.

A training of several meetings has one deck with all of them in their order: whoever stands in front has one file on
the stick, the running script names its slides by one row of numbers, and what was shown last week is there too.
Each meeting begins with a slide of its own; its number stands in the script. What the form leaves out, such as the
quiz of a half day, stands hidden behind all that is shown, so that numbers are the same in every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lapak.course.model import Module
from lapak.course.training.agenda import ARRIVAL, Part, Session
from lapak.render.document import Documents, Tree
from lapak.render.hours import find_hours, to_place, to_span
from lapak.render.meetings import Meeting, find_ending, list_meetings, tell_when, to_part_key
from lapak.slides.deck.day_parts import FAREWELL, WELCOME, DayParts
from lapak.slides.deck.model import Deck, Slide
from lapak.slides.deck.shared_drawings import Signs
from lapak.slides.deck.shown import PROMISE, choose_shown
from lapak.slides.deck.titles import make_titles_unique

TOP = 2
"""Level of a section's heading."""
FindDeck = Callable[[Module[Tree]], Deck]
"""Gives the divided deck of a module."""


def derive_day(language: str, documents: Documents, find_deck: FindDeck) -> Deck:
    """A language and the decks of its modules → the deck of the whole training."""
    maker = _Day(language, documents, find_deck)
    meetings = list_meetings(documents, language)
    sessions = documents.course.agenda.sessions
    slides = [slide for pair in zip(sessions, meetings, strict=True) for slide in maker.make(*pair)]
    spare = [one for one in slides if one.is_hidden]
    spare = [replace(one, section=documents.words[language]["spare"]) for one in (*maker.part_off(spare), *spare)]
    ordered = [*(one for one in slides if not one.is_hidden), *spare]
    return Deck(
        "acara",
        language,
        documents.course.project.site_name,
        tuple(make_titles_unique(_name_modules(ordered, documents), documents.words)),
        max((session.minutes for session in sessions), default=0),
        tell_when(documents, language, is_over=True),
    )


def number_slides(deck: Deck) -> dict[str, int]:
    """A deck of the day → the number of the first slide of each meeting, part and section, by `to_place`."""
    numbers: dict[str, int] = {}
    for number, slide in enumerate(deck.shown.slides, 1):
        session, part, _ = slide.section_id.split("/", 2)
        for key in (to_place(int(session)), to_place(int(session), part), slide.section_id):
            numbers.setdefault(key, number)
    return numbers


class _Day:
    """Makes the slides of one session after the other."""

    def __init__(self, language: str, documents: Documents, find_deck: FindDeck) -> None:
        self._modules = documents.modules[language]
        self._documents, self._find_deck = documents, find_deck
        self._words = documents.words[language]
        self._parts = DayParts(documents, language, Signs(documents.course.project))

    def make(self, session: Session, meeting: Meeting) -> Iterator[Slide]:
        """A session → its slides; each says by its `section_id` where it belongs."""
        title = meeting.title or self._documents.course.project.site_name
        yield from self._open(session, meeting, title)
        rules = [self._parts.make_rules()] if session.number == 1 else []
        if rules and all(part.name != WELCOME for part in session.parts):
            yield self._place(rules.pop(), session, "", title)
        promise: list[Slide] = []
        for part, row in zip(session.parts, meeting.rows, strict=True):
            name = f"{row.time} {row.name.text}".strip()
            if part.number:
                slides, promise = self._to_module(part)
            else:
                clock = to_span(session, part.offset, part.offset + part.minutes)
                own = replace(self._parts.make(part, row.name, session), clock=clock, minutes=part.minutes)
                before, promise = (promise, []) if part.name == FAREWELL else ([], promise)
                before = [replace(slide, hint=self._words["say_promise_home"]) for slide in before]
                slides = [own, *(rules if part.name == WELCOME else ()), *before]
            yield from (self._place(slide, session, part.name, name) for slide in slides)
        if (ending := find_ending(session, self._documents)) and meeting.ending:
            clock = to_span(session, ending.offset, ending.offset + ending.minutes)
            last = replace(self._parts.make(ending, meeting.ending.name, session), clock=clock)
            yield self._place(last, session, session.parts[-1].name, title)
        yield from (self._place(slide, session, session.parts[-1].name, title) for slide in promise)

    def _open(self, session: Session, meeting: Meeting, title: str) -> Iterator[Slide]:
        """What stands on the wall while people come, and the ten questions where they are asked then."""
        part = session.arrival
        clock = to_span(session, part.offset, 0) if part else to_span(session, 0, session.minutes)
        first = replace(self._parts.make_first(session, title), clock=clock, minutes=part.minutes if part else None)
        yield self._place(first, session, "", title, is_meeting=True)
        if part and meeting.arrival and to_part_key(part, session, self._documents) != ARRIVAL:
            yield self._place(self._parts.make(part, meeting.arrival.name, session), session, part.name, title)

    def part_off(self, spare: Sequence[Slide]) -> Iterator[Slide]:
        """The hidden slides → what stands before them, for whoever pages on past the end."""
        if spare:
            yield replace(self._parts.make_divider(), section_id=spare[0].section_id, is_hidden=True)

    @staticmethod
    def _place(slide: Slide, session: Session, part: str, name: str, *, is_meeting: bool = False) -> Slide:
        key = to_place(session.number, part, slide.section_id)
        return replace(slide, section=name, section_id=key, is_meeting=is_meeting)

    def _to_module(self, part: Part) -> tuple[list[Slide], list[Slide]]:
        """A module → its slides, those that the form has no time for hidden, and what is promised at the end."""
        module = self._modules[part.number - 1]
        hours = find_hours(module.slug, self._documents.course.agenda)
        minutes = {step.section: step.minutes for step in part.steps}
        closing = self._find_closing(module, minutes)
        own = self._find_deck(module).slides
        promise = [slide for slide in own if slide.section_id == PROMISE]
        rest = [slide for slide in own if slide.section_id != PROMISE]
        slides = choose_shown(rest, minutes, closing, part.minutes, _find_above(module))
        slides[0] = replace(slides[0], minutes=hours.before or None)
        last = closing - {*_find_above(module)}
        places = (place for place, one in enumerate(slides) if one.section_id in last and not one.is_hidden)
        if hours.after and (place := next(places, 0)):
            slides[place] = replace(slides[place], clock=hours.closing, minutes=hours.after)
        return slides, promise

    def _find_closing(self, module: Module[Tree], minutes: Mapping[str, int]) -> set[str]:
        """What a module shows beside its sections: in the full form all of it; the short one has no minutes for it."""
        if self._documents.edition.schedule.is_short:
            return set()
        return {section.id for section in module.sections if section.id not in minutes}


def _find_above(module: Module[Tree]) -> dict[str, str]:
    """A module → for each of its subsections the section that it is a part of."""
    above, last = {}, ""
    for section in module.sections:
        if section.level > TOP:
            above[section.id] = last
        else:
            last = section.id
    return above


def _name_modules(slides: Sequence[Slide], documents: Documents) -> list[Slide]:
    """Slides of several modules → the same; one whose title another module has too says the number of its own."""
    numbers = {module.slug: module.number for module in next(iter(documents.modules.values()))}
    places: dict[str, set[str]] = {}
    for slide in slides:
        places.setdefault(slide.title, set()).add(slide.section_id.split("/")[1])
    return [_name(slide, numbers, documents) if len(places[slide.title]) > 1 else slide for slide in slides]


def _name(slide: Slide, numbers: Mapping[str, int], documents: Documents) -> Slide:
    number = numbers.get(slide.section_id.split("/")[1], 0)
    words = documents.words[slide.title_language or slide.language]
    return replace(slide, title=words.fill("of_module", title=slide.title, n=number)) if number else slide
