"""A real Chromium, as on the laptop in the hall."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import list_refusals

LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture
def deck(sites: Path) -> Path:
    return sites / "ambarawa/unduh/slide-praktik.jv.html"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=LAPTOP)  # type: ignore[arg-type]
    refused = list_refusals(made)
    yield made
    made.close()
    assert refused == []


@pytest.fixture
def wall(context: BrowserContext, deck: Path) -> Page:
    """The first slide on the wall."""
    page = context.new_page()
    page.goto(deck.as_uri())
    return page


def find_number(page: Page) -> int:
    return int(page.locator("section.now > div > i").inner_text())


def press(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return find_number(page)
