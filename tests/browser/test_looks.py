"""Both looks of both editions in Chromium, on a phone and a laptop, light and dark, with and without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.conftest import serve
from tests.browser.test_accessibility import AXE
from tests.conftest import CHROMIUM, ROOT, Once, list_refusals

from lapak.render.document import load_documents
from lapak.website.host.config import load_project
from lapak.website.host.pages import write_pages
from lapak.website.site import make_site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM or not AXE.exists(), reason="needs axe: apt install chromium npm, then make test"),
]
KINDS = ("", "modul/praktik/", "tes/", "unduh/", "fasilitator/", "cari/", "status/")
LANGUAGES = {"ambarawa": ("", "jv/"), "cicaheum": ("", "su/")}
QUERIES = {"ambarawa/": "ongkir", "ambarawa/jv/": "ongkir", "cicaheum/su/": "ongkir"}


@pytest.fixture(scope="module")
def material(make_once: Once) -> Path:
    """Both real editions in Material's look, without their downloads."""
    return make_once("material", write_material) / "site"


def write_material(folder: Path) -> None:
    for name in ("docs", "modules"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    base = (ROOT / "mkdocs.yml").read_text("utf-8")
    base = base.replace("plugins:\n", "plugins:\n  search: {}\n").replace(
        "  edition:\n", "  edition:\n    look: material\n"
    )
    (folder / "mkdocs.yml").write_text(base, "utf-8")
    shutil.copy(ROOT / "mkdocs.cicaheum.yml", folder)
    for name, edition in (("mkdocs.yml", "ambarawa"), ("mkdocs.cicaheum.yml", "cicaheum")):
        write_pages(folder / name, make_site(load_documents(load_project(folder / name))), folder / "site" / edition)


@pytest.fixture(scope="module")
def host(material: Path) -> Iterator[str]:
    with serve(material) as found:
        yield found


def open_page(
    browser: Browser, width: int = 1280, scheme: str = "light", **options: bool
) -> tuple[BrowserContext, Page]:
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=scheme, **options)  # type: ignore[arg-type]
    return context, context.new_page()


PLACES = [f"{edition}/{language}" for edition, languages in LANGUAGES.items() for language in languages]
VIEWS = [(place, width, scheme) for place in PLACES for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.mark.parametrize(("place", "width", "scheme"), VIEWS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, host: str, place: str, width: int, scheme: str
) -> None:
    context, page = open_page(browser, width, scheme, bypass_csp=True)
    found = []
    for address in (f"{place}{kind}" for kind in KINDS):
        page.goto(f"{host}/{address}")
        page.add_script_tag(path=str(AXE))
        page.evaluate("document.querySelectorAll('article details').forEach(e => e.open = true)")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{address}: too wide")
        for violation in page.evaluate("axe.run().then(result => result.violations)"):
            found.append(f"{address}: {violation['id']}: {violation['nodes'][0]['html'][:100]}")
    context.close()

    assert found == []


@pytest.mark.parametrize("way", ["host", "folder"])
def test_policy_refuses_nothing_and_no_other_host_is_asked(
    browser: Browser, host: str, material: Path, way: str
) -> None:
    context, page = open_page(browser)
    refused, start = list_refusals(context), host if way == "host" else material.as_uri()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    for file in sorted(material.rglob("index.html")):
        page.goto(f"{start}/{file.relative_to(material).as_posix()}")
    context.close()

    assert refused == []
    assert [url for url in asked if not url.startswith((start, "data:"))] == []


def test_script_that_came_with_a_text_does_not_run(browser: Browser, host: str, material: Path) -> None:
    page_file = material / "ambarawa/sumber/index.html"
    text = page_file.read_text("utf-8").replace("</h1>", "</h1><script>document.title = 'jahat'</script>")
    page_file.with_name("jahat.html").write_text(text, "utf-8")
    context, page = open_page(browser)
    refused = list_refusals(context)
    page.goto(f"{host}/ambarawa/sumber/jahat.html")
    title = page.title()
    context.close()
    page_file.with_name("jahat.html").unlink()

    assert "jahat" not in title
    assert len(refused) == 1


@pytest.mark.parametrize("address", QUERIES)
def test_search_finds_in_each_language(browser: Browser, host: str, address: str) -> None:
    context, page = open_page(browser)
    page.goto(f"{host}/{address}modul/praktik/")
    page.locator(".md-search__input").press_sequentially(QUERIES[address])  # it listens to keys
    first = page.locator(".md-search-result__link").first
    first.wait_for(state="attached", timeout=10_000)
    target = first.get_attribute("href") or ""
    context.close()

    assert target.startswith(f"{host}/{address}")


def test_language_switch_stays_on_the_page(browser: Browser, host: str) -> None:
    context, page = open_page(browser)
    page.goto(f"{host}/ambarawa/modul/praktik/")
    page.locator(".md-select button").hover()
    page.locator(".md-select__link[lang=jv]").click()
    there = page.url
    context.close()

    assert there == f"{host}/ambarawa/jv/modul/praktik/"


def test_colours_follow_a_tap_and_stay(browser: Browser, host: str) -> None:
    context, page = open_page(browser)
    page.goto(f"{host}/ambarawa/")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for=__palette_1]").click()
    page.goto(f"{host}/ambarawa/modul/praktik/")
    after = page.locator("body").get_attribute("data-md-color-scheme")
    context.close()

    assert (before, after) == ("default", "slate")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_everything_is_there(browser: Browser, host: str, width: int) -> None:
    context, page = open_page(browser, width, java_script_enabled=False)
    page.goto(f"{host}/cicaheum/su/modul/praktik/")
    shown = [page.locator(place).first.is_visible() for place in ("h1", "article .steps li", "article .drawing")]
    if width == 360:
        page.locator(".md-header label[for=__drawer]").click()
    page.locator(".md-nav--primary li.md-nav__item--active li a").last.click()
    there = page.url
    context.close()

    assert shown == [True, True, True]
    assert there == f"{host}/cicaheum/su/modul/risiko/"
