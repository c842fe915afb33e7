"""When participants get each paper: for the running script, from the lines of its sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.training.agenda import TEST, Session
from lapak.export.file_names import (
    ATTENDANCE,
    CERTIFICATE,
    EVALUATION,
    EXAM_SHEET,
    FRIDGE_CARD,
    HANDOUT,
    NUMBERS,
    PHOTO_CONSENT,
    QUESTION_SLIPS,
    WORKSHEETS,
    DownloadKind,
)
from lapak.handout.collected import is_fridge_card, is_worksheet
from lapak.render.document import Documents

RESTS = ("rehat", "salat", "makan")
"""Parts in which nobody is taught."""
Line = dict[str, Any]


def add_handed(lines: Sequence[Line], session: Session, documents: Documents) -> list[Line]:
    """The lines of a session → the same; `hand` says which papers are given out then, and when the group is made."""
    words = documents.words[SOURCE_LANGUAGE]
    said: dict[int, list[str]] = {}
    papers: dict[int, list[str]] = {}
    for place, kind in _list_moments(lines, session, documents):
        if _has_paper(kind, documents):
            papers.setdefault(place, []).append(_begin_small(words[f"file_{kind.name}"]))
        if kind == NUMBERS:
            said[place] = [words["team_make_group"]]
    hand = {place: [words.fill("team_hand_out", papers=", ".join(names))] for place, names in papers.items()}
    return [{**line, "hand": " ".join(hand.get(place, []) + said.get(place, []))} for place, line in enumerate(lines)]


def _list_moments(lines: Sequence[Line], session: Session, documents: Documents) -> Iterator[tuple[int, DownloadKind]]:
    """A session → each paper with the place of its line: at the door, in a rest, at the end."""
    if not lines:
        return
    last = len(lines) - 1
    yield 0, ATTENDANCE
    if session.number == 1:
        yield from ((0, kind) for kind in (PHOTO_CONSENT, WORKSHEETS, EXAM_SHEET, QUESTION_SLIPS))
        yield _find_line(lines, RESTS), NUMBERS
    if any(part.number for part in session.parts):
        yield last, HANDOUT
    if session.number == len(documents.course.agenda.sessions):
        asked = _find_line(lines, (TEST,))
        yield from ((asked, EXAM_SHEET), (asked, EVALUATION), (last, FRIDGE_CARD), (last, CERTIFICATE))


def _begin_small(name: str) -> str:
    """'Nomor WA' → 'nomor WA', as it stands in a sentence."""
    return name[:1].lower() + name[1:]


def _find_line(lines: Sequence[Line], names: Sequence[str]) -> int:
    """The place of the first part of one of these names; of the last line where the session has none."""
    places = (place for place, line in enumerate(lines) if line["part"] in names)
    return next(places, len(lines) - 1)


def _has_paper(kind: DownloadKind, documents: Documents) -> bool:
    """True when the edition has this paper: a test may not be asked, modules may have no sheet."""
    blocks = [block for one in documents.modules[SOURCE_LANGUAGE] for part in one.sections for block in part.blocks]
    has = {
        EXAM_SHEET: bool(documents.course.exam.get(SOURCE_LANGUAGE)),
        WORKSHEETS: any(map(is_worksheet, blocks)),
        FRIDGE_CARD: any(map(is_fridge_card, blocks)),
    }
    return has.get(kind, True)
