"""The declared floor: Chrome and WebView 64, Opera Mini, KaiOS 2.5 (Gecko 48). Features are taken out of a page, and it
is looked at again: its text can be read, its links work, the menu covers nothing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.browser.conftest import PHONE
from tests.bundle.marionette import FIREFOX, Firefox
from tests.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
TAKEN = [
    (r"var\(", "none("),
    (r":is\(", ":none("),
    (r"::details-content", "::none"),
    (r"\b(min|max|clamp)\(", "none("),
    (r"display:(inline-)?grid", "display:none-such"),
    (r"(</?)(details|summary)\b", r"\1x-\2"),
    (r"(?<=[ >,};])(details|summary)(?=[:>{ .,])", r"x-\1"),
]
"""Custom properties, newer selectors and functions, grids, and elements that open: as if nobody knew them."""
ABSENT = """
delete String.prototype.matchAll; delete String.prototype.replaceAll; delete Array.prototype.at;
delete self.IntersectionObserver; delete self.ResizeObserver; delete self.DecompressionStream;
"""
PALE = """() => {
  const read = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const bend = part => part <= 10 ? part / 3294 : ((part / 255 + .055) / 1.055) ** 2.4;
  const shine = ([red, green, blue]) => .2126 * bend(red) + .7152 * bend(green) + .0722 * bend(blue);
  const findGround = element => {
    for (let at = element; at; at = at.parentElement) {
      const ground = read(getComputedStyle(at).backgroundColor);
      if (ground.length === 3) return ground;
    }
    return [255, 255, 255];
  };
  const pale = [];
  for (const element of document.body.querySelectorAll("*")) {
    const isText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!isText && element.tagName !== "path" || !element.getClientRects().length) continue;
    const ink = shine(read(getComputedStyle(element).color)), ground = shine(findGround(element));
    const [a, b] = [Math.max(ink, ground), Math.min(ink, ground)];
    if ((a + .05) / (b + .05) < 3) pale.push(element.outerHTML.slice(0, 90));
  }
  return pale;
}"""
"""Words and signs that can hardly be told from what is behind them."""
PAGES = ["ambarawa/", "ambarawa/jv/modul/praktik/", "cicaheum/su/darurat/", "ambarawa/unduh/", "ambarawa/cari/"]


def take_away(page: str) -> str:
    """A page → the same without what old browsers do not know."""
    for pattern, left in TAKEN:
        page = re.sub(pattern, left, page)
    return page


@pytest.fixture
def old_phone(browser: Browser, address: str) -> Iterator[Page]:
    """A small old phone."""

    def answer(route: Route) -> None:
        response = route.fetch()
        is_page = response.headers.get("content-type", "").startswith("text/html")
        route.fulfill(response=response, body=take_away(response.text()) if is_page else response.body())

    context = browser.new_context(viewport=PHONE, bypass_csp=True, base_url=address)  # type: ignore[arg-type]
    context.add_init_script(ABSENT)
    context.route("**/*", answer)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    # What a last click still asks for is no fault of the page: its answer may come after the end.
    context.unroute_all(behavior="ignoreErrors")
    context.close()
    assert errors == []


@pytest.mark.parametrize("place", PAGES)
def test_every_word_can_be_read_and_nothing_covers_it(old_phone: Page, place: str) -> None:
    old_phone.goto(f"/{place}")

    assert old_phone.evaluate(PALE) == []
    assert not old_phone.locator(".menu nav").is_visible()
    assert old_phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_answers_stand_open_and_links_lead_on(old_phone: Page) -> None:
    old_phone.goto("/ambarawa/")
    old_phone.click(".cards a >> nth=2")
    old_phone.wait_for_url("**/modul/praktik/")
    assert old_phone.locator(".question p").first.is_visible()

    old_phone.locator(".languages a[hreflang=jv]").dispatch_event("click")
    old_phone.wait_for_url("**/jv/modul/praktik/")
    old_phone.click(".bottom .urgent")

    old_phone.wait_for_url("**/jv/darurat/")


def test_menu_opens_by_a_script_where_nothing_else_opens_it(old_phone: Page) -> None:
    old_phone.goto("/ambarawa/modul/praktik/")
    old_phone.click(".menu > :first-child")
    old_phone.locator(".menu nav").wait_for()
    assert old_phone.evaluate(PALE) == []

    old_phone.click(".menu a.module >> nth=0")
    old_phone.wait_for_url("**/modul/pengenalan/")


def test_search_works(old_phone: Page) -> None:
    old_phone.goto("/ambarawa/cari/?q=kode+otp")

    old_phone.wait_for_selector("[role=search] li a")


@pytest.mark.slow
@pytest.mark.skipif(not FIREFOX, reason="needs Firefox: apt install firefox-esr")
def test_firefox_goes_the_same_ways(address: str, tmp_path: Path) -> None:
    with Firefox(tmp_path / "profile") as firefox:
        firefox.ask("WebDriver:Navigate", url=f"{address}/ambarawa/")
        firefox.click(".cards li:nth-child(3) a")
        firefox.click(".menu summary")
        assert firefox.run("return document.querySelector('.menu').open")
        firefox.ask("WebDriver:Back")
        assert not firefox.run("return document.querySelector('.menu').open")
        firefox.run("document.getElementById('balas-chat').scrollIntoView({behavior: 'instant'})")
        firefox.run("document.querySelector('.languages a[hreflang=jv]').click()")
        assert wait_for(firefox, "location.pathname + location.hash", "/ambarawa/jv/modul/praktik/#balas-chat")
        firefox.ask("WebDriver:Navigate", url=f"{address}/ambarawa/cari/?q=wa+saya+dibajak")
        wait_for(firefox, "document.querySelectorAll('[role=search] li a').length > 0", True)
        firefox.run("document.querySelector('[role=search] li a').click()")
        assert wait_for(firefox, "location.hash", "#tanya-6")
        assert firefox.run("return document.querySelector('#tanya-6').open")
        firefox.ask("WebDriver:Navigate", url=f"{address}/cicaheum/su/darurat/")
        assert firefox.run("return document.querySelectorAll('a[href^=\"tel:\"]').length") == 2


def wait_for(firefox: Firefox, expression: str, wanted: object) -> bool:
    """Asks until the page says what is wanted, ten seconds at most."""
    for _ in range(100):
        if firefox.run(f"return {expression}") == wanted:
            return True
        time.sleep(0.1)
    return False
