"""What only a browser knows: a small phone, JavaScript off, nothing asked of another host."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import PHONE
from tests.conftest import CHROMIUM
from tests.website.test_sites import find_pages

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]


WIDTHS = (180, 320, 360, 1366)
"""A phone whose page is zoomed to 200 %, phones, a laptop."""
QUICK_WIDTHS = (180, 360)
"""The narrowest; sheets are measured from 320 on."""


def test_one_request_and_no_other_host(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))

    phone.goto(f"{address}/ambarawa/modul/praktik/")

    assert [url for url in asked if not url.startswith("data:")] == [f"{address}/ambarawa/modul/praktik/"]


def test_language_switch_stays_on_the_page(phone: Page, address: str) -> None:
    phone.goto(f"{address}/ambarawa/modul/praktik/")

    phone.click(".languages a[hreflang=jv]")
    there = phone.url
    phone.click(".languages a[hreflang=id]")

    assert there == f"{address}/ambarawa/jv/modul/praktik/"
    assert phone.url == f"{address}/ambarawa/modul/praktik/"


MOST_WIDTH = """Math.max(document.documentElement.scrollWidth,
  ...[...document.querySelectorAll(innerWidth < 320 ? '#none' : '.sheet .scroll')]
    .map(sheet => innerWidth + sheet.scrollWidth - sheet.clientWidth))"""
"""Nobody finds the other half of a sheet to fill in."""


def test_menu_opens_and_leads_to_every_module(phone: Page, address: str) -> None:
    phone.goto(f"{address}/cicaheum/su/modul/praktik/")

    phone.click(".menu summary")
    phone.click(".menu a.module >> nth=0")

    assert phone.url == f"{address}/cicaheum/su/modul/pengenalan/"


def test_answer_of_a_quiz_opens_by_a_tap(phone: Page, address: str) -> None:
    phone.goto(f"{address}/ambarawa/modul/praktik/")
    answers = phone.locator(".quiz").first.locator(".why")

    assert [answer.is_visible() for answer in answers.all()] == [False, False, False, False]
    phone.locator(".quiz label").first.click()
    assert [answer.is_visible() for answer in answers.all()] == [True, False, False, False]


@pytest.mark.parametrize(
    ("edition", "widths"), [("ambarawa/jv", QUICK_WIDTHS), pytest.param("", WIDTHS, marks=pytest.mark.slow)]
)
def test_nothing_is_wider_than_the_screen(
    browser: Browser, address: str, sites: Path, edition: str, widths: tuple[int, ...]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    wide = []
    for file in find_pages(sites / edition):
        page.goto(f"{address}/{file.relative_to(sites).as_posix()}")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 640})
            if page.evaluate(MOST_WIDTH) > width:
                wide.append(f"{file.relative_to(sites).as_posix()}: {width}")
    context.close()

    assert not wide, "\n".join(wide)


def test_every_touch_target_is_large_enough(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/ambarawa/jv/modul/praktik/")
    small = page.evaluate(
        "[...document.querySelectorAll('.top a, .top summary, .button, .steps-on a, main summary, main label')]"
        ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 47.5).map(e => e.textContent)"
    )
    context.close()

    assert small == []
