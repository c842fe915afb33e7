"""What a change of a practice says to somebody who listens: in one place, once, when she has stopped typing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
LISTEN = """() => {
  self.heard = [];
  const say = text => text.trim() && self.heard.push(text.trim());
  new MutationObserver(records => records.forEach(({ type, target, addedNodes }) => {
    const place = target.nodeType === 1 ? target : target.parentNode;
    if (!place || !place.closest("[aria-live=polite],[role=status],output:not([aria-live])")) return;
    if (type === "characterData") say(target.data);
    else addedNodes.forEach(node => say(node.textContent));
  })).observe(document, { subtree: true, childList: true, characterData: true });
}"""
"""Notes all that is written into a place that is read out."""
REST = 1300


def type_in(page: Page, place: str, text: str) -> list[str]:
    """Taps a field, types and rests → what was heard of it."""
    page.click(place)
    page.evaluate("self.heard = []")
    page.keyboard.type(text, delay=30)
    page.wait_for_timeout(REST)
    return list(page.evaluate("self.heard"))


def test_sum_of_a_price_is_told_once(live: Page) -> None:
    live.evaluate(LISTEN)
    live.click(".calc input >> nth=0")
    live.wait_for_selector("body > script", state="attached")

    assert type_in(live, ".calc input >> nth=0", "15000") == ["Untung: Rp13.500"]
    assert type_in(live, ".calc input >> nth=3", "20000") == ["✗ Rugi Rp6.500. Naikkan harga, atau kecilkan biaya."]


@pytest.mark.parametrize(
    ("sheet", "field", "typed", "heard"),
    [
        (0, "[aria-label=Apa]", "Keripik", ["Tersimpan di HP ini saja."]),
        pytest.param(
            1,
            "[aria-label='1. Untung']",
            "7000",
            ["Untung: Rp7.000. Tersimpan di HP ini saja."],
            marks=pytest.mark.slow,
        ),
        (3, ".price .typed >> nth=0", "15000", ["= Untung: Rp15.000. Tersimpan di HP ini saja."]),
    ],
    ids=["boxes", "orders", "price"],
)
def test_what_is_typed_into_a_sheet_is_told_once(
    live: Page, sheet: int, field: str, typed: str, heard: list[str]
) -> None:
    live.evaluate(LISTEN)
    live.click(f".sheet[data-live] >> nth={sheet} >> text=Isi di HP")
    live.wait_for_selector(field)
    first, again = type_in(live, field, typed), type_in(live, field, "\t")

    assert (first, again) == (heard, [])


def test_way_back_is_told_by_its_focus_alone(live: Page) -> None:
    live.click(".sheet[data-live] >> nth=0 >> text=Isi di HP")
    live.fill("[aria-label=Apa]", "Keripik")
    live.evaluate(LISTEN)
    live.click(".sheet[data-live] >> nth=0 >> text=Kosongkan")
    live.wait_for_timeout(REST)

    assert live.evaluate("self.heard") == ["Sudah dikosongkan."]
    assert live.evaluate("document.activeElement.textContent") == "Kembalikan"


def test_cards_in_their_order_are_told_once(live: Page) -> None:
    live.click("text=Urutkan di sini")
    live.wait_for_selector(".order [role=status]:not(:empty)")
    live.evaluate(LISTEN)
    for card in ("Bayar", "Tanya", "Jawab", "Bayar"):
        live.click(f'.order li button:has-text("{card}")')

    assert live.evaluate("self.heard") == [
        "✗ Belum tepat. Kartu nomor 1 yang mana?",
        "Kartu nomor 2 yang mana?",
        "Kartu nomor 3 yang mana?",
        "✓ Selesai, urutannya benar. Keliru 1 kali.",
        "Ulangi",
    ]
