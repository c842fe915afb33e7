"""The deck of the day: everything in the order and the hours of the agenda, at most one slide a minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from pptx import Presentation
from tests.conftest import TINY, Files
from tests.own import load_own

from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.slides.deck.model import Deck
from lapak.slides.plan import Decks, to_day_deck, to_deck

Make = Callable[[Files], Documents]
SCHEDULE = """schedule:
      start: "{start}"
      sessions: [[buka, awal, {more}doa, tutup]]
      parts: {{buka: 10, salat: 20, tutup: 5, doa: {{minutes: 5, label: {{id: Doa bersama, jv: Donga}}}}}}
"""
QUIZ = "\n## Kuis {#kuis}\n\n/// quiz | Kapan?\n- [ ] Kini\n- [x] Nanti\n\nFoto bisa palsu.\n///\n"


def make_day(documents: Documents, language: str = "id") -> Deck:
    return to_day_deck(language, documents, partial(to_deck, documents=documents))


def write_day(start: str, *, has_prayer: bool = False) -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    schedule = SCHEDULE.format(start=start, more="salat, " if has_prayer else "")
    schedule = schedule if has_prayer else schedule.replace("salat: 20, ", "")
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    return {
        "mkdocs.yml": settings.replace("    modules:", f"    {schedule}    modules:"),
        "modules/01-awal/index.md": module + QUIZ,
        "modules/01-awal/index.jv.md": None,
        "modules/01-awal/translations.lock.json": None,
    }


@pytest.mark.parametrize(
    ("start", "has_prayer", "hours"),
    [
        ("09.30", False, ["09.30–09.55", "09.30–09.40", "09.40–09.45", "09.45–09.50", "09.50–09.55"]),
        ("13.00", False, ["13.00–13.25", "13.00–13.10", "13.10–13.15", "13.15–13.20", "13.20–13.25"]),
        ("09.30", True, ["09.30–10.15", "09.30–09.40", "09.40–09.45", "09.45–10.05", "10.05–10.10", "10.10–10.15"]),
    ],
)
def test_hours_in_the_notes_follow_the_agenda(
    start: str, has_prayer: bool, hours: list[str], make_documents: Make
) -> None:
    documents = make_documents(write_day(start, has_prayer=has_prayer))

    clocks = [slide.clock for slide in make_day(documents).shown.slides if slide.clock]

    assert list(dict.fromkeys(clocks)) == hours


def test_each_part_of_the_day_has_the_slides_of_its_own_module(make_documents: Make) -> None:
    files = write_day("09.30")
    head = "title: Lain\nsummary: b\nminutes: {short: 5, full: 35}\nobjectives: [c]"
    second = f"---\n{head}\n---\n## Kirim {{#kirim short=5 full=5}}\n- Titip kurir\n- Catat resi\n"
    settings = (
        str(files["mkdocs.yml"])
        .replace("- 01-awal", "- 01-awal\n      - 02-lain")
        .replace("awal, doa", "awal, lain, doa")
    )
    documents = make_documents({**files, "mkdocs.yml": settings, "modules/02-lain/index.md": second})

    shown = [(slide.section_id, slide.title) for slide in make_day(documents).shown.slides]

    assert [pair for pair in shown if pair[0].startswith(("1/awal/", "1/lain/"))] == [
        ("1/awal/", "Awal"),
        ("1/awal/foto", "Foto"),
        ("1/lain/", "Lain"),
        ("1/lain/kirim", "Kirim"),
    ]


def test_what_the_form_leaves_out_is_hidden_behind_what_is_shown(make_documents: Make) -> None:
    documents = make_documents(write_day("09.30"))
    exports = {export.name: export for export in plan_exports(documents)}

    slides = Presentation(BytesIO(exports["acara.id.pptx"].make())).slides
    shown = [slide.shapes.title.text for slide in slides if slide.element.get("show") != "0"]
    hidden = [slide.shapes.title.text for slide in slides if slide.element.get("show") == "0"]

    assert shown == [
        "Kecil",
        "Pembukaan",
        "Aturan ruang",
        "Awal",
        "Foto",
        "Doa bersama",
        "Penutup",
        "Janji saya minggu ini",
    ]
    assert hidden == ["Cadangan, tidak ditampilkan", "Uang", "Kapan?", "Jawaban: Kapan?"]
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert "Kapan?" not in exports["acara.id.html"].make().decode()
    assert "Kapan?" not in exports["acara.id.md"].make().decode()
    assert Decks(documents).number_day() == {
        **{"1//": 1, "1/buka/": 2, "1/awal/": 4, "1/awal/foto": 5, "1/doa/": 6, "1/tutup/": 7},
        "1/tutup//promise": 8,
    }


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_no_module_of_ours_shows_more_slides_than_it_has_minutes(config: str) -> None:
    documents = load_own(config)
    agenda = documents.course.agenda
    minutes = {
        (str(one.number), part.name): part.minutes
        for one in agenda.sessions
        for part in (*([one.arrival] if one.arrival else []), *one.parts)
    }

    for language in documents.modules:
        shown = make_day(documents, language).shown.slides
        counts = Counter(tuple(slide.section_id.split("/")[:2]) for slide in shown)
        assert {place: n for place, n in counts.items() if place[1] and n > minutes[place]} == {}  # type: ignore[index]
        assert len(shown) <= agenda.minutes
        assert len({slide.title for slide in shown}) == len(shown)


def test_half_a_day_has_no_quiz_and_six_weeks_have_all_of_them() -> None:
    def count(config: str) -> tuple[int, int]:
        asked = [slide for slide in make_day(load_own(config)).slides if slide.kind == "answer"]
        return sum(not slide.is_hidden for slide in asked), sum(slide.is_hidden for slide in asked)

    assert count("mkdocs.yml") == (0, 30)
    assert count("mkdocs.cicaheum.yml") == (30, 0)


def test_key_points_have_no_minutes_in_half_a_day_and_stand_behind_all_that_is_shown() -> None:
    documents = load_own("mkdocs.yml")

    assert [slide.title for slide in make_day(documents).shown.slides if "Poin penting" in slide.title] == []


def test_each_of_six_meetings_begins_with_a_slide_of_its_own() -> None:
    deck = make_day(load_own("mkdocs.cicaheum.yml"))
    first = [(slide.title, slide.clock) for slide in deck.slides if slide.is_meeting]

    assert first == [(f"Pertemuan {number}", "15.45–16.00") for number in range(1, 7)]
    assert deck.minutes == 90
