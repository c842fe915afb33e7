"""Practice by finger and by keyboard: what no script is needed for works with JavaScript off, and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from rich.console import Console
from tests.browser.conftest import NODE_MODULES, PHONE
from tests.conftest import CHROMIUM, TINY, list_refusals, write_project

from lapak.build import build_sites

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
MODULE = "modules/01-awal/index.md"
TEXT = """
/// quiz | Kapan dikirim?
- [ ] Langsung
    Uangnya belum tentu ada.
- [x] Setelah uang masuk
    Lihat rekening sendiri.
- [ ] Besok

Foto bisa palsu.
///

/// quiz | Apa yang rahasia?
- [x] PIN
- [ ] Nama toko
    Nama toko boleh dilihat.
- [x] OTP

Keduanya kunci.
///

/// practice | Pembeli
    kind: chat
    turns:
      - from: Pembeli
        says: Masih ada?
        replies:
          - {text: Ada., then: Banyak yang lalu pergi.}
          - {text: "Ada, Rp15.000.", right: true}
      - from: Pembeli
        says: Sudah saya bayar.
        replies:
          - {text: Saya lihat rekening., right: true}
          - {text: Saya kirim., then: Uangnya belum tentu ada.}
    end: Uangnya dicek dulu.
Balas.
///

/// practice | Asli?
    kind: real-or-fake
    cards:
      - {text: Satu, answer: fake, reason: Sebab satu.}
      - {text: Dua, answer: real, reason: Sebab dua.}
      - {text: Tiga, answer: fake, reason: Sebab tiga.}
Pilih.
///

/// practice | Urutkan
    kind: order-simulation
    roles: [Pembeli, Penjual]
    cards:
      - {role: Pembeli, text: Tanya}
      - {role: Penjual, text: Jawab}
      - {role: Pembeli, text: Bayar}
Urutkan.
///
"""
LARGE: Any = {"width": 412, "height": 915}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = (TINY / MODULE).read_text("utf-8").replace("Cek uang dulu.\n", f"Cek uang dulu.\n{TEXT}")
    project = write_project(tmp_path_factory.mktemp("practice") / "project", {MODULE: text})
    build_sites([project / "mkdocs.yml"], project / "site", "", Console(quiet=True))
    return project / "site" / "kecil"


@pytest.fixture
def live(browser: Browser, site: Path) -> Iterator[Page]:
    """The same page with JavaScript on; what it loads is in `page.loaded`."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    refused = list_refusals(context)
    page = context.new_page()
    page.loaded = []  # type: ignore[attr-defined]
    page.on("request", lambda request: page.loaded.append(request.url.rpartition("/")[2]))  # type: ignore[attr-defined]
    page.goto((site / "modul/awal/index.html").as_uri())
    yield page
    context.close()
    assert refused == []


