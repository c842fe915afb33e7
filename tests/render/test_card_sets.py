"""What is brought for a module names the sets that are cut, and no cards that its plan does without."""

from __future__ import annotations

from tests.own import load_own

from lapak.render.card_sets import list_brought


def test_what_is_brought_names_the_sets_that_are_cut_and_no_other_cards() -> None:
    documents = load_own("mkdocs.yml")

    brought = [[phrase.text for phrase in list_brought(one, documents.words)] for one in documents.modules["id"]]
    sets = '"Lima kartu PKH", "Judul karton", "Kartu peran", "Pesanan", "Uang mainan", "Tempel di amplop"'
    assert brought[3][3:-2] == ["kertas bungkus", "3 amplop tiap meja"]
    assert brought[3][-1] == f"kartu yang digunting: {sets}"
    assert brought[5][1:3] == ["kertas dan spidol", "gunting dan selotip"]


def test_what_is_brought_in_another_language_is_the_same() -> None:
    documents = load_own("mkdocs.yml")

    brought = [[phrase.text for phrase in list_brought(one, documents.words)] for one in documents.modules["jv"]]

    assert brought[3][3:-2] == ["kertas bungkus", "3 amplop saben meja"]
    assert brought[5][1:3] == ["kertas lan spidol", "gunting lan selotip"]
    assert [len(own) for own in brought] == [len(list_brought(one, documents.words)) for one in documents.modules["id"]]
