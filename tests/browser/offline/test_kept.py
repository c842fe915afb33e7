"""The course on a phone without internet: kept by a tap, whole, and renewed by itself."""

from __future__ import annotations

import gzip
import shutil
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright
from tests.browser.offline.host import Host
from tests.browser.offline.kept import KEPT, find_caches, keep, open_phone, visit_until, wait_for_words, wait_until
from tests.conftest import CHROMIUM

from lapak.website.files.headers import to_headers

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
FOR_MAKERS = ("banding/", "fasilitator/", "sumber/", "status/", "bantu-periksa/")
"""What participants have no need to keep."""
LATER = ("/a/", "/a/manifest.webmanifest", "/a/simpan/ikon-any-192.png")
"""What a browser asks for once more, or for the home screen; its bytes are counted too."""
RENEW = """navigator.serviceWorker.getRegistration().then(known => known.update()).then(({ installing }) => {
  return installing && new Promise(done => setTimeout(done, 2000, installing.onstatechange = () => done()))
})"""
"""Looks for a new worker, and waits until it has brought all that it wants: two seconds at most."""


def list_pages(folder: Path, language: str) -> list[str]:
    """A site's folder → the addresses of the pages in a language that a phone keeps."""
    root = folder if language == "id" else folder / language
    files = [file for file in root.rglob("index.html") if language != "id" or "jv" not in file.relative_to(root).parts]
    addresses = [file.relative_to(root).as_posix().removesuffix("index.html") for file in files]
    return sorted(f"{language}/{own}".removeprefix("id/") for own in addresses if not own.startswith(FOR_MAKERS))


