"""A module is long: its contents, the way back up, the other language at the same section, a menu that lets go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import PHONE, TOOLS, touch
from tests.conftest import CHROMIUM, list_refusals

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
MODULE = "/ambarawa/modul/praktik/"


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A small phone with JavaScript."""
    context = browser.new_context(viewport=PHONE, base_url=address, reduced_motion="reduce")  # type: ignore[arg-type]
    refused = list_refusals(context)
    yield context.new_page()
    context.close()
    assert refused == []


def test_contents_are_closed_and_lead_to_every_section(phone: Page, address: str) -> None:
    phone.goto(address + MODULE)
    assert not phone.locator(".jump a").first.is_visible()

    phone.click(".jump summary")
    phone.click(".jump a[href='#balas-chat']")

    assert phone.url.endswith("#balas-chat")
    assert phone.locator(".jump a").count() == 10


def test_end_of_the_page_leads_up_again(phone: Page, address: str) -> None:
    phone.goto(address + MODULE)
    phone.emulate_media(reduced_motion="reduce")
    phone.click(".up")

    assert phone.evaluate("document.querySelector('h1').getBoundingClientRect().top") > 0


def test_without_a_script_each_section_has_the_other_language(phone: Page, address: str) -> None:
    phone.goto(address + MODULE)
    phone.click("#balas-chat .swap")

    assert phone.url == f"{address}/ambarawa/jv/modul/praktik/#balas-chat"


def test_language_switch_stays_in_the_section_that_is_read(reader: Page) -> None:
    reader.goto(MODULE)
    touch(reader)
    reader.evaluate("document.getElementById('balas-chat').scrollIntoView()")
    reader.locator(".languages a[hreflang=jv]").dispatch_event("click")  # a real click would scroll before it

    reader.wait_for_url("**/jv/modul/praktik/#balas-chat")


def test_language_switch_at_the_top_stays_at_the_top(reader: Page) -> None:
    reader.goto(MODULE)
    reader.click(".languages a[hreflang=jv]")
    reader.wait_for_url("**/jv/modul/praktik/")

    assert "#" not in reader.url


@pytest.mark.parametrize("way", ["sign", "escape", "back"])
def test_menu_closes(reader: Page, way: str) -> None:
    reader.goto(MODULE)
    reader.click(".menu summary")
    assert reader.locator(".menu nav").is_visible()
    reader.wait_for_selector(TOOLS, state="detached")
    if way == "sign":
        reader.click(".menu summary")
    elif way == "escape":
        reader.keyboard.press("Escape")
    else:
        reader.go_back()

    reader.locator(".menu nav").wait_for(state="hidden")
    assert reader.url.endswith(MODULE)


def test_cards_say_how_long_reading_takes(phone: Page, address: str) -> None:
    phone.goto(f"{address}/cicaheum/")
    said = [card.inner_text() for card in phone.locator(".cards small").all()]

    assert [text.partition(" ")[2] for text in said] == ["menit membaca"] * 6
    assert all(5 <= int(text.partition(" ")[0]) <= 15 for text in said), "the meeting takes 90"
