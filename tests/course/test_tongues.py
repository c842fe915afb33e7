"""Sentences in another language are advised of, marked ones and those of the text's own language are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, TINY, Files

from lapak.commands.translation_reports import load_texts
from lapak.commands.usage import find_config_files
from lapak.course.checks.tongues import find_other_language, find_tongue_advisories
from lapak.course.tongues.model import ENDING, FOLDER, load_tongues, make_tongue, pack_tongue, unpack_tongue
from upkeep.tongues import find_own_sentences, measure

SENTENCES = {
    "id": [
        "Kemarin sore saya pergi ke rumah nenek naik sepeda.",
        "Harga cabai naik lagi sejak hujan turun setiap hari.",
        "Tolong kabari kami kalau barangnya sudah sampai di sana.",
        "Mereka belum tahu kapan jembatan itu akan diperbaiki.",
    ],
    "jv": [
        "Wingi sore aku lunga menyang omahe simbah numpak pit.",
        "Rega lombok mundhak maneh wiwit udan saben dina.",
        "Tulung dikabari yen barange wis tekan kana, ya.",
        "Wong-wong durung ngerti kapan kreteg kuwi arep didandani.",
    ],
    "su": [
        "Kamari sonten abdi ka bumi nini nganggo sapédah.",
        "Pangaos cabé naék deui ti saprak hujan unggal dinten.",
        "Punten wartosan upami barangna tos dugi ka ditu.",
        "Aranjeunna teu acan terang iraha sasak téh badé dileresan.",
    ],
}
"""Of no text of ours."""


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("number", range(4))
def test_sentence_is_known_among_all_languages(language: str, number: int) -> None:
    told = {own: find_other_language(SENTENCES[language][number], own, load_tongues()) for own in SENTENCES}

    assert told == {own: "" if own == language else language for own in SENTENCES}


@pytest.mark.parametrize(
    "sentence",
    [
        "Saya tunggu uangnya masuk.",  # five words
        "Opat pilar: Kominfo, Japelidi, sareng Siberkreasi, kompas.com, 2021.",  # names and addresses
    ],
)
def test_what_cannot_be_said_is_not_said(sentence: str) -> None:
    assert find_other_language(sentence, "su", load_tongues()) == ""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ('Bu Sri mbales: "Saya tunggu uangnya masuk dulu, ya, Kak."', True),
        ('Bu Sri mbales: ["Saya tunggu uangnya masuk dulu, ya, Kak."]{lang=id}', False),
        ("/// language\n    code: id\nSaya tunggu uangnya masuk dulu, ya, Kak.\n///", False),
    ],
)
def test_marked_words_are_left_out(make_project: Callable[[Files], Path], text: str, is_told: bool) -> None:
    name = "modules/01-awal/index.jv.md"
    own = (TINY / name).read_text("utf-8").replace("Motret cedhak jendhela.", text)
    library = load_texts(make_project({name: own}) / "mkdocs.yml")[1]

    hints = [f"{hint.path}:{hint.line}: {hint.what.partition(':')[0]}" for hint in find_tongue_advisories(library)]

    assert hints == [f"{name}:7: this looks like 'id' in a text in 'jv'"] * is_told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("Garis ditarik saka kekuwatan menyang alangan.", "jv"), ("Toel judul berkasna, teras pilih modulna.", "su")],
)
def test_a_language_that_is_known_well_needs_less_of_a_lead(sentence: str, told: str) -> None:
    assert find_other_language(sentence, "id", load_tongues()) == told


def test_files_are_small_and_come_back() -> None:
    tongue = make_tongue(["Satu dua tiga.", "Satu."])

    assert unpack_tongue(pack_tongue(tongue)) == tongue
    assert all(file.stat().st_size <= 60_000 for file in FOLDER.glob(f"*{ENDING}"))


@pytest.mark.slow
def test_own_texts_have_no_unmarked_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert [str(hint) for file in find_config_files([]) for hint in find_tongue_advisories(load_texts(file)[1])] == []


@pytest.mark.slow
def test_sentences_that_the_counts_have_not_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    own = find_own_sentences()
    for code, (asked, right, advised) in measure(own, own).items():
        assert right / asked >= 0.97, code
        assert advised / asked <= 0.01, code
