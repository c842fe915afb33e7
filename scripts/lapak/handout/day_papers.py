"""Documents → what the papers of the day show: hours, people, tables, what to bring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from lapak.course.exam.table import WEEKS
from lapak.course.training.agenda import ARRIVAL, Part, Session, count_tables
from lapak.export.file_names import (
    AGENDA,
    ATTENDANCE,
    CERTIFICATE,
    CHECKLIST,
    EVALUATION,
    EXAM_KEY,
    EXAM_SHEET,
    FOLLOW_UP,
    FRIDGE_CARD,
    INVITATION,
    NUMBERS,
    PHOTO_CONSENT,
    POSTER,
    QUESTION_SLIPS,
    ROLES,
    SCRIPT,
    DownloadKind,
)
from lapak.handout.checklist import to_checklist
from lapak.handout.handed import add_handed
from lapak.handout.team import list_shares, tell_who
from lapak.render.card_sets import list_brought
from lapak.render.document import Documents
from lapak.render.hours import find_hours, to_place
from lapak.render.meetings import Row, find_ending, is_weekly, list_meetings, tell_when, to_part_key
from lapak.render.weeks import tell_week

READER_KINDS = (AGENDA, INVITATION, PHOTO_CONSENT, NUMBERS, QUESTION_SLIPS, EXAM_SHEET, EVALUATION, CERTIFICATE, POSTER)
"""What participants read stands in each language; what is for the team, in Indonesian alone."""
TEAM_KINDS = (SCRIPT, ATTENDANCE, CHECKLIST, ROLES, EXAM_KEY, FOLLOW_UP)


TOP = 2
"""Level of a section's heading."""
NumberSlides = Callable[[], Mapping[str, int]]
"""Gives the number of each slide of the day that begins something, by `to_place`."""


Scripts = Sequence[tuple[Session, Sequence[Mapping[str, Any]]]]
"""Sessions, each with its lines."""


def find_no_slides() -> Mapping[str, int]:
    """Where nobody makes the deck of the day."""
    return {}


def to_day(documents: Documents, language: str, kind: DownloadKind) -> dict[str, Any]:
    """Documents, a language and a kind → the values that the forms of the day have beside those of every paper."""
    meetings, edition = list_meetings(documents, language), documents.edition
    return {
        "title": documents.words[language][f"file_{kind.name}"],
        "when": tell_when(documents, language, is_over=kind == CERTIFICATE),
        "is_weekly": is_weekly(meetings),
        "meetings": [asdict(meeting) for meeting in meetings],
        "minutes": documents.course.agenda.minutes,
        "participants": edition.participants,
        "helpers": edition.helpers,
        "tables": count_tables(edition.participants),
        "shares": list_shares(edition.helpers, count_tables(edition.participants)),
        "official": list(_list_official(documents, language)) if kind == FRIDGE_CARD else [],
        "follow_up": [tell_week(week, documents, language) for week in WEEKS] if kind == FOLLOW_UP else [],
        **(to_checklist(documents) if kind == CHECKLIST else {}),
    }


def write_scripts(documents: Documents, language: str) -> Scripts:
    """Documents and a language → the lines of each session, with what is handed out when."""
    sessions = documents.course.agenda.sessions
    return [(one, add_handed(list(_to_lines(one, documents, language)), one, documents)) for one in sessions]


def number_lines(scripts: Scripts, numbers: Mapping[str, int]) -> list[list[dict[str, Any]]]:
    """Lines of sessions → the same, each with the number of its first slide; '' where it has none."""
    return [[_number(line, session, numbers) for line in lines] for session, lines in scripts]


def _number(line: Mapping[str, Any], session: Session, numbers: Mapping[str, int]) -> dict[str, Any]:
    keys = [to_place(session.number, *place) for place in line["places"]]
    told = {name: value for name, value in line.items() if name != "places"}
    return {**told, "slide": str(next((numbers[key] for key in keys if key in numbers), ""))}


