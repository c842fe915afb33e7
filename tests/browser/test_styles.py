"""A page looks the same with its own styles as with all of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import CHROMIUM, ROOT

from lapak.render.styles import LIGHT_SHEETS, Styles

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium"),
]
OWN = re.compile(r"(<style>:root\{[^}]*\}\.top,[^}]*\}\s*)(.*?)</style>", re.DOTALL)
POLICY = re.compile("<meta http-equiv=content-security-policy[^>]*>")
"""It would refuse the styles that this test writes."""
LOOK = """() => JSON.stringify([...document.body.querySelectorAll('*')].flatMap(e =>
  ['', '::before', '::after'].map(part => {
    const style = getComputedStyle(e, part);
    return [...style].filter(name => name[0] != '-').map(name => style.getPropertyValue(name));
  })
))"""
PHONE, DESKTOP = {"viewport": {"width": 360, "height": 640}}, {"viewport": {"width": 1366, "height": 768}}
DARK = {**PHONE, "color_scheme": "dark"}


@pytest.mark.parametrize(
    ("name", "mode"),
    [("index.html", PHONE), ("unduh/index.html", DARK), ("modul/praktik/index.html", DESKTOP), ("404.html", PHONE)],
)
def test_spare_styles_change_nothing(browser: Browser, sites: Path, name: str, mode: dict[str, Any]) -> None:
    own = POLICY.sub("", (sites / "ambarawa" / name).read_text("utf-8"))
    sheet = "\n".join((ROOT / "overrides" / name).read_text("utf-8") for name in LIGHT_SHEETS)
    styles = Styles(sheet)
    every = OWN.sub(lambda match: f"{match[1]}{styles.to_whole(styles.text)}</style>", own)
    page = browser.new_context(**mode).new_page()

    looks = [look_at(page, markup) for markup in (own, every)]

    page.context.close()
    assert len(every) > len(own)
    assert looks[0] == looks[1]


def look_at(page: Page, markup: str) -> list[str]:
    """Everything that styles say of every element, on the screen and on paper."""
    page.set_content(markup.replace("<details", "<details open"))
    looks = []
    for media in ("screen", "print"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        looks.append(page.evaluate(LOOK))
    return looks