@pytest.fixture(params=[PHONE, LARGE], ids=["small", "large"])
def page(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The module's page, opened from a folder with JavaScript off."""
    context = browser.new_context(viewport=request.param, java_script_enabled=False)
    refused = list_refusals(context)
    page = context.new_page()
    page.goto((site / "modul/awal/index.html").as_uri())
    yield page
    context.close()
    assert refused == []


def read(page: Page, place: str) -> list[str]:
    """What is visible of the elements at a place."""
    return [element.inner_text() for element in page.locator(place).all() if element.is_visible()]


def test_option_that_is_chosen_tells_its_own_reason_and_another_may_be_chosen(page: Page) -> None:
    quiz = ".quiz >> nth=0"
    before = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Langsung")
    wrong = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Setelah uang masuk")
    right = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Besok")

    assert before == []
    assert wrong == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert right == ["✓ Benar. Lihat rekening sendiri.", "Foto bisa palsu."]
    assert read(page, f"{quiz} >> .why") == ["✗ Belum tepat.", "Foto bisa palsu."]


def test_where_several_are_right_each_is_told_by_itself(page: Page) -> None:
    quiz = ".quiz >> nth=1"
    page.click(f"{quiz} >> text=PIN")
    page.click(f"{quiz} >> text=Nama toko")

    assert read(page, f"{quiz} >> .why") == ["✓ Benar.", "✗ Belum tepat. Nama toko boleh dilihat.", "Keduanya kunci."]


def test_quiz_is_answered_by_keyboard(page: Page) -> None:
    page.focus("#uang\\.2\\.1")
    page.keyboard.press("Space")
    first = read(page, ".quiz >> nth=0 >> .why")
    page.keyboard.press("ArrowDown")

    assert first == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert page.locator("#uang\\.2\\.2:focus").count() == 1
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


def judge(page: Page, answers: str) -> list[str]:
    """Taps the answers, a letter each: r for real, f for fake → the score."""
    for card, answer in zip(page.locator(".judge fieldset").all(), answers, strict=True):
        card.locator("label").nth("rf".index(answer)).click()
    page.wait_for_selector(".judge [role=status] p")
    return read(page, ".judge [role=status] p")


def test_card_tells_what_it_is_without_script(page: Page) -> None:
    page.click(".judge >> text=palsu >> nth=0")
    page.click(".judge >> text=palsu >> nth=1")

    assert read(page, ".judge p") == ["✓ Benar. Sebab satu.", "✗ Belum tepat. Sebab dua."]


def test_script_of_the_score_is_loaded_by_the_first_tap_alone(live: Page) -> None:
    before = list(live.loaded)  # type: ignore[attr-defined]
    live.click(".judge label >> nth=0")
    live.click(".judge label >> nth=2")
    live.wait_for_selector(".judge [role=status]", state="attached")

    assert before == ["index.html"]
    assert live.loaded == ["index.html", "real-or-fake.js"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("answers", "counts", "meaning"),
    [
        ("frf", "Palsu yang ketahuan: 2 dari 2. Asli yang Ibu tolak: 0 dari 1.", "Bagus!"),
        ("rrf", "Palsu yang ketahuan: 1 dari 2. Asli yang Ibu tolak: 0 dari 1.", "Sudah lumayan."),
        ("rff", "Palsu yang ketahuan: 1 dari 2. Asli yang Ibu tolak: 1 dari 1.", "Ini masih seperti menebak."),
        ("fff", "Palsu yang ketahuan: 2 dari 2. Asli yang Ibu tolak: 1 dari 1.", "Semua Ibu anggap palsu. Ini seperti"),
        ("rrr", "Palsu yang ketahuan: 0 dari 2. Asli yang Ibu tolak: 0 dari 1.", "Semua Ibu anggap asli. Ini seperti"),
    ],
)
def test_caught_and_false_alarms_are_told_apart_and_all_the_same_is_chance(
    live: Page, answers: str, counts: str, meaning: str
) -> None:
    score = judge(live, answers)

    assert score[0] == counts
    assert score[1].startswith(meaning)


def test_first_answer_counts_and_all_can_be_tried_again(live: Page) -> None:
    live.click(".judge label >> nth=0")
    live.wait_for_selector(".judge [role=status]", state="attached")
    first = judge(live, "frf")
    live.click(".judge button")
    second = judge(live, "frf")

    assert "1 dari 2" in first[0]
    assert "2 dari 2" in second[0]


def test_right_order_is_folded_away_without_script(page: Page) -> None:
    before = read(page, ".order ol li, .order button")
    page.click(".order summary")

    assert before == []
    assert read(page, ".order ol li") == ["Pembeli: Tanya", "Penjual: Jawab", "Pembeli: Bayar"]


def test_cards_are_tapped_in_their_order_and_a_wrong_one_is_told_at_once(live: Page) -> None:
    live.click("text=Urutkan di sini")
    live.wait_for_selector(".order [role=status]")
    asked = read(live, ".order [role=status]")
    live.click('.order li button:has-text("Bayar")')
    wrong = read(live, ".order [role=status], .order li small")
    for card in ("Tanya", "Jawab", "Bayar"):
        live.click(f'.order li button:has-text("{card}")')

    assert asked == ["Kartu nomor 1 yang mana?"]
    assert wrong == ["✗ Belum tepat.", "✗ Belum tepat. Kartu nomor 1 yang mana?"]
    assert read(live, ".order [role=status]") == ["✓ Selesai, urutannya benar. Keliru 1 kali. Ulangi"]
    assert read(live, ".order li") == ["3 Pembeli: Bayar", "2 Penjual: Jawab", "1 Pembeli: Tanya"]
    assert "order-simulation.js" in live.loaded  # type: ignore[attr-defined]


def test_order_is_played_by_keyboard_alone_and_again(live: Page) -> None:
    live.focus(".order button")
    live.keyboard.press("Enter")
    live.wait_for_selector(".order [role=status]")
    for keys in (["Tab", "Tab", "Enter"], ["Shift+Tab", "Enter"], ["Shift+Tab", "Enter"]):
        for key in keys:
            live.keyboard.press(key)
    done = read(live, ".order [role=status]")
    live.click("text=Ulangi")

    assert done == ["✓ Selesai, urutannya benar. Keliru 0 kali. Ulangi"]
    assert read(live, ".order [role=status]") == ["Kartu nomor 1 yang mana?"]
