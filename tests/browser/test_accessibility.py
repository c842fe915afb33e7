"""No violation that axe-core can find, on every kind of page in every language, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import NODE_MODULES, PHONE
from tests.conftest import CHROMIUM

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM or not AXE.exists(), reason="needs axe: apt install chromium npm, then make test"),
]
KINDS = (
    "",
    "modul/pengenalan/",
    "modul/praktik/",
    "tentang/",
    "unduh/",
    "glosarium/",
    "fasilitator/",
    "fasilitator/terjemahan/",
    "cari/",
    "status/",
    "tes/",
)
PLACES = [("ambarawa", ""), ("ambarawa", "jv/"), ("cicaheum", "su/")]
QUICK = ("ambarawa", "jv/")
"""It has every kind of notice on a translation."""


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("edition", "language"),
    [pytest.param(*place, marks=() if place == QUICK else pytest.mark.slow) for place in PLACES],
)
def test_axe_finds_nothing(browser: Browser, address: str, edition: str, language: str, scheme: str) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = []
    for kind in KINDS:
        page.goto(f"{address}/{edition}/{language}{kind}")
        page.add_script_tag(path=str(AXE))
        page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        for violation in page.evaluate("axe.run().then(result => result.violations)"):
            found.append(f"{language}{kind}: {violation['id']}: {violation['nodes'][0]['html'][:100]}")
    context.close()

    assert found == []


def test_axe_finds_nothing_on_the_404_page(browser: Browser, address: str, sites: Path) -> None:
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/ambarawa/404.html")
    page.add_script_tag(path=str(AXE))

    assert page.evaluate("axe.run().then(result => result.violations.map(v => v.id))") == []
    context.close()
