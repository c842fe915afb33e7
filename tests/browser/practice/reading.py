"""What somebody sees of a page."""

from __future__ import annotations

from playwright.sync_api import Page


def read(page: Page, place: str) -> list[str]:
    """What is visible of the elements at a place."""
    return [element.inner_text() for element in page.locator(place).all() if element.is_visible()]
