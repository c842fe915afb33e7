"""kursus.zip: the whole site from a folder, without a server, in Chromium and in Firefox."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Browser
from tests.browser.conftest import PHONE
from tests.bundle.marionette import FIREFOX, Firefox
from tests.conftest import CHROMIUM, Files

from lapak.bundle.stick import to_stick

SERVER_ONLY = {"404.html", "robots.txt", "sitemap.xml"}
LINKS = "[...document.links].map(link => link.getAttribute('href'))"
ASKED_FOR = """return [...document.querySelectorAll('img, script[src], link[rel~=icon], link[rel=stylesheet]')]
    .map(element => [element.currentSrc || element.src || element.href, element.complete && !element.naturalWidth])"""
"""What a page asks for by itself, and whether it is a picture that failed."""
LEFT = "net::ERR_ABORTED"
"""What a page was still loading when the click led on."""
OPEN_MENU = "{ const link = document.links[%d]; document.querySelector('.menu').open = !!link.closest('.menu'); }"
"""Open, it lies over the page."""


def find_pages(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def test_zip_holds_the_pages_of_the_site_without_the_downloads(sites: Path, stick: Path) -> None:
    site = sites / "ambarawa"
    pages = {path for path in find_pages(site) if not {"unduh", "banding"} & {*path.split("/")}} - SERVER_ONLY

    assert find_pages(stick) == pages
    assert len(pages) > 20


def test_every_link_of_the_zip_names_a_file_in_it(stick: Path) -> None:
    pages = find_pages(stick)
    broken = []
    for page in sorted(pages):
        for target in html.parse(stick / page).xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            if urlsplit(target).scheme or target.startswith("#"):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target.partition("#")[0])))
            if not (stick / path).is_file():
                broken.append(f"{page} → {target}")

    assert broken == []


def test_link_to_what_is_left_out_keeps_its_words_and_a_button_goes() -> None:
    page = (
        '<body><ul><li><a href="../unduh/">Unduh</a></li><li><a href="./">Sini</a></li></ul>'
        '<p>Ada di <a href="../unduh/">halaman unduh</a>, atau <a href="../modul/x/#uang">modul</a>.</p>'
        '<p><a class="button" href="../unduh/x.pdf">Cetak</a></p></body>'
    )
    site = {"a/index.html": page.encode(), "modul/x/index.html": b"<p>x</p>", "unduh/index.html": b"<p>y</p>"}

    files = to_stick(site)

    assert list(files) == ["a/index.html", "modul/x/index.html"]
    body = files["a/index.html"].decode().partition("<body>")[2].partition("</body>")[0]
    assert body == (
        '<ul><li><a href="index.html">Sini</a></li></ul>'
        '<p>Ada di halaman unduh, atau <a href="../modul/x/index.html#uang">modul</a>.</p><p></p>'
    )


def test_zip_has_the_same_bytes_on_any_day(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})
    run_lapak(project, "build")
    with ZipFile(project / "site/kecil/unduh/kursus.zip") as archive:
        entries = archive.infolist()

    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")
@pytest.mark.slow
def test_every_page_is_reached_by_clicking_in_chromium(stick: Path, browser: Browser) -> None:
    asked: list[str] = []
    failed: list[str] = []
    errors: list[str] = []
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url) if request.failure != LEFT else None)
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((stick / "index.html").as_uri())

    def click(number: int) -> str:
        page.evaluate(OPEN_MENU % number)
        page.locator("a[href]").nth(number).click()
        page.wait_for_load_state()
        return page.url

    reached = click_through(page.goto, lambda: page.evaluate(LINKS), click, page.url)

    assert reached == {(stick / name).as_uri() for name in find_pages(stick)}
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert (failed, errors) == ([], [])


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")
def test_search_of_the_zip_finds_and_leads_to_the_section(stick: Path, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto((stick / "jv/index.html").as_uri())
    page.click(".find")
    page.fill("input[type=search]", "jendhela")
    page.click("[role=search] li a >> nth=0")
    url = page.url

    assert url == (stick / "jv/modul/praktik/index.html").as_uri() + "#foto"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(not FIREFOX, reason="needs Firefox: apt install firefox-esr")
def test_every_page_is_reached_by_clicking_in_firefox_and_no_request_fails(stick: Path, tmp_path: Path) -> None:
    asked: list[tuple[SplitResult, bool]] = []
    with Firefox(tmp_path / "profile") as firefox:

        def click(number: int) -> str:
            firefox.run(OPEN_MENU % number)
            firefox.run("document.querySelectorAll('a[href]')[arguments[0]].id = 'klik'", number)
            firefox.click("#klik")
            return str(firefox.run("return location.href"))

        def go(url: str) -> None:
            firefox.ask("WebDriver:Navigate", url=url)
            asked.extend((urlsplit(address), has_failed) for address, has_failed in firefox.run(ASKED_FOR))

        go((stick / "index.html").as_uri())
        reached = click_through(go, lambda: firefox.run(f"return {LINKS}"), click, (stick / "index.html").as_uri())

    assert {unquote(url) for url in reached} == {unquote((stick / name).as_uri()) for name in find_pages(stick)}
    own = {url.path.rpartition("/")[2] for url, _ in asked if url.scheme != "data"}
    assert own == {"rekam.js"}, "a page holds all that it shows; that which records loads its script when it opens"
    assert [url.path for url, has_failed in asked if has_failed] == []


def click_through(
    go: Callable[[str], object], list_links: Callable[[], list[str]], click: Callable[[int], str], start: str
) -> set[str]:
    """Clicks the first link to each page that has not been seen, from page to page; gives all that opened."""
    reached, open_pages = {start}, [start]
    while open_pages:
        here = open_pages.pop()
        go(here)
        for number, target in enumerate(list_links()):
            is_inside = target and not urlsplit(target).scheme and not target.startswith("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), target.partition("#")[0]))
            if not is_inside or _clean(there) in map(_clean, reached):
                continue
            opened = click(number).partition("#")[0]
            reached.add(opened)
            open_pages.append(opened)
            go(here)
    return reached


def _clean(url: str) -> str:
    return unquote(url).replace("file:///", "file:/")
