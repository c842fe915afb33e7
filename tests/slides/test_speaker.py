"""The speaker's window beside the deck on the wall, opened from a folder: what it shows, and who leads whom."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.bundle.marionette import FIREFOX, Firefox
from tests.conftest import CHROMIUM
from tests.slides.conftest import press

PAGE_DOWN = "\ue00f"
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]


def test_speakers_window_follows_and_leads(wall: Page) -> None:
    second, third, *_, last = wall.locator("section h2").all_text_contents()
    press(wall, "ArrowRight")
    with wall.expect_popup() as opened:
        wall.keyboard.press("s")
    desk = opened.value
    desk.wait_for_selector(f"section.now >> text={second}")
    assert desk.locator("section.now aside").is_visible()
    assert desk.locator("section.next > div").is_visible()
    assert desk.locator("section.next h2").inner_text() == third
    assert re.fullmatch(r"\d\d\.\d\d", desk.locator("#clock").inner_text())
    assert desk.locator("#left").inner_text() == "Wektu kari 25 menit"

    desk.keyboard.press("PageDown")
    assert desk.locator(".told aside").is_visible(), "the section's notes stay while its slides go by"
    wall.wait_for_selector(f"section.now >> text={third}")
    wall.keyboard.press("PageUp")
    desk.wait_for_selector(f"section.now >> text={second}")
    desk.keyboard.press("b")
    wall.wait_for_selector("html.black", state="attached")
    assert desk.locator("section.now > div").is_visible()

    wall.reload()
    wall.wait_for_timeout(1200)
    desk.keyboard.press("End")
    wall.wait_for_selector(f"section.now >> text={last}")


def test_speaker_sees_the_minutes_that_are_left(context: BrowserContext, deck: Path) -> None:
    page = context.new_page()
    page.clock.install(time="2026-11-22T09:00:00")
    page.goto(deck.as_uri())
    press(page, "ArrowRight")
    desk = context.new_page()
    desk.clock.install(time="2026-11-22T09:10:30")
    desk.goto(deck.as_uri() + "#speaker")

    assert desk.locator("#clock").inner_text() == "09.10"
    assert desk.locator("#left").inner_text() == "Wektu kari 15 menit"
    assert desk.locator("#needed").inner_text() == "Slide sing isih butuh 25 menit."

    desk.clock.set_fixed_time("2026-11-22T09:28:30")
    desk.keyboard.press("ArrowRight")
    assert desk.locator("#left").inner_text() == "Kliwat 3 menit"
    desk.keyboard.press("r")
    assert desk.locator("#left").inner_text() == "Wektu kari 25 menit"


@pytest.mark.slow
@pytest.mark.skipif(not FIREFOX, reason="needs Firefox: apt install firefox-esr")
def test_speakers_window_of_firefox_follows_and_leads(deck: Path, tmp_path: Path) -> None:
    title = "return document.querySelector('.now h1, .now h2').textContent"

    def press_in(firefox: Firefox, key: str) -> None:
        presses = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        firefox.ask("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": presses}])

    with Firefox(tmp_path / "profile") as firefox:
        firefox.ask("WebDriver:Navigate", url=deck.as_uri())
        second, third = firefox.run("return [...document.querySelectorAll('h2')].slice(0, 2).map(h => h.textContent)")
        press_in(firefox, PAGE_DOWN)
        (wall,) = firefox.ask("WebDriver:GetWindowHandles")
        press_in(firefox, "s")
        time.sleep(3)
        desk = next(handle for handle in firefox.ask("WebDriver:GetWindowHandles") if handle != wall)
        firefox.ask("WebDriver:SwitchToWindow", handle=desk)
        assert firefox.run(title) == second

        press_in(firefox, PAGE_DOWN)
        time.sleep(0.5)
        firefox.ask("WebDriver:SwitchToWindow", handle=wall)
        assert firefox.run(title) == third
