"""The card for the kitchen: two A5 cards on one side of a sheet, with the numbers of the facts, large."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import yaml
from tests.conftest import ROOT

FACTS = yaml.safe_load((ROOT / "modules/facts.yml").read_text("utf-8"))
LEAST_HEIGHT = 18
"""In points, of the digits of a number that is called in an emergency."""


@pytest.mark.parametrize(("edition", "language"), [("ambarawa", "id"), ("ambarawa", "jv"), ("cicaheum", "su")])
def test_numbers_of_the_facts_stand_large_on_two_cards_of_one_side(edition: str, language: str, sites: Path) -> None:
    (page,) = pypdfium2.PdfDocument(sites / edition / f"unduh/kartu-kulkas.{language}.pdf")
    text = page.get_textpage()

    assert page.get_width() > page.get_height()
    for name in ("kontak_ojk", "polisi", "lapor_kekerasan"):
        number = FACTS[name]["value"]
        places, found = [], text.search(number, match_whole_word=True)
        while place := found.get_next():
            _, bottom, right, top = text.get_charbox(place[0])
            if top - bottom >= LEAST_HEIGHT:
                places.append(right < page.get_width() / 2)
        assert sorted(places) == [False, True], number
