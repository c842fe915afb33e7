"""What no script is needed for works with JavaScript off, from a folder, by finger and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.practice.reading import read
from tests.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]


def test_option_that_is_chosen_tells_its_own_reason_and_another_may_be_chosen(page: Page) -> None:
    quiz = ".quiz >> nth=0"
    before = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Langsung")
    wrong = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Setelah uang masuk")
    right = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Besok")

    assert before == read(page, "main button") == []  # nor a button that would do nothing
    assert wrong == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert right == ["✓ Benar. Lihat rekening sendiri.", "Foto bisa palsu."]
    assert read(page, f"{quiz} >> .why") == ["✗ Belum tepat.", "Foto bisa palsu."]


def test_where_several_are_right_each_is_told_by_itself(page: Page) -> None:
    quiz = ".quiz >> nth=1"
    page.click(f"{quiz} >> text=PIN")
    page.click(f"{quiz} >> text=Nama toko")

    assert read(page, f"{quiz} >> .why") == ["✓ Benar.", "✗ Belum tepat. Nama toko boleh dilihat.", "Keduanya kunci."]


def test_quiz_is_answered_by_keyboard(page: Page) -> None:
    page.focus(".quiz input >> nth=0")
    page.keyboard.press("Space")
    first = read(page, ".quiz >> nth=0 >> .why")
    page.keyboard.press("ArrowDown")

    assert first == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert page.locator(".quiz input:focus + label").inner_text() == "Setelah uang masuk"
    assert read(page, ".quiz >> nth=0 >> .why")[0] == "✓ Benar. Lihat rekening sendiri."


def test_reason_is_read_right_after_its_option(page: Page) -> None:
    page.click("text=Langsung")
    tree = page.locator(".quiz").first.aria_snapshot()

    assert [line.strip("- ").partition('"')[0].strip() for line in tree.splitlines()][:4] == [
        "group",
        "text: Kapan dikirim?",
        "radio",
        "text: Langsung",
    ]
    assert tree.index("Uangnya belum tentu ada.") < tree.index("Setelah uang masuk")


def test_chat_goes_on_after_a_right_reply_only_and_a_wrong_one_may_be_taken_back(page: Page) -> None:
    chat = ".chat"
    page.click(f"{chat} >> text=Ada. >> nth=0")
    wrong = read(page, f"{chat} legend, {chat} p")
    page.click(f"{chat} >> text=Ada, Rp15.000.")
    right = read(page, f"{chat} legend, {chat} p")
    page.click(f"{chat} >> text=Saya kirim.")
    stopped = read(page, f"{chat} p")
    page.click(f"{chat} >> text=Saya lihat rekening.")

    assert wrong == ["Pembeli: Masih ada?", "✗ Belum tepat. Banyak yang lalu pergi."]
    assert right == ["Pembeli: Masih ada?", "Pembeli: Sudah saya bayar."]
    assert stopped == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert read(page, f"{chat} p") == ["✓ Selesai. Uangnya dicek dulu."]


def test_chat_is_played_by_keyboard(page: Page) -> None:
    page.focus(".chat input >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert read(page, ".chat p") == ["✓ Selesai. Uangnya dicek dulu."]


def test_card_tells_what_it_is_without_script(page: Page) -> None:
    page.click(".judge >> text=palsu >> nth=0")
    page.click(".judge >> text=palsu >> nth=1")

    assert read(page, ".judge p") == ["✓ Benar. Sebab satu.", "✗ Belum tepat. Sebab dua."]


def test_right_order_is_folded_away_without_script(page: Page) -> None:
    before = read(page, ".order ol li, .order button")
    page.click(".order summary")

    assert before == []
    assert read(page, ".order ol li") == ["Pembeli: Tanya", "Penjual: Jawab", "Pembeli: Bayar"]


def test_keypad_is_the_one_for_numbers(page: Page) -> None:
    modes = [field.get_attribute("inputmode") for field in page.locator(".calc input").all()]

    assert modes == ["numeric", "decimal", "numeric", "numeric", "numeric"]
