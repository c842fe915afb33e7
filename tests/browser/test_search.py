"""Search as a reader meets it. What each query must find was written down before the search was."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from tests.browser.conftest import PHONE
from tests.browser.offline.kept import wait_until
from tests.conftest import CHROMIUM, ROOT, list_refusals

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
PLACES = {"id": "ambarawa", "jv": "ambarawa", "su": "cicaheum"}
"""Each language with the edition that its queries are about, unless they say another."""
LEAST_SHARE = 0.95
MOST_SEARCH_BYTES = 8_000
FIND = "queries => queries.map(query => lapakFind(query).map(entry => entry.target))"
TABLES = {"words": "", "asked": "asked/"}
"""Words of the time when the search was first written; questions and everyday words of people who had read no text."""


def load_queries(language: str, table: str) -> list[dict[str, Any]]:
    text = (ROOT / "tests" / "website" / "queries" / f"{TABLES[table]}{language}.yml").read_text("utf-8")
    queries: list[dict[str, Any]] = yaml.safe_load(text)
    return queries


def to_folder(edition: str, language: str) -> str:
    return f"{edition}/" if language == "id" else f"{edition}/{language}/"


@pytest.fixture
def reader(browser: Browser, address: str) -> Any:
    """A page on a small phone, with JavaScript."""
    context = browser.new_context(viewport=PHONE, base_url=address)  # type: ignore[arg-type]
    refused = list_refusals(context)
    yield context.new_page()
    context.close()
    assert refused == []


def open_search(page: Page, place: str) -> None:
    page.goto(f"{place}cari/")
    page.focus("#q")
    wait_until(page, lambda: bool(page.evaluate("!!self.lapakFind")))


def find_targets(page: Page, queries: list[dict[str, Any]], language: str) -> list[list[str]]:
    """Queries → what each finds, as the tables name it: 'praktik#foto', 'glosarium'."""
    found: dict[int, list[str]] = {}
    for edition in {query.get("edition", PLACES[language]) for query in queries}:
        mine = [query for query in queries if query.get("edition", PLACES[language]) == edition]
        open_search(page, "/" + to_folder(edition, language))
        if language != "id":
            page.fill("#q", "xyzzy")
            wait_until(page, lambda: bool(page.evaluate("lapakIndexes.length > 1")))
        for query, targets in zip(mine, page.evaluate(FIND, [query["query"] for query in mine]), strict=True):
            names = [target.removeprefix("modul/").replace("/#", "#").rstrip("/") for target in targets]
            found[id(query)] = names
    return [found[id(query)] for query in queries]


def is_found(query: dict[str, Any], names: list[str]) -> bool:
    """True when one of the places is among the first three, or a question or word of it."""
    if not query["first"]:
        return not names
    wanted = "|".join(map(re.escape, query["first"]))
    return any(re.fullmatch(f"({wanted})(-[0-9]+|#kata-.*)?", name) for name in names[:3])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", PLACES)
def test_queries_find_what_was_expected_among_the_first_three(reader: Page, language: str, table: str) -> None:
    queries = load_queries(language, table)
    found = find_targets(reader, queries, language)

    missed = [
        f"{query['query']}: {names[:3]}, not {query['first']}"
        for query, names in zip(queries, found, strict=True)
        if not is_found(query, names)
    ]

    assert len(queries) >= 120
    assert len(missed) <= (1 - LEAST_SHARE) * len(queries), missed


def test_forms_of_a_word_find_each_other(reader: Page) -> None:
    open_search(reader, "/ambarawa/")

    found = reader.evaluate(FIND, ["jual", "jualan", "berjualan", "dijual", "penjual"])

    assert all({"modul/pengenalan/", "modul/implementasi/"} <= set(targets[:6]) for targets in found), found


def test_search_is_loaded_when_somebody_wants_to_search(reader: Page, address: str, sites: Path) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url.removeprefix(address)))

    reader.goto("/ambarawa/cari/")
    reader.wait_for_timeout(200)
    before = list(asked)
    reader.focus("#q")
    wait_until(reader, lambda: bool(reader.evaluate("!!self.lapakFind")))

    assert before == ["/ambarawa/cari/"]
    assert asked == ["/ambarawa/cari/", "/ambarawa/cari/cari.js"]


def test_search_of_each_language_is_light(sites: Path) -> None:
    sizes = {
        str(file.relative_to(sites)): len(gzip.compress(file.read_bytes(), 9, mtime=0))
        for file in sites.glob("**/cari/cari.js")
    }

    assert len(sizes) == 4
    assert {name: size for name, size in sizes.items() if size > MOST_SEARCH_BYTES} == {}


def test_reader_types_and_goes_to_the_section(reader: Page, address: str) -> None:
    reader.goto("/ambarawa/jv/modul/risiko/")
    reader.click(".find")
    reader.locator("#q").press_sequentially("ongkri")
    reader.wait_for_selector("[role=search] li")
    assert reader.locator("[role=status]").inner_text().endswith("bagean ketemu")
    assert not reader.locator(".all").is_visible()

    reader.keyboard.press("Enter")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/jv/glosarium/#kata-ongkir")

    assert reader.locator("#kata-ongkir").is_visible()


def test_question_that_was_found_is_open_and_back_keeps_what_was_asked(reader: Page) -> None:
    reader.goto("/ambarawa/cari/?q=wa+saya+dibajak")
    reader.locator("[role=search] li a").first.click()
    reader.wait_for_url("**/modul/risiko/#tanya-6")
    assert reader.locator("#tanya-6 p").first.is_visible()
    assert reader.locator("#tanya-6[open]").count() == 1  # browsers of before 2025 do not open it by a style

    reader.go_back()
    reader.wait_for_selector("[role=search] li")

    assert reader.locator("#q").input_value() == "wa saya dibajak"
    assert reader.url.endswith("/cari/?q=wa%20saya%20dibajak")


def test_indonesian_words_find_javanese_sections_and_it_is_said(reader: Page) -> None:
    reader.goto("/ambarawa/jv/cari/?q=pencairan")

    reader.locator("[role=status]").filter(has_text="Digoleki nganggo tembung Indonesia").wait_for()

    assert "/modul/" in (reader.locator("[role=search] li a").first.get_attribute("href") or "")
    assert reader.evaluate(FIND, ["alamatnya"])[0]  # an Indonesian form of a word that both languages have


def test_nothing_found_says_so_and_leaves_the_list(reader: Page) -> None:
    open_search(reader, "/ambarawa/")

    reader.fill("#q", "sinetron")

    assert reader.locator("[role=status]").inner_text().startswith("Belum ketemu. Coba kata lain")
    assert reader.locator(".all a").first.is_visible()


def test_search_that_cannot_be_loaded_says_so(reader: Page) -> None:
    reader.route("**/cari.js", lambda route: route.abort())
    reader.goto("/ambarawa/cari/")

    reader.focus("#q")

    reader.locator("[role=status]").filter(has_text="Belum bisa mencari").wait_for()


def test_box_appears_without_a_jump(reader: Page) -> None:
    reader.add_init_script(
        "self.jumps = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) jumps += e.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    open_search(reader, "/ambarawa/")

    assert reader.evaluate("jumps") == 0


def test_facilitators_alone_find_their_pages(reader: Page) -> None:
    open_search(reader, "/ambarawa/")
    reader.fill("#q", "enam pertemuan")
    assert reader.locator("[role=search] a[href*='fasilitator/']").count() == 0

    reader.goto("/ambarawa/fasilitator/")
    reader.click(".find")
    reader.fill("#q", "enam pertemuan")

    reader.wait_for_selector("[role=search] a[href*='fasilitator/#']")
    reader.fill("#q", "ongkir")
    assert reader.locator("[role=search] a[href*='modul/']").count() > 0


def test_search_works_from_a_folder_of_files(browser: Browser, sites: Path) -> None:
    page = browser.new_page()
    page.goto((sites / "cicaheum/su/cari/index.html").as_uri())
    page.fill("#q", "ongkir")
    page.click("[role=search] li a")
    page.wait_for_url("file://**/index.html#*")

    assert page.locator(":target").is_visible()
    page.close()


def test_without_a_script_there_is_no_box(phone: Page, address: str) -> None:
    phone.goto(f"{address}/ambarawa/cari/")

    assert not phone.locator("[role=search]").is_visible()
    assert phone.locator(".all h2").count() == 12
    assert phone.locator(".list a[href$='glosarium/#kata-kode-otp']").is_visible()
    phone.locator(".list a[href$='modul/risiko/#tanya-6']").click()
    phone.wait_for_url("**/modul/risiko/#tanya-6")
