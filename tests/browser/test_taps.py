"""What the first tap on a page loads: once, said when it does not come, and tried again by the next tap."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.browser.conftest import PHONE, touch
from tests.conftest import CHROMIUM, list_refusals

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
MODULE = "/ambarawa/modul/risiko/"
CARD = ".judge label >> nth=0"
FAILED = "Belum bisa dimuat. Sambungkan internet, lalu ketuk lagi."


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, base_url=address)  # type: ignore[arg-type]
    refused = list_refusals(context)
    yield context.new_page()
    context.close()
    assert refused == []


def list_asked(page: Page) -> list[str]:
    """The names of the files that a page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    return asked


def test_page_asks_for_nothing_until_it_is_touched_and_then_once(reader: Page) -> None:
    asked = list_asked(reader)
    reader.goto(MODULE)
    reader.evaluate("dispatchEvent(new PointerEvent('pointermove'))")  # of a mouse that rests
    reader.wait_for_timeout(300)
    before = [name for name in asked if name]
    touch(reader)
    for _ in range(3):
        reader.click(CARD)
    reader.wait_for_selector(".judge .score", state="attached")

    assert before == []
    assert sorted(name for name in asked if name.endswith(".js")) == ["alat.js", "memory.js", "real-or-fake.js"]


@pytest.mark.parametrize("name", ["alat.js", "real-or-fake.js"])
def test_script_that_does_not_come_is_told_and_the_next_tap_tries_again(reader: Page, name: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    reader.route(f"**/{name}", refuse)
    reader.goto(MODULE)
    reader.click(CARD)
    reader.locator("output", has_text=FAILED).wait_for()

    reader.unroute(f"**/{name}")
    reader.click(CARD)
    reader.wait_for_selector(".judge .score", state="attached")

    reader.locator("output", has_text=FAILED).wait_for(state="detached")


def test_menu_leads_to_the_offer_to_keep_the_course(reader: Page) -> None:
    reader.emulate_media(reduced_motion="reduce")
    reader.goto(MODULE)
    touch(reader)
    reader.click(".menu summary")
    reader.click(".menu a[href='#simpan']")

    reader.locator(".store button").wait_for()
    assert not reader.locator(".menu nav").is_visible()
    reader.wait_for_timeout(300)
    box = reader.locator(".store button").bounding_box()
    assert box
    assert 0 < box["y"] < PHONE["height"]
