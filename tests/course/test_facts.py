"""Facts and variables in texts."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import TINY, Files

from lapak.render.document import Documents

FACTS = """
biaya:
  value: {id: Rp1.250 tiap pesanan, jv: Rp1.250 saben pesenan}
  source: menu biaya
  checked_on: 2026-11-01
  recheck_after: 2027-02-01
halal:
  value: 17 Oktober 2026
  source: peraturan
  checked_on: 2026-11-01
  recheck_after: 2026-11-02
  verified: false
"""


def read_first_section(documents: Documents, language: str) -> str:
    return "".join(documents.modules[language][0].sections[0].blocks[0].text.itertext()).strip()  # type: ignore[attr-defined]


PLACES = "Di {{ edition.place }}, {{ edition.language.name }}."


def make_with(text: str, translation: str) -> Files:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    local = (TINY / "modules/01-awal/index.jv.md").read_text("utf-8")
    return {
        "modules/facts.yml": FACTS,
        "modules/01-awal/index.md": module.replace("Foto di dekat jendela.", text),
        "modules/01-awal/index.jv.md": local.replace("Motret cedhak jendhela.", translation),
    }


def test_fact_is_in_the_language_of_its_text_and_says_when_it_was_checked(
    make_documents: Callable[[Files], Documents],
) -> None:
    documents = make_documents(make_with("Biaya {{ fact.biaya }}.", "Ragade {{ fact.biaya }}."))

    assert read_first_section(documents, "id").startswith("Biaya Rp1.250 tiap pesanan (dicek: November 2026).")
    assert read_first_section(documents, "jv").startswith("Ragade Rp1.250 saben pesenan (")


def test_unverified_fact_says_so_even_when_it_is_overdue(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents(make_with("Halal {{ fact.halal }}.", "Halal {{ fact.halal }}."))

    assert read_first_section(documents, "id").startswith("Halal 17 Oktober 2026 (belum diperiksa).")


def test_fact_says_how_old_its_source_is(make_documents: Callable[[Files], Documents]) -> None:
    files = make_with("Biaya {{ fact.biaya }}. Halal {{ fact.halal }}.", "Ragad {{ fact.biaya }}.")
    old = FACTS.replace("source: peraturan", "source: peraturan\n  source_date: 2024-10")
    new = old.replace("source: menu biaya", "source: menu biaya\n  source_date: 2026-05")
    documents = make_documents({**files, "modules/facts.yml": new})

    text = read_first_section(documents, "id")
    assert text.startswith("Biaya Rp1.250 tiap pesanan (sumber: Mei 2026). Halal 17 Oktober 2026 (sumber: ")
    assert "(sumber: Oktober 2024, belum diperiksa)" in text


def test_values_of_the_edition_are_filled_in(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents(make_with(PLACES, PLACES))

    assert read_first_section(documents, "id").startswith("Di Desa, Basa Jawa.")
