"""A phone that keeps a course: what a reader does with it, and what is in its store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright
from tests.browser.conftest import PHONE
from tests.conftest import ARGUMENTS, SHELL

STATUS = ".store [role=status]"
KEPT = "Sudah tersimpan"


@contextmanager
def open_phone(playwright: Playwright, folder: Path, **options: Any) -> Iterator[BrowserContext]:
    """A browser whose store stays in a folder when it is closed."""
    context = playwright.chromium.launch_persistent_context(
        str(folder), executable_path=SHELL, args=ARGUMENTS, viewport=PHONE, **options
    )
    yield context
    context.close()


def keep(page: Page, home: str) -> None:
    """Goes home, taps the button, and waits until everything is kept."""
    page.goto(home)
    page.click(".store button >> nth=0")
    wait_for_words(page, KEPT)


def wait_for_words(page: Page, words: str) -> None:
    """Waits until the offer says them: by a selector, as the policy of a page lets no test run a text as a script."""
    page.locator(STATUS).filter(has_text=words).wait_for()


def find_caches(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return sorted(names)


def visit_until(page: Page, address: str, text: str) -> None:
    """Visits a page until its title is the new one: a browser looks for an update when the worker has been idle."""
    for pause in (300, 300, 600, 1200, *(4000,) * 5):
        page.goto(address)
        if text in page.title():
            return
        page.wait_for_timeout(pause)
    raise AssertionError(f"{address} never says {text}")


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Waits until something is so, ten seconds at most."""
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never was so")
