"""The page of messages: one tap copies what is sent, another one opens WhatsApp with it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import PHONE
from tests.conftest import CHROMIUM, list_refusals

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
TEXT = "*Siji foto padhang cedhak jendhela*\n\nMinggu iki cukup 1 foto."


def test_a_message_is_copied_and_shared_with_the_address_of_its_section(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])  # type: ignore[arg-type]
    refused = list_refusals(context)
    page = context.new_page()
    page.goto(f"{address}/ambarawa/jv/fasilitator/pesan/")
    row = page.locator("#minggu-1 + blockquote + p")

    row.locator("button").click()
    page.wait_for_selector("button:has-text('Wis disalin')")

    copied = str(page.evaluate("navigator.clipboard.readText()"))
    shared = unquote(row.locator("a").get_attribute("href") or "")
    section = f"{address}/ambarawa/jv/modul/praktik/#foto"
    assert copied.startswith(TEXT)
    assert copied.endswith(f"\n\n{section}")
    assert shared.startswith(f"https://wa.me/?text={TEXT}")
    assert shared.endswith(f" {section}")
    assert page.locator("[id^=minggu] + blockquote").count() == 12
    context.close()
    assert refused == []


def test_without_script_a_message_can_be_read_and_nothing_is_offered_that_does_nothing(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/ambarawa/fasilitator/pesan/")

    assert page.locator("blockquote").first.is_visible()
    assert page.locator("main button:visible").count() == 0
    context.close()
