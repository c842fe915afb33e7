"""A course too large for a phone: each module is kept alone, and the pages that belong to none with the first one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.offline.conftest import VERSIONS, write_versions
from tests.browser.offline.host import Host
from tests.browser.offline.kept import KEPT, find_caches, keep, wait_for_words, wait_until
from tests.conftest import CHROMIUM, Once

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium"),
]


@pytest.fixture(scope="module")
def large_versions(make_once: Once) -> tuple[Path, Path]:
    folder = make_once("large-versions", lambda draft: write_versions(draft, is_large=True))
    return folder / VERSIONS[0], folder / VERSIONS[1]


@pytest.fixture
def host(large_versions: tuple[Path, Path]) -> Iterator[Host]:
    host = Host({"/a/": large_versions[0]})
    yield host
    host.stop()


def find_kept(page: Page) -> list[str]:
    return sorted(name.split(":")[2] for name in find_caches(page))


def test_home_says_that_modules_are_kept_one_by_one(page: Page, host: Host) -> None:
    page.goto(f"{host.address}/a/")

    assert "Pelatihan ini besar" in page.locator("main").inner_text()
    assert page.locator(".store").count() == 0


def test_module_that_is_kept_opens_without_internet_and_another_says_that_it_is_not(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/modul/praktik/")
    assert find_kept(page) == ["id", "id-praktik"]
    host.stop()

    page.goto(f"{host.address}/a/modul/praktik/")
    assert page.locator("main h2").count() > 3
    page.goto(f"{host.address}/a/tentang/")
    assert page.title().startswith("Tentang")
    page.goto(f"{host.address}/a/modul/risiko/")
    assert page.locator("h1").inner_text() == "Halaman ini belum disimpan"
    page.goto(f"{host.address}/a/cari/")
    assert page.locator("h1").inner_text() == "Halaman ini belum disimpan"


def test_size_on_the_button_is_what_is_loaded(page: Page, host: Host, large_versions: tuple[Path, Path]) -> None:
    page.goto(f"{host.address}/a/modul/praktik/")
    label = page.locator(".store button").inner_text()
    host.asked.clear()
    keep(page, f"{host.address}/a/modul/praktik/")

    packs = [path for path in host.asked if path.endswith(".bin")]
    bulk = sum((large_versions[0] / path.removeprefix("/a/")).stat().st_size for path in packs)

    assert sorted(packs) == ["/a/simpan/id-praktik.bin", "/a/simpan/id.bin"]
    assert bulk < int(label.rpartition("(")[2].split()[0]) * 1000 < bulk + 10_000


def test_second_module_loads_itself_alone(page: Page, host: Host) -> None:
    keep(page, f"{host.address}/a/modul/praktik/")
    page.goto(f"{host.address}/a/modul/risiko/")
    page.locator(".store button").wait_for()
    host.asked.clear()

    page.click(".store button")
    wait_for_words(page, KEPT)

    assert [path for path in host.asked if path.endswith(".bin")] == ["/a/simpan/id-risiko.bin"]
    assert find_kept(page) == ["id", "id-praktik", "id-risiko"]
    page.click("button:has-text('Hapus simpanan')")
    wait_for_words(page, "Simpanan sudah dihapus")
    assert find_caches(page) == []


def test_new_version_brings_what_was_kept_and_no_more(
    page: Page, host: Host, large_versions: tuple[Path, Path]
) -> None:
    keep(page, f"{host.address}/a/modul/praktik/")
    before = find_caches(page)
    host.folders["/a/"] = large_versions[1]

    page.goto(f"{host.address}/a/modul/praktik/")
    wait_until(page, lambda: not set(before) & set(find_caches(page)))
    host.stop()

    page.goto(f"{host.address}/a/modul/praktik/")
    assert page.title().endswith("Edisi-2")
    assert find_kept(page) == ["id", "id-praktik"]
