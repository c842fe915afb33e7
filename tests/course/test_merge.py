"""Freshness and review of each section, and what a reader gets for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.course.model import Section
from lapak.render.document import Documents, Tree, load_documents
from lapak.website.host.config import load_project

MODULE = "modules/01-awal/index.md"
TRANSLATION = "modules/01-awal/index.jv.md"
LOCK = "modules/01-awal/translations.lock.json"
Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]


def load_section(project: Path, section_id: str, language: str = "jv") -> Section[Tree]:
    documents: Documents = load_documents(load_project(project / "mkdocs.yml"))
    sections = documents.modules[language][0].sections
    return next(section for section in sections if section.id == section_id)


def edit(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_translation_never_accepted_is_fresh_and_not_reviewed(make_project: Make) -> None:
    section = load_section(make_project({LOCK: None}), "foto")

    assert (section.language, section.freshness, section.review) == ("jv", "fresh", None)


def test_missing_section_stands_in_indonesian(make_project: Make) -> None:
    text = (TINY / TRANSLATION).read_text("utf-8")
    project = make_project({TRANSLATION: text[: text.index("## Dhuwit")]})

    section = load_section(project, "uang")

    assert (section.title, section.language, section.freshness) == ("Uang", "id", "missing")


@pytest.mark.parametrize(
    ("section_id", "old", "new", "shown"),
    [
        ("foto", "Foto di dekat jendela.", "Foto di dekat pintu.", ("Motret", "jv")),
        ("uang", "Cek uang dulu.", "Cek mutasi dulu.", ("Uang", "id")),  # it is critical
    ],
)
def test_stale_section_keeps_its_translation_unless_it_is_critical(
    make_project: Make, run_lapak: Run, section_id: str, old: str, new: str, shown: tuple[str, str]
) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    edit(project, MODULE, old, new)

    section = load_section(project, section_id)

    assert ((section.title, section.language), section.freshness) == (shown, "stale")


def test_old_notes_are_told_by_the_guide_the_speaker_and_the_status(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    edit(project, MODULE, "Tanyakan siapa yang pernah.", "Tanyakan pelan-pelan.")

    run_lapak(project, "build")
    _, status = run_lapak(project, "translations", "status")

    folder = project / "site/kecil/unduh"
    told = "Cathetan kanggo fasilitator"
    assert told in read_paper(folder / "fasilitator-awal.jv.pdf")
    assert told not in read_paper(folder / "modul-awal.jv.pdf")
    slides = Presentation(str(folder / "slide-awal.jv.pptx")).slides
    spoken = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    assert sum(told in notes for notes in spoken) == 1
    assert status.splitlines()[1].split() == ["kecil", "01-awal", "jv", "4", "0", "2", "0", "1"]


def read_paper(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_changed_facilitator_note_makes_no_warning_stale(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    edit(project, MODULE, "Tanyakan siapa yang pernah.", "Tanyakan pelan-pelan.")

    section = load_section(project, "uang")

    assert (section.language, section.freshness, section.has_old_notes) == ("jv", "fresh", True)


def test_notes_beside_an_indonesian_text_are_never_old(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    edit(project, MODULE, "Tanyakan siapa yang pernah.", "Tanyakan pelan-pelan.")
    edit(project, MODULE, "Cek uang dulu.", "Cek mutasi dulu.")

    section = load_section(project, "uang")

    assert (section.language, section.freshness, section.has_old_notes) == ("id", "stale", False)


def test_changed_alt_text_is_a_unit_of_its_own(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    edit(project, MODULE, "![Tangan memegang HP]", "![Satu tangan memegang HP]")

    _, status = run_lapak(project, "translations", "status")

    assert load_section(project, "foto").freshness == "fresh"
    assert status.splitlines()[1].split() == ["kecil", "01-awal", "jv", "3", "1", "2", "0", "0"]


def test_review_holds_only_for_the_text_that_was_reviewed(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal", "foto", "--reviewed-by", "guru Basa Jawa")

    reviewed = load_section(project, "foto").review
    edit(project, TRANSLATION, "Motret cedhak jendhela.", "Motret cedhak lawang.")

    assert reviewed
    assert reviewed.role == "guru Basa Jawa"
    assert load_section(project, "foto").review is None


def test_minor_change_keeps_the_review(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal", "--reviewed-by", "guru Basa Jawa")
    edit(project, MODULE, "Foto di dekat jendela.", "Foto dekat jendela.")

    run_lapak(project, "translations", "accept", "jv", "awal", "foto", "--minor")

    section = load_section(project, "foto")
    assert section.freshness == "fresh"
    assert section.review


def test_build_never_writes_the_lock(make_project: Make, run_lapak: Run) -> None:
    project = make_project({LOCK: None})

    run_lapak(project, "build")

    assert not (project / LOCK).exists()


def test_lock_is_sorted_so_that_two_peoples_changes_merge(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")

    units = list(json.loads((project / LOCK).read_text("utf-8"))["jv"])

    assert units == ["@title", "foto", "foto!images/hp.svg", "uang"]


def test_changed_number_makes_an_accepted_translation_stale_and_stops_nothing(
    make_project: Make, run_lapak: Run
) -> None:
    project = make_project({})
    run_lapak(project, "translations", "accept", "jv", "awal")
    edit(project, MODULE, "Foto di dekat jendela.", "Ambil 3 foto di dekat jendela.")

    code, printed = run_lapak(project, "check")

    assert code == 0, printed
    assert load_section(project, "foto").freshness == "stale"


def test_section_copied_word_for_word_is_not_translated_yet(make_project: Make) -> None:
    source = (TINY / MODULE).read_text("utf-8")
    section = source[source.index("## Uang") :].replace(" .critical full=5", "")
    text = (TINY / TRANSLATION).read_text("utf-8")
    project = make_project({TRANSLATION: text[: text.index("## Dhuwit")] + section, LOCK: None})

    copied = load_section(project, "uang")

    assert (copied.language, copied.freshness) == ("id", "missing")


def test_accepting_an_unknown_section_suggests_the_right_one(make_project: Make, run_lapak: Run) -> None:
    code, printed = run_lapak(make_project({}), "translations", "accept", "jv", "awal", "fotto")

    assert code == 2
    assert printed == "lapak: nothing to accept in 'fotto': did you mean 'foto'?\n"
