"""A reader's ways through the course: by finger without JavaScript, and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
SLUGS = ["pengenalan", "implementasi", "praktik", "optimalisasi", "prospek", "risiko"]
MOST_TABS = 60
LEAST_BYTES = 400
"""Of a download: the invitation as a message is the shortest."""


def test_whole_course_can_be_read_by_finger(phone: Page, address: str) -> None:
    phone.goto(f"{address}/cicaheum/su/")
    phone.click(".cards a >> nth=0")
    read = []
    while True:
        read.append(phone.url.rstrip("/").rpartition("/")[2])
        for summary in phone.locator("main summary").all():
            summary.click()
        assert phone.locator("main details:not([open])").count() == 0
        onward = phone.locator("a[rel=next]")
        if not onward.count():
            break
        onward.click()

    assert read == SLUGS


def test_every_download_is_reached_from_its_two_lists(phone: Page, address: str, sites: Path) -> None:
    phone.goto(f"{address}/ambarawa/jv/modul/risiko/")
    phone.click(".menu summary")
    phone.click(".menu a[href$='unduh/']")
    targets = {link.get_attribute("href") or "" for link in phone.locator("main a[download]").all()}
    phone.goto(f"{address}/ambarawa/jv/fasilitator/hari-h/")
    day = {link.get_attribute("href") or "" for link in phone.locator("main a[download]").all()}
    targets |= {target.removeprefix("../") for target in day}

    answers = [phone.request.get(f"{address}/ambarawa/jv/unduh/{target}") for target in targets]

    names = {target.rpartition("/")[2] for target in targets}
    assert names >= {file.name for file in (sites / "ambarawa" / "unduh").glob("*.jv.*")} | {"kursus.zip", "agenda.ics"}
    assert [answer.url for answer in answers if not answer.ok or len(answer.body()) < LEAST_BYTES] == []


def press_until(page: Page, selector: str) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_menu_switch_and_answers_work_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(f"{address}/ambarawa/modul/praktik/")
    press_until(phone, ".menu summary")
    phone.keyboard.press("Enter")
    press_until(phone, ".menu a.module[href$='risiko/']")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/modul/risiko/")
    press_until(phone, ".languages a[hreflang=jv]")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/jv/modul/risiko/")
    press_until(phone, "main summary")
    phone.keyboard.press("Enter")

    assert phone.locator("main details[open]").count() == 1


def test_skip_link_is_the_first_thing_the_keyboard_meets(phone: Page, address: str) -> None:
    phone.goto(f"{address}/ambarawa/modul/praktik/")

    phone.keyboard.press("Tab")

    assert phone.locator("[href='#isi']:focus").is_visible()
