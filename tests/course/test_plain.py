"""Our own texts are plain (brief C3), complete in every language, and add up to both forms of the training."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, TINY, Files

from lapak.course.checks.passages import find_text_passages
from lapak.course.checks.plain import (
    MOST_SECTION_WORDS,
    Plainness,
    count_reader_words,
    count_syllables,
    is_broken_up,
    measure_plainness,
)
from lapak.course.library import Library, load_library
from lapak.course.training.edition import load_edition
from lapak.course.translation.translations import find_status
from lapak.course.values.glossary import EMPTY
from lapak.website.host.config import load_project

EDITIONS = {"mkdocs.yml": "jv", "mkdocs.cicaheum.yml": "su"}
LONGEST_SENTENCE = 22


def load(file: Path) -> Library:
    project = load_project(file)
    edition = load_edition(project, [])
    assert edition
    return load_library(project, edition, [])


@pytest.fixture(scope="module")
def libraries() -> dict[str, Library]:
    return {name: load(ROOT / name) for name in EDITIONS}


@pytest.fixture(scope="module")
def measured(libraries: dict[str, Library]) -> dict[tuple[str, str], Plainness]:
    return {text.key: text for library in libraries.values() for text in measure_plainness(library, EMPTY)}


@pytest.mark.parametrize(("language", "share"), [("id", 0.95), ("jv", 0.90), ("su", 0.90)])
def test_sentences_are_short(measured: dict[tuple[str, str], Plainness], language: str, share: float) -> None:
    texts = [text for text in measured.values() if text.language == language]

    assert sum(text.short for text in texts) / sum(text.sentences for text in texts) >= share
    assert {text.origin: text.longest for text in texts if text.longest > LONGEST_SENTENCE} == {}


def test_no_long_section_is_only_paragraphs(libraries: dict[str, Library]) -> None:
    sections = [section for library in libraries.values() for text in library.texts for section in text.sections]

    assert [
        f"{section.path}#{section.id}"
        for section in sections
        if count_reader_words(section) > MOST_SECTION_WORDS and not is_broken_up(section)
    ] == []


@pytest.mark.parametrize(("name", "language"), EDITIONS.items())
def test_every_unit_is_translated_and_fresh(libraries: dict[str, Library], name: str, language: str) -> None:
    left = {
        f"{status.origin} {unit}": freshness
        for status in find_status(libraries[name], language)
        for unit, freshness in status.freshness.items()
        if freshness != "fresh"
    }

    assert left == {}


def test_modules_add_up_to_half_a_day_and_to_six_meetings(libraries: dict[str, Library]) -> None:
    opening, rest, questions, closing = 10, 10, 10, 10
    for library in libraries.values():
        minutes = [module.front.minutes for module in library.modules]  # type: ignore[union-attr]

        assert sum(minute.short for minute in minutes) + opening + rest + questions + closing == 150
        assert sum(minute.full for minute in minutes) == 540


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Harganya Rp15.000. Stok ada.", ["Harganya Rp15.000.", "Stok ada."]),
        ("Hapus berkas .apk itu.", ["Hapus berkas .apk itu."]),
        ('Katakan: "Tunggu dulu." Lalu cek.', ['Katakan: "Tunggu dulu."', "Lalu cek."]),
        ("Jam 9.30 mulai? Ya! Baik.", ["Jam 9.30 mulai?", "Ya!", "Baik."]),
    ],
)
def test_sentences_end_where_a_reader_would_pause(
    make_project: Callable[[Files], Path], text: str, sentences: list[str]
) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8").replace("Cek uang dulu.", text)
    library = load(make_project({"modules/01-awal/index.md": module}) / "mkdocs.yml")

    passages = [passage for passage in find_text_passages(library.modules[0], "id") if passage.section == "uang"]

    assert passages[1].sentences == sentences


@pytest.mark.parametrize(
    ("word", "count"), [("uang", 2), ("jualan", 3), ("memperlihatkan", 5), ("buru-buru", 2), ("pakai", 2)]
)
def test_syllables_are_counted_by_vowels(word: str, count: int) -> None:
    assert count_syllables(word) == count
