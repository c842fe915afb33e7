"""Every kind of practice of both editions in each language, wherever it is opened; axe finds nothing in it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright
from tests.browser.conftest import NODE_MODULES, PHONE
from tests.browser.offline.host import Host
from tests.browser.offline.kept import keep, open_phone
from tests.browser.practice.conftest import LARGE
from tests.browser.practice.plays import ALL, WHOLE, WITHOUT_SCRIPT, Hand, Play
from tests.bundle.marionette import FIREFOX, Firefox
from tests.conftest import CHROMIUM

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
PLACES = [("ambarawa", ""), ("ambarawa", "jv/"), ("cicaheum", ""), ("cicaheum", "su/")]
SIZES: dict[str, Any] = {"360×640": PHONE, "412×915": LARGE}
Find = Callable[[str], str]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM or not AXE.exists(), reason="needs axe: apt install chromium npm, then make test"),
]


def play(
    page: Page, find: Find, plays: dict[str, tuple[Play, ...]], *, has_keys: bool = False, is_looked_at: bool = False
) -> list[str]:
    """Plays each kind on its page → those that did not come to their end, and what axe finds on what was played."""
    failed = []
    for slug, some in plays.items():
        page.goto(find(slug))
        failed += [f"{slug}: {one.__name__}" for one in some if not one(page, Hand(page, has_keys))]
        failed += [f"{slug}: {violation}" for violation in run_axe(page)] if is_looked_at else []
    return failed


def to_folder(slug: str) -> str:
    """'praktik' → 'modul/praktik'; the ten questions have a page of their own."""
    return slug if slug == "tes" else f"modul/{slug}"


def to_address(root: Path, language: str, slug: str) -> str:
    return (root / language / to_folder(slug) / "index.html").as_uri()


def run_axe(page: Page) -> list[str]:
    page.add_script_tag(path=str(AXE))
    return [str(one) for one in page.evaluate("axe.run('main').then(result => result.violations.map(v => v.id))")]


@pytest.fixture(params=PLACES, ids=lambda place: "/".join(place))
def place(request: pytest.FixtureRequest, sites: Path) -> tuple[Path, str]:
    edition, language = request.param
    return sites / edition, language


def open_page(browser: Browser, size: Any, **options: Any) -> Page:
    page = browser.new_context(viewport=size, has_touch=True, **options).new_page()
    page.set_default_timeout(10_000)
    return page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hand", ["thumb", "keyboard"])
def test_practice_is_played_from_a_folder(browser: Browser, place: tuple[Path, str], size: str, hand: str) -> None:
    root, language = place
    page = open_page(browser, SIZES[size], bypass_csp=True)
    is_looked_at = (size, hand) == ("360×640", "keyboard")
    failed = play(
        page,
        lambda slug: to_address(root, language, slug),
        ALL,
        has_keys=hand == "keyboard",
        is_looked_at=is_looked_at,
    )
    page.context.close()

    assert failed == []


@pytest.mark.parametrize("size", SIZES)
def test_practice_is_played_with_javascript_off(browser: Browser, place: tuple[Path, str], size: str) -> None:
    root, language = place
    page = open_page(browser, SIZES[size], java_script_enabled=False)

    assert play(page, lambda slug: to_address(root, language, slug), WITHOUT_SCRIPT) == []
    page.context.close()


def test_practice_is_played_in_a_module_of_one_file(browser: Browser, place: tuple[Path, str]) -> None:
    root, language = place
    code = language.strip("/") or "id"
    page = open_page(browser, PHONE)

    assert play(page, lambda slug: (root / f"unduh/modul-{slug}.{code}.html").as_uri(), WHOLE) == []
    page.context.close()


def test_practice_is_played_while_the_host_is_away(
    playwright: Playwright, place: tuple[Path, str], tmp_path: Path
) -> None:
    root, language = place
    host = Host({"/a/": root})
    with open_phone(playwright, tmp_path / "phone", has_touch=True) as context:
        page = context.new_page()
        keep_in(page, f"{host.address}/a/{language}")
        host.stop()
        failed = play(page, lambda slug: f"{host.address}/a/{language}{to_folder(slug)}/", ALL)

    assert failed == []


def keep_in(page: Page, home: str) -> None:
    """Keeps a course whose words are in any language: the offer then has a second button."""
    if home.endswith("/a/"):
        keep(page, home)
        return
    page.goto(home)
    page.click(".store button >> nth=0")
    page.locator(".store button").nth(1).wait_for()


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if not FIREFOX:
        pytest.skip("needs Firefox: apt install firefox-esr")
    with Firefox(tmp_path_factory.mktemp("firefox") / "profile") as one:
        yield one


IN_FIREFOX = {
    "risiko": ("[...document.querySelectorAll('.judge .yes')]", ".judge .score p"),
    "praktik": ("[document.querySelector('.order > button')]", ".order [role=status]"),
    "implementasi": ("[document.querySelector('.sheet[data-live] > button')]", ".typed"),
    "tes": ("document.querySelectorAll('.exam .button')", ".exam fieldset:focus"),
}
"""What is clicked, and what is then there."""
WAIT = """const end = Date.now() + 5000, [place] = arguments;
return new Promise(done => {
  const look = () => document.querySelector(place) || Date.now() > end
    ? done(Boolean(document.querySelector(place))) : setTimeout(look, 50);
  look();
})"""


def test_practice_of_the_zip_is_played_in_firefox(firefox: Firefox, place: tuple[Path, str], tmp_path: Path) -> None:
    root, language = place
    with zipfile.ZipFile(root / "unduh/kursus.zip") as archive:
        archive.extractall(tmp_path)
    for slug, (clicked, told) in IN_FIREFOX.items():
        page = next(tmp_path.rglob(f"{language}{to_folder(slug)}/index.html"))
        firefox.ask("WebDriver:Navigate", url=page.as_uri())
        firefox.run(f"{clicked}.forEach(element => element.click())")

        assert firefox.run(WAIT, told), f"{slug}: {told}"
