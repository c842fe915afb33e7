"""One line of the edition moves every hour that is told: on page and paper, in notes, deck and calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from icalendar import Calendar
from pptx import Presentation
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.website.site import make_site

SCHEDULE = """schedule:
      days: [2027-01-09]
      start: "{start}"
      arrival: {arrival}
      sessions: [[buka, {more}awal, tutup]]
      parts: {{buka: 10, salat: 20, tutup: 5}}
"""
HOURS = re.compile(r"(?<![\d.])(?:[01]\d|2[0-3])\.[0-5]\d(?![\d.])")
GUIDE = "fasilitator-awal.id.pdf"
TOLD = ("agenda.id.pdf", "naskah.id.pdf", "acara.id.md", "acara.id.html", "acara.id.pptx")


def write_day(start: str, more: str, arrival: int) -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    page = "---\ntitle: Acara\nsummary: Jam.\nlayout: agenda\n---\n\n## Cara {#cara}\n\nBaca dari atas.\n"
    schedule = SCHEDULE.format(start=start, more=more, arrival=arrival)
    schedule = schedule if more else schedule.replace("salat: 20, ", "")
    return {"mkdocs.yml": settings.replace("    modules:", f"    {schedule}    modules:"), "docs/acara.md": page}


def find_hours(text: str) -> list[str]:
    return sorted(set(HOURS.findall(text)))


def read_export(name: str, data: bytes) -> str:
    if name.endswith("pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if name.endswith("pptx"):
        return "\n".join(slide.notes_slide.notes_text_frame.text for slide in Presentation(BytesIO(data)).slides)
    return data.decode()


@pytest.mark.parametrize(
    ("start", "more", "arrival", "hours", "of_the_module"),
    [
        ("09.30", "", 0, ["09.30", "09.40", "09.45", "09.50"], ["09.40", "09.45"]),
        ("13.00", "", 30, ["12.30", "13.00", "13.10", "13.15", "13.20"], ["13.10", "13.15"]),
        ("09.30", "salat, ", 0, ["09.30", "09.40", "10.00", "10.05", "10.10"], ["10.00", "10.05"]),
    ],
)
def test_every_output_tells_the_hours_of_the_edition(
    start: str,
    more: str,
    arrival: int,
    hours: list[str],
    of_the_module: list[str],
    make_documents: Callable[[Files], Documents],
) -> None:
    documents = make_documents(write_day(start, more, arrival))
    exports = {export.name: export for export in plan_exports(documents)}
    agenda = next(document for document in documents.list_published("id") if document.address == "acara/")

    told = {name: find_hours(read_export(name, exports[name].make())) for name in (*TOLD, GUIDE)}
    told["page"] = find_hours(make_site(documents).to_article(agenda))
    event = Calendar.from_ical(exports["agenda.ics"].make()).events[0]

    assert {name: found for name, found in told.items() if name != GUIDE and found != hours} == {}
    assert told[GUIDE] == of_the_module
    assert [event.start.strftime("%H.%M"), event.end.strftime("%H.%M")] == [start, hours[-1]]
