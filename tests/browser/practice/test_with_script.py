"""What a script adds: a score, an order, sums; loaded by the first tap."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import PHONE
from tests.browser.practice.reading import read
from tests.conftest import CHROMIUM

from lapak.course.values.price import MOST_RUPIAH, WHOLE, find_fee, find_profit
from lapak.render.templates import to_rupiah

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]


def judge(page: Page, answers: str) -> list[str]:
    """Taps the answers, a letter each: r for real, f for fake → the score."""
    for card, answer in zip(page.locator(".judge fieldset").all(), answers, strict=True):
        card.locator("label").nth("rf".index(answer)).click()
    page.wait_for_selector(".judge .score p")
    return read(page, ".judge .score p")


def test_script_of_the_score_is_loaded_by_the_first_tap_alone(live: Page) -> None:
    before = list(live.loaded)  # type: ignore[attr-defined]
    live.click(".judge label >> nth=0")
    live.click(".judge label >> nth=2")
    live.wait_for_selector(".judge .score", state="attached")

    assert before == ["index.html", "alat.js"]
    assert sorted(live.loaded) == ["alat.js", "index.html", "memory.js", "real-or-fake.js"]  # type: ignore[attr-defined]


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
    live.wait_for_selector(".judge .score", state="attached")
    first = judge(live, "frf")
    live.click(".judge button")
    second = judge(live, "frf")

    assert "1 dari 2" in first[0]
    assert "2 dari 2" in second[0]


def test_cards_are_tapped_in_their_order_and_a_wrong_one_is_told_at_once(live: Page) -> None:
    live.click("text=Urutkan di sini")
    live.wait_for_selector(".order [role=status]:not(:empty)")
    asked = read(live, ".order [role=status]")
    live.click('.order li button:has-text("Bayar")')
    wrong = read(live, ".order [role=status], .order li small")
    for card in ("Tanya", "Jawab", "Bayar"):
        live.click(f'.order li button:has-text("{card}")')

    assert asked == ["Kartu nomor 1 yang mana?"]
    assert wrong == ["✗ Belum tepat.", "✗ Belum tepat. Kartu nomor 1 yang mana?"]
    assert read(live, ".order [role=status]") == ["✓ Selesai, urutannya benar. Keliru 1 kali. Ulangi"]
    assert read(live, ".order li") == ["1 Pembeli: Tanya", "2 Penjual: Jawab", "3 Pembeli: Bayar"]
    assert live.evaluate("document.activeElement.textContent") == "3 Pembeli: Bayar"
    assert "order-simulation.js" in live.loaded  # type: ignore[attr-defined]


def test_order_begins_at_the_top_of_its_list(live: Page) -> None:
    start = live.locator(".order > button")
    start.evaluate("button => button.scrollIntoView()")
    start.click()
    live.wait_for_selector(".order [role=status]:not(:empty)")
    top = (live.locator(".order li").first.bounding_box() or {}).get("y", -1)

    assert 0 <= top < 100


def test_order_is_played_by_keyboard_alone_and_again(live: Page) -> None:
    live.focus(".order button")
    live.keyboard.press("Enter")
    live.wait_for_selector(".order [role=status]:not(:empty)")
    for keys in (["Tab", "Tab", "Enter"], ["Shift+Tab", "Enter"], ["Shift+Tab", "Enter"]):
        for key in keys:
            live.keyboard.press(key)
    done = read(live, ".order [role=status]")
    live.click("text=Ulangi")

    assert done == ["✓ Selesai, urutannya benar. Keliru 0 kali. Ulangi"]
    assert read(live, ".order [role=status]") == ["Kartu nomor 1 yang mana?"]


def write(page: Page, *amounts: str) -> None:
    """Types the amounts of the calculator, the percentage among them."""
    page.click(".calc input >> nth=0")
    page.wait_for_selector("body > script", state="attached")
    for number, amount in enumerate(amounts):
        page.fill(f".calc input >> nth={number}", amount)
    page.wait_for_selector(".calc .result .write:not(:text-is('Rp'))")


def test_profit_of_one_and_of_several_in_a_parcel_is_told_as_she_types(live: Page) -> None:
    write(live, "15000", "10", "1.500", "8000", "1000")

    assert read(live, ".calc .result .write, .calc [data-packs], .calc .share ~ span") == [
        "Rp1.500",
        "Rp3.000",
        "Rp8.500",
        "Rp14.000",
    ]
    assert live.input_value(".calc input >> nth=0") == "15.000"


def test_result_stays_in_sight_above_the_keyboard_and_no_other_part_of_the_page_is_styled_anew(live: Page) -> None:
    count = "document.styleSheets[0].cssRules.length"
    before = live.evaluate(count)
    write(live, "15000")

    assert live.evaluate(count) == before
    for width, height in ((320, 568), (360, 330), (412, 915), (915, 412), (1280, 800)):
        live.set_viewport_size({"width": width, "height": height})
        place = live.evaluate("getComputedStyle(document.querySelector('.calc .result')).position")
        too_wide = live.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert (place, too_wide) == ("sticky", False), width


def test_fee_comes_from_the_fact_and_can_be_changed(live: Page) -> None:
    fee = live.input_value(".calc .share")
    write(live, "15.000", "6,5", "1250", "8.000", "1.000")

    assert fee == "10"
    assert read(live, ".calc .share ~ span, .calc .result .write") == ["Rp975", "Rp3.775"]


def test_loss_is_told_with_a_sign_and_words(live: Page) -> None:
    write(live, "10.000", "10", "1.500", "8.000", "1.000")

    live.wait_for_selector(".calc .result >> text=Rugi")

    assert read(live, ".calc .result > :not(.right)") == [
        "= Untung\n✗ Rugi Rp1.500. Naikkan harga, atau kecilkan biaya.",
        "−Rp1.500",
    ]


def test_amount_in_words_stays_and_one_without_its_thousands_is_asked_for(live: Page) -> None:
    write(live, "15rb", "10", "", "7,5 ribu", "")
    live.click(".calc .share")
    live.keyboard.type("12")
    live.wait_for_selector(".calc [role=status]:not(:empty)", state="attached")
    said, fields = read(live, ".calc .result > :not(.right)"), ".calc input:not(.share)"
    live.fill(f"{fields} >> nth=0", "15")
    live.fill(f"{fields} >> nth=2", "delapan ribu")
    live.click(".calc .share")

    assert said == ["= Untung", "Rp5.700"]
    assert live.input_value(".calc .share") == "12"
    assert [field.input_value() for field in live.locator(fields).all()] == ["15", "", "delapan ribu", ""]
    live.wait_for_selector(".calc th >> text=Tulis angkanya lengkap, misalnya 15000.")


TYPE = """cases => cases.map(amounts => {
  const fields = [...document.querySelectorAll(".calc input")];
  amounts.forEach((amount, i) => fields[i].value = amount);
  fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  const shown = document.querySelectorAll(".calc .share ~ span, .calc .result .write, .calc [data-packs]");
  return [...shown].map(element => element.textContent);
})"""


def test_browser_does_the_same_sums_as_python(live: Page) -> None:
    draw = Random(15)
    cases = []
    for _ in range(1000):
        most = draw.choice([100, 20_000, 3_000_000, MOST_RUPIAH])
        cases.append(([draw.randint(1, most) for _ in range(4)], draw.randint(0, WHOLE)))
    write(live, "1", "1", "1", "1", "1")
    shown = live.evaluate(TYPE, [[f"{p:,}".replace(",", "."), f"{s / 100:.2f}", *rest] for (p, *rest), s in cases])

    assert shown == [
        [
            to_rupiah(find_fee(amounts[0], share)),
            *(to_rupiah(find_profit(amounts, packs, share, {1, 3})).replace("Rp-", "−Rp") for packs in (1, 2, 3)),
        ]
        for amounts, share in cases
    ]


def test_listing_is_one_text_to_copy_and_to_send_and_is_kept_until_it_is_emptied(live: Page) -> None:
    live.click(".listing input >> nth=0")
    live.wait_for_selector(".listing textarea", state="attached")
    for number, text in ((0, "keripik"), (1, "200 gram"), (2, "15000"), (3, "Singkong & garam")):
        live.fill(f".listing dd input >> nth={number}", text)
    live.click(".listing label")
    live.click("text=Salin")
    live.wait_for_selector(".listing output:has-text('disalin')")
    made = live.input_value(".listing textarea")
    sent = live.get_attribute('.listing a:has-text("Kirim lewat WhatsApp")', "href")
    copied = read(live, ".listing output:not(:empty)")
    live.reload()
    live.wait_for_selector(".listing textarea", state="attached")  # before any touch
    kept, ticked = live.input_value(".listing textarea"), live.is_checked(".listing fieldset input")
    live.click(".listing >> text=Kosongkan")
    gone = live.evaluate("Object.keys(localStorage).filter(key => key.includes(':text:'))")
    live.wait_for_selector(".listing output:has-text('Sudah dikosongkan.')")
    emptied = read(live, ".listing textarea, .listing p:has(output)")
    live.keyboard.press("Enter")  # on 'Kembalikan'

    assert ticked
    assert made == kept == "Keripik 200 gram\nHarga: Rp15.000\nBahan: Singkong & garam"
    assert sent == "https://wa.me/?text=Keripik%20200%20gram%0AHarga%3A%20Rp15.000%0ABahan%3A%20Singkong%20%26%20garam"
    assert copied == ["✓ Sudah disalin. Tempel di aplikasi jualan."]
    assert (emptied, gone) == (["Sudah dikosongkan. Kembalikan"], [])
    assert live.input_value(".listing textarea") == made


def test_text_that_was_kept_does_not_replace_what_is_being_typed(live: Page) -> None:
    live.evaluate("""localStorage["lapak:kecil:text:awal:0"] = '["Lama", "200 gram"]'""")
    live.evaluate("""document.querySelector(".listing input").value = "Ba" """)
    live.click(".listing input >> nth=0")
    live.wait_for_selector(".listing textarea", state="attached")

    assert live.input_value(".listing textarea") == "Ba 200 gram"


def test_what_a_reply_brings_comes_into_sight(live: Page) -> None:
    live.click(".quiz label >> nth=0")
    live.wait_for_selector("script[src*=memory]", state="attached")
    live.wait_for_timeout(200)
    for text in ("Ada, Rp15.000.", "Saya lihat rekening."):
        reply = live.locator(".chat label", has_text=text)
        reply.evaluate("label => label.scrollIntoView({ block: 'end', behavior: 'instant' })")
        reply.click()
    live.wait_for_timeout(500)
    end = live.locator(".chat p >> nth=-1").bounding_box()

    assert end
    assert end["y"] + end["height"] <= PHONE["height"]
