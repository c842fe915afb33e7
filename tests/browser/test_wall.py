"""A module on the wall of a hall: reached from its guide, one section at a time, and back again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.conftest import CHROMIUM, Files, list_refusals

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium"),
]


def test_a_module_is_shown_section_by_section(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], browser: Browser
) -> None:
    project = make_project({})
    assert run_lapak(project, "build")[0] == 0
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    refused = list_refusals(context)
    page = context.new_page()
    page.goto((project / "site/kecil/fasilitator/awal/index.html").as_uri())
    assert page.get_by_text("Tampilkan di layar").get_attribute("href") == "../../modul/awal/#layar"
    page.goto((project / "site/kecil/modul/awal/index.html").as_uri() + "#layar")
    page.wait_for_selector("html.wall")

    def read() -> str:
        return page.locator("main > .now :is(h1, h2):visible, main > .now:is(h1, h2)").first.inner_text()

    assert read() == "Awal"
    page.keyboard.press("ArrowRight")
    assert read().endswith("Foto")
    assert page.locator("main > section:visible").count() == 1
    page.get_by_label("Maju").click()
    assert read().endswith("Uang")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")

    assert page.locator("main > section:visible").count() > 1
    assert page.url.endswith("#foto")
    assert refused == []
    context.close()