def test_nothing_is_loaded_or_kept_before_a_tap(page: Page, host: Host) -> None:
    page.goto(f"{host.address}/a/")
    page.wait_for_timeout(300)

    assert page.locator(".store button").is_visible()
    assert [path for path in host.asked if path != "/favicon.ico"] == ["/a/"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_size_on_the_button_is_what_is_loaded(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    page.goto(f"{host.address}/a/")
    label = page.locator(".store button").inner_text()
    host.asked.clear()
    keep(page, f"{host.address}/a/")

    paths = [path for path in host.asked if path.startswith("/a/") and path not in LATER]
    bulk = (versions[0] / "simpan/id.bin").stat().st_size

    assert sorted(paths) == ["/a/alat.js", "/a/simpan/id.bin", "/a/simpan/id.js", "/a/sw.js"]
    assert bulk < int(label.rpartition("(")[2].split()[0]) * 1000 < bulk + 10_000
    assert bulk < 75_000


def test_course_is_kept_and_searched_where_a_host_sends_our_headers(
    page: Page, host: Host, versions: tuple[Path, Path]
) -> None:
    texts = (file.read_text("utf-8") for file in versions[0].rglob("*.html"))
    lines = to_headers(texts).splitlines()[1:]
    host.headers = dict(line.strip().split(": ", 1) for line in lines)
    answers: list[str | None] = []
    page.on("response", lambda response: answers.append(response.header_value("content-security-policy")))
    keep(page, f"{host.address}/a/")
    page.goto(f"{host.address}/a/modul/praktik/")
    page.click(".find")
    page.fill("#q", "jendela")
    page.click("[role=search] li a >> nth=0")

    assert page.url.startswith(f"{host.address}/a/modul/")
    assert answers[0] == host.headers["Content-Security-Policy"]


def test_every_page_opens_without_internet(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    keep(page, f"{host.address}/a/")
    host.stop()

    forms = cycle(("", "index.html", "?utm_source=wa"))
    for path in list_pages(versions[0], "id"):
        for form in (path + next(forms), path.rstrip("/")):
            page.goto(f"{host.address}/a/{form}")
            assert page.title().endswith("Edisi-1"), form
    page.reload()
    assert page.title().endswith("Edisi-1"), page.url


@pytest.mark.slow
def test_every_link_leads_on_without_internet(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    keep(page, f"{host.address}/a/")
    host.stop()
    seen, waiting = set(), [f"{host.address}/a/"]
    while waiting:
        place = waiting.pop()
        seen.add(place)
        page.goto(place)
        links = page.eval_on_selector_all("a[href]", "all => all.map(link => link.href.split('#')[0])")
        inside = {link for link in links if link.startswith(f"{host.address}/a/") and "/unduh/" not in link[:-1]}
        waiting += sorted(link for link in inside - seen - set(waiting) if "/jv/" not in link)

    assert seen >= {f"{host.address}/a/{path}" for path in list_pages(versions[0], "id") if path != "unduh/"}


@pytest.mark.slow
def test_store_outlives_the_browser(
    playwright: Playwright, tmp_path: Path, host: Host, versions: tuple[Path, Path]
) -> None:
    with open_phone(playwright, tmp_path / "phone") as context:
        keep(context.new_page(), f"{host.address}/a/")
    host.stop()

    with open_phone(playwright, tmp_path / "phone") as context:
        page = context.new_page()
        page.goto(f"{host.address}/a/modul/praktik/")
        assert page.title().endswith("Edisi-1")
        page.goto(f"{host.address}/a/")
        wait_for_words(page, KEPT)


def test_emergency_page_is_one_tap_away_without_internet(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/")
    host.stop()
    page.goto(f"{host.address}/a/modul/praktik/")
    page.click(".bottom .urgent")

    page.wait_for_url("**/darurat/")
    assert page.locator(".steps > li").count() == 6
    assert page.locator("main a[href^='tel:']").count() == 2


def test_what_is_not_kept_is_called_by_its_name_or_offered_in_the_language_that_is(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/")
    host.stop()

    page.goto(f"{host.address}/a/unduh/handout-praktik.id.pdf")
    assert page.locator("h1").all_inner_texts() == ["handout-praktik.id.pdf belum disimpan"]
    assert page.locator(".twin").count() == 0
    page.goto(f"{host.address}/a/jv/modul/praktik/#foto")
    assert page.locator("h1").all_inner_texts() == ["Halaman ini belum disimpan"]
    page.click(".twin a")

    page.wait_for_url("**/a/modul/praktik/**")
    assert page.locator("h1").inner_text() == "Praktik jualan online"


def test_search_works_without_internet(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/")
    host.stop()

    page.goto(f"{host.address}/a/modul/risiko/")
    page.click(".find")
    page.fill("#q", "ongkir")
    page.click("[role=search] li a")

    page.wait_for_url("**/#*")
    assert page.locator(":target").is_visible()


@pytest.mark.slow
def test_other_language_says_that_it_is_not_kept_and_can_be(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/")
    host.stop()
    page.goto(f"{host.address}/a/modul/praktik/")
    page.click(".languages a[hreflang=jv]")
    assert page.locator("h1").inner_text() == "Halaman ini belum disimpan"
    page.locator("a.button").last.click()  # the first one leads to the same page in the language that is kept
    page.wait_for_url(f"{host.address}/a/")

    host.start()
    page.click("button:has-text('Simpan juga Basa Jawa')")
    wait_for_words(page, "Basa Jawa")
    host.stop()
    page.goto(f"{host.address}/a/modul/praktik/")
    page.click(".languages a[hreflang=jv]")

    assert page.evaluate("document.documentElement.lang") == "jv"
    assert page.locator("main h2").count() > 3


def test_store_can_be_cleared(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/")

    page.click("button:has-text('Hapus simpanan')")
    wait_for_words(page, "Simpanan sudah dihapus")

    assert find_caches(page) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


@pytest.mark.slow
def test_new_version_arrives_whole_by_itself(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    keep(page, f"{host.address}/a/")
    host.folders["/a/"] = versions[1]

    visit_until(page, f"{host.address}/a/tentang/", "Edisi-2")
    check_version(page, host, versions[1])


def test_same_pages_packed_otherwise_are_not_loaded_again(
    page: Page, host: Host, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    keep(page, f"{host.address}/a/")
    before = find_caches(page)
    other = shutil.copytree(versions[0], tmp_path / "other")
    old = (other / "simpan/id.bin").read_bytes()
    new = gzip.compress(gzip.decompress(old), 1)
    (other / "simpan/id.bin").write_bytes(new)
    worker = (other / "sw.js").read_text("utf-8")
    worker = worker.replace(sha256(old).hexdigest(), sha256(new).hexdigest()).replace(
        f": {len(old)},", f": {len(new)},"
    )
    (other / "sw.js").write_text(worker, "utf-8")
    host.folders["/a/"] = other
    host.asked.clear()

    page.goto(f"{host.address}/a/")
    page.evaluate(RENEW)

    assert "/a/sw.js" in host.asked
    assert "/a/simpan/id.bin" not in host.asked
    assert find_caches(page) == before


def test_new_version_is_there_after_a_visit_at_home(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    keep(page, f"{host.address}/a/")
    before = find_caches(page)
    host.folders["/a/"] = versions[1]

    page.goto(f"{host.address}/a/")
    wait_until(page, lambda: not set(before) & set(find_caches(page)))

    check_version(page, host, versions[1])


def check_version(page: Page, host: Host, version: Path) -> None:
    """Without internet every page is of the new version."""
    host.stop()
    for path in list_pages(version, "id"):
        page.goto(f"{host.address}/a/{path}")
        assert page.title().endswith(version.name), path
    assert len(find_caches(page)) == 1