def _to_lines(session: Session, documents: Documents, language: str) -> Iterator[dict[str, Any]]:
    """A session → a line for each part and, below a module, for each of its sections."""
    meeting = list_meetings(documents, language)[session.number - 1]
    if session.arrival and meeting.arrival:
        yield {**_to_line(session.arrival, meeting.arrival, session, documents), "places": [()]}
    for part, row in zip(session.parts, meeting.rows, strict=True):
        module = documents.modules[language][part.number - 1] if part.number else None
        materials = list(map(asdict, list_brought(module, documents.words))) if module else []
        yield {**_to_line(part, row, session, documents), "bring": materials, "places": [(part.name,)]}
        yield from _to_steps(session, part, documents, language)


def _to_line(part: Part, row: Row, session: Session, documents: Documents) -> dict[str, Any]:
    """A part → its line: when, how long, what, and what the team does; of a module its note says that."""
    words, key = documents.words[row.name.language], to_part_key(part, session, documents)
    is_known = not part.number and part.label is None
    return {
        "time": row.time,
        "minutes": part.minutes,
        "name": asdict(row.name),
        "part": part.name,
        "number": part.number,
        "bring": [],
        "is_before": part.offset < 0,
        "do": words[f"say_{key}"] if is_known and key != ARRIVAL else "",
        "who": tell_who(key if is_known else "", documents),
    }


def _to_steps(session: Session, part: Part, documents: Documents, language: str) -> Iterator[dict[str, Any]]:
    sections = {section.id: section for section in documents.modules[language][part.number - 1].sections}
    opening, closing = _list_frame(session, part, documents, language)
    yield from opening
    for step in part.steps:
        section = sections[step.section]
        mark = "keep_this" if section.critical else "optional" if section.optional else ""
        yield {
            "time": session.to_time(step.offset),
            "minutes": step.minutes,
            "name": {"text": section.title, "language": section.language},
            "mark": documents.words[language][mark] if mark else "",
            "who": tell_who("", documents, section.blocks),
            "part": "",
            "places": [(part.name, step.section)],
        }
    yield from closing


def _list_frame(
    session: Session, part: Part, documents: Documents, language: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A module that has a meeting of its own → the line before its first section and the one after its last."""
    hours, is_last = find_hours(part.name, documents.course.agenda), part is session.parts[-1]
    open_key = "part_buka" if session.number == 1 and part is session.parts[0] else "team_open_module"
    close_key = "team_close_with_questions" if is_last and find_ending(session, documents) else "team_close_module"

    def to_lines(key: str, offset: int, minutes: int, places: list[tuple[str, ...]]) -> list[dict[str, Any]]:
        name = {"text": documents.words[language][key], "language": language}
        line = {"time": session.to_time(offset), "minutes": minutes, "name": name, "mark": "", "part": ""}
        return [{**line, "who": tell_who("", documents), "places": places}] if minutes and part.number else []

    return (
        to_lines(open_key, part.offset, hours.before, [(part.name,)]),
        to_lines(
            close_key, part.offset + part.minutes - hours.after, hours.after, _list_rest(part, documents, language)
        ),
    )


def _list_rest(part: Part, documents: Documents, language: str) -> list[tuple[str, ...]]:
    """The sections of a module that have no minutes of their own: what its closing shows, as places of the deck."""
    taught = {step.section for step in part.steps}
    sections = documents.modules[language][part.number - 1].sections if part.number else ()
    return [(part.name, one.id) for one in sections if one.id not in taught and one.level <= TOP]


def _list_official(documents: Documents, language: str) -> Iterator[dict[str, str]]:
    """The numbers that anybody may call, as far as the facts have them, each with the age of its source."""
    words, facts = documents.words[language], documents.course.facts
    labels = {
        "kontak_ojk": words["fridge_ojk"],
        "polisi": words["fridge_police"],
        "lapor_kekerasan": words["fridge_violence"],
    }
    for name, label in labels.items():
        if fact := facts.get(name):
            yield {"label": label, "value": fact.to_text(language), "note": words.to_note(fact)}
