"""What the speaker is told: the plan of the form that is taught, its hours, an author's notes, a hint otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.conftest import TINY, Files
from tests.own import load_own

from lapak.course.blocks import Exercise
from lapak.render.document import Documents
from lapak.slides.advice import find_slide_advisories
from lapak.slides.deck.tree_text import to_text
from lapak.slides.plan import to_deck

Make = Callable[[Files], Documents]
TEXT = """/// slide | Lap kaca
- Satu
- Dua

notes:
Tunjukkan kainnya.
///

/// slide | Latihan: Foto
- Tiga
- Empat
///

/// facilitator
**Bentuk penuh:** contoh 3 menit.

- **Siapkan:** kain.

**Waktu sempit:** contoh 1 menit.
///"""
QUIZ = "/// quiz | Kapan?\n- [ ] Kini\n    Uangnya belum ada.\n- [x] Nanti\n\nFoto bisa palsu.\n///"


def write_module(text: str, form: str = "short", module: str = "Foto di dekat jendela.") -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    schedule = f'    schedule: {{form: {form}, start: "08.00"}}\n    modules:'
    source = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    return {
        "mkdocs.yml": settings.replace("    modules:", schedule),
        "modules/01-awal/index.md": source.replace(module, text),
    }


def tell(documents: Documents) -> list[tuple[str, str, str, str]]:
    """Title, hours, hint and notes of each slide of the Indonesian module."""
    deck = to_deck(documents.modules["id"][0], documents)
    words = documents.words["id"]
    return [
        (one.title, one.tell_time(words), one.told_hint.split(".")[0], " | ".join(map(to_text, one.notes)))
        for one in deck.slides
    ]


@pytest.mark.parametrize(
    ("form", "hours", "plan"),
    [
        ("short", "08.00–08.05 · 5 menit", 'contoh 1 menit. Baris "Lakukan" di bawah hanya kalau ada waktu.'),
        ("full", "08.10–08.20 · 10 menit", "contoh 3 menit."),
    ],
)
def test_notes_show_the_plan_of_the_form_first_and_the_other_one_not_at_all(
    form: str, hours: str, plan: str, make_documents: Make
) -> None:
    told = tell(make_documents(write_module(TEXT, form)))

    assert told[1:3] == [
        ("Lap kaca", hours, "", f"Rencana: {plan} Siapkan: kain. | Tunjukkan kainnya."),
        ("Latihan: Foto", "", "Bacakan tugasnya satu kali", ""),
    ]


def test_plan_that_is_added_to_what_to_do_does_not_take_its_place(make_documents: Make) -> None:
    told = tell(make_documents(write_module(TEXT.replace("/// facilitator", "/// facilitator\n    plan: added"))))

    assert told[1][3] == "Rencana: contoh 1 menit. Siapkan: kain. | Tunjukkan kainnya."


FORMS = """/// slide | Panjang
    form: full
- Satu
///

/// slide | Pendek
    form: short
- Dua
///

/// slide | Selalu
- Tiga
///

/// exercise | Coba
    minutes: 6
Coba.
///"""


@pytest.mark.parametrize(
    ("form", "shown", "hidden", "minutes"),
    [("short", ["Pendek", "Selalu"], ["Panjang"], 0), ("full", ["Panjang", "Selalu"], [], 6)],
)
def test_slides_and_minutes_are_those_of_the_form_that_is_taught(
    form: str, shown: list[str], hidden: list[str], minutes: int, make_documents: Make
) -> None:
    documents = make_documents(write_module(FORMS, form))
    module = documents.modules["id"][0]
    slides = [slide for slide in to_deck(module, documents).slides if slide.section_id == "foto"]

    assert [slide.title for slide in slides if not slide.is_hidden] == shown
    assert [slide.title for slide in slides if slide.is_hidden] == hidden
    told = [block.options.minutes for block in module.sections[0].blocks if isinstance(block, Exercise)]
    assert told == [minutes]


def test_a_quiz_is_asked_without_comment_and_answered_with_what_each_wrong_choice_means(make_documents: Make) -> None:
    told = tell(make_documents(write_module(QUIZ)))
    asked, answer = (slide for slide in told if slide[0].endswith("Kapan?"))

    assert asked[2:] == ("Bacakan pertanyaan dan pilihannya", "")
    assert answer[2:] == ("Bacakan jawabannya dan sebabnya", "✗ Kini: Uangnya belum ada.")


def test_a_deck_to_which_nobody_says_anything_is_a_hint(make_documents: Make) -> None:
    files = {
        name: re.sub("/// facilitator.*?///", "", (TINY / name).read_text("utf-8"), flags=re.DOTALL)
        for name in ("modules/01-awal/index.md", "modules/01-awal/index.jv.md")
    }
    told = {str(hint) for hint in find_slide_advisories(make_documents(files)) if "no notes" in hint.what}

    assert told == {
        f"modules/01-awal/{name}:1: the slides have no notes; "
        "write '/// facilitator' in a section, or 'notes:' below a slide's text"
        for name in ("index.md", "index.jv.md")
    }


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_every_slide_of_ours_has_something_for_the_speaker_in_the_plan_of_its_form(config: str) -> None:
    documents = load_own(config)
    left_out = {own[documents.edition.schedule.choose("full_plan", "short_plan")] for own in documents.words.values()}

    for modules in documents.modules.values():
        for module in modules:
            for slide in to_deck(module, documents).slides:
                said = [slide.told_hint, *map(to_text, slide.notes)]
                assert any(said), (module.address, slide.title)
                assert not re.search(rf"({'|'.join(left_out)}):", " ".join(said)), (module.address, slide.title)
