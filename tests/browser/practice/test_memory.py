"""What this phone remembers: where somebody was, what was typed into a sheet; and the questions asked again."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import touch
from tests.browser.practice.reading import read
from tests.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
SCROLL = """async () => {
  for (let top = 0; top < document.body.scrollHeight; top += 300) {
    scrollTo({ top, behavior: "instant" });
    await new Promise(done => setTimeout(done, 60));
  }
}"""


def test_home_says_what_was_read_and_answered_and_one_tap_forgets_it(live: Page, site: Path) -> None:
    before = live.evaluate("localStorage.length")
    live.click(".quiz label >> nth=0")
    live.wait_for_selector("script[src*=memory]", state="attached")
    live.click(".quiz >> nth=1 >> label >> nth=0")
    live.evaluate(SCROLL)
    live.goto((site / "index.html").as_uri())
    live.wait_for_selector(".cards a small:nth-of-type(2)")
    said = read(live, ".cards a small:nth-of-type(2)")
    on = live.get_attribute("text=Lanjutkan: Awal", "href") if live.locator("text=Lanjutkan").count() else ""
    live.click("text=Hapus catatan di HP ini")
    after = live.evaluate("localStorage.length")

    assert before == after == 0
    assert said == ["✓ Sudah dibaca · 1 dari 2 benar"]
    assert on == ""
    assert read(live, ".cards a small:nth-of-type(2)") == []
    assert read(live, "main [role=status], main [role=status] + button")[:2] == [
        "Catatan sudah dihapus. ",
        "Kembalikan",
    ]


def test_home_leads_on_to_where_reading_ended(live: Page, site: Path) -> None:
    touch(live)
    live.mouse.wheel(0, 400)
    live.wait_for_selector("script[src*=memory]", state="attached")
    live.wait_for_timeout(300)
    moves = live.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    live.goto((site / "index.html").as_uri())

    assert (live.get_attribute("text=Lanjutkan: Awal", "href") or "").split("/")[-1] in ("#uang", "index.html#uang")
    assert moves == "auto"  # at once, not through all that lies between


def test_sheet_is_filled_kept_emptied_and_sent_by_her_alone(live: Page) -> None:
    for blank in (".boxes li", ".promises li", ".grid", ".write"):
        live.click(f".sheet[data-live] {blank} >> nth=0")  # a blank opens its sheet as the button does
        live.wait_for_selector(".typed:focus")
    live.fill("[aria-label=Apa]", "Keripik")
    sent = live.get_attribute('.sheet[data-live] >> nth=0 >> a:has-text("Kirim lewat WhatsApp")', "href")
    live.fill(".price .typed >> nth=0", "15000")
    live.fill(".price .typed >> nth=1", "9.000")
    left = read(live, ".sheet[data-live] .price .result .write")
    live.fill(".price .typed >> nth=1", "10%")
    share = read(live, ".sheet[data-live] .price .result .write")
    counted = live.get_attribute('.sheet[data-live] >> nth=3 >> a:has-text("Kirim lewat WhatsApp")', "href")
    live.click(".tick >> text=Bayar")
    orders = live.get_attribute('.sheet[data-live] >> nth=1 >> a:has-text("Kirim lewat WhatsApp")', "href")
    live.click(".tick >> text=3 foto diambil")
    live.fill('[aria-label="1. Untung"]', "3000")
    live.fill('[aria-label="2. Untung"]', "Rp4.000")
    live.wait_for_selector("output:has-text('Untung: Rp7.000')")
    total = read(live, "text=/^Untung: Rp/")
    live.reload()
    live.wait_for_selector("[aria-label=Apa]")  # before any touch
    kept = live.input_value("[aria-label=Apa]")
    ticked = live.is_checked("[aria-label='3 foto diambil']")
    live.click(".sheet[data-live] >> nth=0 >> text=Kosongkan")

    assert share == ["Rp13.500"]
    assert unquote(counted or "").endswith("Harga: 15.000\nModal: 10%\n= Untung: Rp13.500".replace("Modal", "− Modal"))
    assert unquote(orders or "").endswith("1. Bayar ✓\nUntung: Rp0")
    assert ticked
    assert sent == "https://wa.me/?text=Lembar%20kerja%3A%20Kanvas%0AApa%3A%20Keripik"
    assert left == ["Rp6.000"]
    assert total[0] == "Untung: Rp7.000. Tersimpan di HP ini saja."
    assert kept == "Keripik"
    assert live.input_value("[aria-label=Apa]") == ""


def test_what_is_drawn_on_paper_is_tapped_and_said_in_the_text(live: Page) -> None:
    canvas, price = ".sheet[data-live] >> nth=0", ".sheet[data-live] >> nth=3"
    live.click(f"{canvas} >> text=Isi di HP")
    live.fill("[aria-label=Apa]", "Keripik\nKue")
    live.fill("[aria-label='Untuk siapa']", "Tetangga")
    live.wait_for_selector(f"{canvas} >> output:not(:empty)")
    said = live.locator(f"{canvas} >> output").evaluate("element => self.said = element.firstChild")
    live.click(f"{canvas} >> text=Tandai ✓ >> nth=1")
    live.click(f"{canvas} >> label:has-text('Lingkari ○') >> nth=0")
    live.select_option("[aria-label='Garis dari']", "Tetangga")
    live.select_option("[aria-label='ke']", "Kue")
    is_said_once = live.locator(f"{canvas} >> output").evaluate("element => self.said === element.firstChild")
    live.click(f"{price} >> text=Isi di HP")
    live.click(f"{price} >> text=Tandai ✓")
    sent = [unquote(live.get_attribute(f"{place} >> a", "href") or "").partition("\n")[2] for place in (canvas, price)]
    live.reload()
    live.wait_for_selector("[aria-label='ke']")
    kept = live.input_value("[aria-label='ke']")
    live.click(f"{canvas} >> text=Kosongkan")
    live.keyboard.press("Enter")  # on 'Kembalikan'

    assert said is not None
    assert is_said_once
    drawn = "Untuk siapa ✓\nApa ○\nGaris dari: Tetangga\nke: Kue"
    assert sent == [f"Apa: Keripik\nKue\nUntuk siapa: Tetangga\n{drawn}", "= Untung ✓"]
    assert kept == live.input_value("[aria-label='ke']") == "Kue"


def test_module_of_one_file_keeps_what_is_typed_and_leads_on(live: Page, site: Path) -> None:
    live.goto((site / "unduh/modul-awal.id.html").as_uri())
    before = live.evaluate("localStorage.length")
    live.click("text=Isi di HP >> nth=0")
    live.fill("[aria-label=Apa]", "Keripik")
    live.click(".quiz label >> nth=0")
    live.evaluate(SCROLL)
    live.reload()
    said = read(live, "main .progress >> nth=1")
    on = live.locator("text=Lanjutkan:").count()
    kept = live.input_value("[aria-label=Apa]")
    live.click("text=Hapus catatan di HP ini")
    live.evaluate(SCROLL)

    assert before == 0
    assert said[0].startswith("1 dari 2 bagian dibaca · 0 dari 2 benar")
    assert (on, kept) == (1, "Keripik")
    assert live.evaluate("localStorage.length") == 0
    assert live.loaded[-2:] == ["modul-awal.id.html"] * 2  # type: ignore[attr-defined]


def test_wrong_answers_are_asked_first_again(live: Page, site: Path) -> None:
    live.click(".quiz >> nth=1 >> label >> nth=1")
    live.wait_for_selector("script[src*=memory]", state="attached")
    live.wait_for_timeout(200)
    live.goto((site / "ulang/index.html").as_uri())
    every = len(read(live, "[data-of]"))
    live.click("text=Mulai sepuluh pertanyaan")
    live.wait_for_selector("script[src*=repeat]", state="attached")
    first = live.locator("[data-of]:visible").first.get_attribute("data-of")
    for one in live.locator("[data-of]:visible").all():
        one.locator("label").first.click()

    assert every == 5
    assert first == "awal:q1"
    assert read(live, "[data-live=repeat] > [role=status]")[0].endswith("dari 5 benar")


SPREAD = """slugs => {
  const block = document.querySelector("[data-live=repeat]"), all = [...block.querySelectorAll("[data-of]")], read = {};
  slugs.forEach((slug, i) => {
    read[slug] = { seen: ["uang"], first: {} };
    all.forEach(one => {
      const sign = one.dataset.of.split(":")[1], copy = one.cloneNode(true);
      copy.dataset.of = `${slug}:${sign}`;
      read[slug].first[sign] = i ? 1 : 0;
      block.append(copy);
    });
  });
  all.forEach(one => one.remove());
  localStorage["lapak:kecil:read"] = JSON.stringify(read);
}"""


@pytest.mark.parametrize(("modules", "most"), [("abcde", 3), ("ab", 5)])
def test_questions_come_out_of_all_modules_that_were_read(live: Page, site: Path, modules: str, most: int) -> None:
    live.goto((site / "ulang/index.html").as_uri())
    live.evaluate(SPREAD, [*modules])
    live.click("text=Mulai sepuluh pertanyaan")
    live.wait_for_selector("[data-live=repeat] > [role=status]", state="attached")
    drawn = live.evaluate(
        "[...document.querySelectorAll('[data-of]')].filter(one => !one.hidden).map(one => one.dataset.of[0])"
    )

    assert len(drawn) == 10
    assert drawn[:3] == ["a"] * 3  # all of 'a' was answered wrongly
    assert max(drawn.count(slug) for slug in modules) == most
