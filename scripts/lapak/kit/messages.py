"""The weeks after the training → one file to carry to the phone that sends: texts, cards, plan and calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lapak.archive import to_zip
from lapak.cache.entries import hash_code
from lapak.course.project import SOURCE_LANGUAGE
from lapak.dates import find_date
from lapak.kit.calendar import to_week_calendar
from lapak.kit.cards import find_form, find_ingredients, to_card
from lapak.render.document import Documents
from lapak.render.weeks import WeekMessage, list_weeks, to_thanks, to_when

PLAN, WEEK, FOR_STATUS, THANKS = "rencana", "minggu", "status", "terima-kasih"
"""How the files inside are named, for people who read Indonesian."""


def to_pack(documents: Documents, language: str) -> bytes:
    """Documents and a language → a zip with the text and two pictures of each week, and what to do when."""
    weeks = list_weeks(documents, language)
    files = {f"{PLAN}.txt": to_plan(weeks, documents).encode()}
    if weeks and weeks[0].day:
        files[f"{PLAN}.ics"] = to_week_calendar(weeks, documents)
    files[f"{THANKS}.txt"] = f"{to_thanks(documents, language)}\n".encode()
    sent: Counter[int] = Counter()
    for message in weeks:
        sent[message.week] += 1
        stem = f"{WEEK}-{message.week:02}" + (f"-{sent[message.week]}" if sent[message.week] > 1 else "")
        files[f"{stem}.txt"] = f"{message.text}\n".encode()
        card = to_card(message, documents)
        files[f"{stem}.png"], files[f"{stem}-{FOR_STATUS}.png"] = card.chat, card.status
    return to_zip(files, stored=[name for name in files if name.endswith(".png")])


def find_pack_ingredients(documents: Documents, language: str) -> list[Any]:
    """All that a pack is made of: as long as it stays, so does the pack."""
    weeks = list_weeks(documents, language)
    cards = [find_ingredients(message, documents) for message in weeks]
    texts = [to_plan(weeks, documents), [asdict(message) for message in weeks], documents.course.agenda.zone]
    form = find_form(documents).read_text("utf-8")
    texts.append(to_thanks(documents, language))
    return [hash_code(), form, cards, texts, documents.edition.name, find_date(documents.course.project.root)]


def to_plan(weeks: Sequence[WeekMessage], documents: Documents) -> str:
    """Messages → who does what in which week, for the team: its words are Indonesian."""
    words = documents.words[SOURCE_LANGUAGE]
    lines = [words["team_weeks_text"]]
    for message in weeks:
        lines += ["", f"{to_when(message, words)}: {message.card}", words["team_weeks_call"]]
    return "\n".join([*lines, ""])
