"""Documents and counts → what the report on a training says, in Markdown, of the form `overrides/kit/laporan.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lapak.cache.entries import hash_code
from lapak.course.exam.table import WEEKS
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.training.agenda import count_tables
from lapak.dates import find_date
from lapak.kit.counts import ReportCounts
from lapak.render.document import Documents
from lapak.render.meetings import list_meetings, tell_when
from lapak.render.templates import load_templates

FORM = "kit/laporan.md"
MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
FIRST_MARKS = re.compile(r"^(\d+)([.)])|^([-+])")
"""At the beginning of a line they would make a list."""


def find_report_ingredients(documents: Documents) -> list[Any]:
    """All that the report without counts is made of: as long as it stays, so does the report."""
    project, edition = documents.course.project, documents.edition
    text = write_text(documents, ReportCounts())
    own = [project.site_name, edition.institution, edition.colours.primary, find_date(project.root)]
    return [hash_code(), "report", text, own]


def write_text(documents: Documents, counts: ReportCounts) -> str:
    """Documents and counts → the text of the report."""
    templates = load_templates(documents.course.project.template_roots)
    templates.filters["plain"] = to_plain
    return templates.get_template(FORM).render(list_values(documents, counts))


def to_plain(text: str) -> str:
    """Words of an edition → the same in Markdown, no sign of which means anything there."""
    escaped = MARKS.sub(r"\\\1", " ".join(text.split()))
    return FIRST_MARKS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", escaped)


def list_values(documents: Documents, counts: ReportCounts) -> dict[str, Any]:
    """Documents and counts → what the form may ask for: names, hours, modules; no person."""
    edition, agenda = documents.edition, documents.course.agenda
    choose = edition.schedule.choose
    numbers = {Path(module.path).parent.name: module.number for module in documents.modules[SOURCE_LANGUAGE]}
    return {
        "site": documents.course.project.site_name,
        "address": documents.find_published(SOURCE_LANGUAGE, ""),
        "institution": edition.institution,
        "place": edition.place,
        "when": tell_when(documents, SOURCE_LANGUAGE, is_over=True),
        "minutes": agenda.minutes,
        "participants": edition.participants,
        "helpers": edition.helpers,
        "tables": count_tables(edition.participants),
        "languages": [language.name for language in edition.languages],
        "words": documents.words[SOURCE_LANGUAGE],
        "weeks": WEEKS,
        "counts": counts,
        "questions": [
            {"module": numbers[question.section.partition("#")[0]], "topic": question.topic}
            for question in documents.course.exam.get(SOURCE_LANGUAGE, ())
        ],
        "modules": [
            {"number": module.number, "title": module.title.text, "minutes": choose(module.short, module.full)}
            for module in documents.modules[SOURCE_LANGUAGE]
        ],
        "meetings": [
            {
                "day": meeting.day,
                "hours": meeting.hours,
                "minutes": meeting.minutes,
                "parts": [row.name.text for row in meeting.rows],
            }
            for meeting in list_meetings(documents, SOURCE_LANGUAGE)
        ],
    }
