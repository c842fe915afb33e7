"""Practice by finger and by keyboard: what no script is needed for works with JavaScript off, and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from rich.console import Console
from tests.browser.conftest import NODE_MODULES, PHONE
from tests.conftest import CHROMIUM, TINY, list_refusals, write_project

from lapak.build import build_sites

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
MODULE = "modules/01-awal/index.md"
TEXT = """
/// quiz | Kapan dikirim?
- [ ] Langsung
    Uangnya belum tentu ada.
- [x] Setelah uang masuk
    Lihat rekening sendiri.
- [ ] Besok

Foto bisa palsu.
///

/// quiz | Apa yang rahasia?
- [x] PIN
- [ ] Nama toko
    Nama toko boleh dilihat.
- [x] OTP

Keduanya kunci.
///
"""
LARGE: Any = {"width": 412, "height": 915}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = (TINY / MODULE).read_text("utf-8").replace("Cek uang dulu.\n", f"Cek uang dulu.\n{TEXT}")
    project = write_project(tmp_path_factory.mktemp("practice") / "project", {MODULE: text})
    build_sites([project / "mkdocs.yml"], project / "site", "", Console(quiet=True))
    return project / "site" / "kecil"


@pytest.fixture(params=[PHONE, LARGE], ids=["small", "large"])
def page(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The module's page, opened from a folder with JavaScript off."""
    context = browser.new_context(viewport=request.param, java_script_enabled=False)
    refused = list_refusals(context)
    page = context.new_page()
    page.goto((site / "modul/awal/index.html").as_uri())
    yield page
    context.close()
    assert refused == []


def read(page: Page, place: str) -> list[str]:
    """What is visible of the elements at a place."""
    return [element.inner_text() for element in page.locator(place).all() if element.is_visible()]


def test_option_that_is_chosen_tells_its_own_reason_and_another_may_be_chosen(page: Page) -> None:
    quiz = ".quiz >> nth=0"
    before = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Langsung")
    wrong = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Setelah uang masuk")
    right = read(page, f"{quiz} >> .why")
    page.click(f"{quiz} >> text=Besok")

    assert before == []
    assert wrong == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert right == ["✓ Benar. Lihat rekening sendiri.", "Foto bisa palsu."]
    assert read(page, f"{quiz} >> .why") == ["✗ Belum tepat.", "Foto bisa palsu."]


def test_where_several_are_right_each_is_told_by_itself(page: Page) -> None:
    quiz = ".quiz >> nth=1"
    page.click(f"{quiz} >> text=PIN")
    page.click(f"{quiz} >> text=Nama toko")

    assert read(page, f"{quiz} >> .why") == ["✓ Benar.", "✗ Belum tepat. Nama toko boleh dilihat.", "Keduanya kunci."]


def test_quiz_is_answered_by_keyboard(page: Page) -> None:
    page.focus("#uang\\.2\\.1")
    page.keyboard.press("Space")
    first = read(page, ".quiz >> nth=0 >> .why")
    page.keyboard.press("ArrowDown")

    assert first == ["✗ Belum tepat. Uangnya belum tentu ada."]
    assert page.locator("#uang\\.2\\.2:focus").count() == 1
    assert read(page, ".quiz >> nth=0 >> .why")[0] == "✓ Benar. Lihat rekening sendiri."


def test_reason_is_read_right_after_its_option(page: Page) -> None:
    page.click("text=Langsung")
    tree = page.locator(".quiz").first.aria_snapshot()

    assert [line.strip("- ").partition('"')[0].strip() for line in tree.splitlines()][:4] == [
        "group",
        "text: Kapan dikirim?",
        "radio",
        "text: Langsung",
    ]
    assert tree.index("Uangnya belum tentu ada.") < tree.index("Setelah uang masuk")
