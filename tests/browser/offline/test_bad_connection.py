"""What a village's connection does to a download: the last good copy stays, and the page says so in plain words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright
from tests.browser.offline.host import PORTAL, Host
from tests.browser.offline.kept import find_caches, keep, open_phone, visit_until, wait_for_words
from tests.conftest import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
OLD_STAYS = "Simpanan yang lama masih bisa dibaca"
WALKS, STEPS = 200, 8


def is_store(path: str) -> bool:
    return path.endswith(".bin")


def fail_to_keep(page: Page, host: Host, words: str) -> None:
    """Taps the button; nothing is kept, and these words say so."""
    page.goto(f"{host.address}/a/")
    page.click(".store button")
    wait_for_words(page, words)
    assert find_caches(page) == []
    host.meddle = None
    page.goto(f"{host.address}/a/modul/praktik/")
    assert page.title().endswith("Edisi-1")


def fail_to_renew(page: Page, host: Host, version: Path) -> None:
    """Everything of the first version is kept; the second one does not come, and the first one stays."""
    before = find_caches(page)
    host.folders["/a/"] = version
    page.goto(f"{host.address}/a/")
    wait_for_words(page, OLD_STAYS)
    assert find_caches(page) == before
    page.goto(f"{host.address}/a/modul/praktik/")
    assert page.title().endswith("Edisi-1")


def test_login_page_of_a_wifi_is_never_kept(page: Page, host: Host) -> None:
    host.meddle = lambda path, body: PORTAL if is_store(path) else body

    fail_to_keep(page, host, "bukan isi pelatihan ini")


def test_file_that_is_another_one_than_was_published_is_never_kept(page: Page, host: Host) -> None:
    """One byte that unpacking does not mind."""
    host.meddle = lambda path, body: body[:9] + bytes([body[9] ^ 1]) + body[10:] if is_store(path) else body

    fail_to_keep(page, host, "bukan isi pelatihan ini")


@pytest.mark.slow
def test_login_page_in_the_place_of_the_worker_is_refused(page: Page, host: Host) -> None:
    host.meddle = lambda path, body: PORTAL if path.endswith("sw.js") else body

    fail_to_keep(page, host, "bukan isi pelatihan ini")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


@pytest.mark.slow
def test_login_page_for_everything_leaves_the_old_copy(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    keep(page, f"{host.address}/a/")
    host.meddle = lambda path, body: PORTAL

    page.goto(f"{host.address}/a/")
    wait_for_words(page, "Bisa dibuka tanpa internet")
    page.goto(f"{host.address}/a/modul/praktik/")

    assert page.title().endswith("Edisi-1")


@pytest.mark.slow
def test_login_page_in_the_place_of_the_new_version_leaves_the_old_one(
    page: Page, host: Host, versions: tuple[Path, Path]
) -> None:
    keep(page, f"{host.address}/a/")
    host.meddle = lambda path, body: PORTAL if is_store(path) else body

    fail_to_renew(page, host, versions[1])


@pytest.mark.parametrize(
    "tenth", [5, *(pytest.param(tenth, marks=pytest.mark.slow) for tenth in (0, 1, 2, 3, 4, 6, 7, 8, 9))]
)
def test_connection_cut_at_any_tenth_leaves_the_old_copy(
    page: Page, host: Host, versions: tuple[Path, Path], tenth: int
) -> None:
    host.meddle = lambda path, body: body[: len(body) * tenth // 10] if is_store(path) else body
    fail_to_keep(page, host, "Sambungan terputus")
    keep(page, f"{host.address}/a/")
    host.meddle = lambda path, body: body[: len(body) * tenth // 10] if is_store(path) else body

    fail_to_renew(page, host, versions[1])

    host.meddle = None
    visit_until(page, f"{host.address}/a/", "Edisi-2")


@pytest.mark.slow
def test_server_that_vanishes_is_told(page: Page, host: Host) -> None:
    page.goto(f"{host.address}/a/")
    host.stop()

    page.click(".store button")

    wait_for_words(page, "Sambungan terputus")
    host.start()
    page.click(".store button")
    wait_for_words(page, "Sudah tersimpan")


def set_quota(page: Page, host: Host, size: int) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": size})


def test_full_phone_is_told(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    page.goto(f"{host.address}/a/")
    set_quota(page, host, 100_000)
    page.click(".store button")
    wait_for_words(page, "Ruang HP penuh")
    assert find_caches(page) == []

    set_quota(page, host, 100_000_000)
    keep(page, f"{host.address}/a/")
    used = page.evaluate("navigator.storage.estimate().then(estimate => estimate.usage)")
    set_quota(page, host, used + 50_000)
    fail_to_renew(page, host, versions[1])


def test_refused_worker_is_told(page: Page, host: Host) -> None:
    page.add_init_script(
        "navigator.serviceWorker.register = () => Promise.reject(new DOMException('refused', 'SecurityError'))"
    )

    fail_to_keep(page, host, "Coba buka di Chrome")


@pytest.mark.slow
def test_browser_inside_another_app_says_the_way_out(playwright: Playwright, tmp_path: Path, host: Host) -> None:
    agent = "Mozilla/5.0 (Linux; Android 11; wv) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
    with open_phone(playwright, tmp_path / "app", user_agent=agent) as context:
        page = context.new_page()
        page.goto(f"{host.address}/a/")

        wait_for_words(page, "Buka di Chrome")
        assert page.locator(".store button").count() == 0


@pytest.mark.slow
def test_who_saves_data_is_asked_before_an_update(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    keep(page, f"{host.address}/a/")
    saving = "Object.defineProperty(NetworkInformation.prototype, 'saveData', {get: () => true});\n"
    host.folders["/a/"] = versions[1]
    host.meddle = lambda path, body: saving.encode() + body if path.endswith("sw.js") else body

    page.goto(f"{host.address}/a/")
    button = page.locator("button:has-text('Ada isi baru')")
    button.wait_for()
    page.goto(f"{host.address}/a/modul/praktik/")
    assert page.title().endswith("Edisi-1")
    page.goto(f"{host.address}/a/")
    button.click()
    wait_for_words(page, "Sudah tersimpan")
    button.wait_for(state="detached")
    page.goto(f"{host.address}/a/modul/praktik/")

    assert page.title().endswith("Edisi-2")


@pytest.mark.slow
def test_editions_on_one_host_never_meet(page: Page, host: Host, versions: tuple[Path, Path]) -> None:
    host.folders["/b/"] = versions[0]
    keep(page, f"{host.address}/a/")
    keep(page, f"{host.address}/b/")
    other = [name for name in find_caches(page) if name.startswith("lapak:/b/:")]
    assert len(other) == 1

    host.folders["/a/"] = versions[1]
    visit_until(page, f"{host.address}/a/", "Edisi-2")
    assert other[0] in find_caches(page)
    page.goto(f"{host.address}/b/modul/praktik/")
    assert page.title().endswith("Edisi-1")

    page.goto(f"{host.address}/a/")
    page.click("button:has-text('Hapus simpanan')")
    wait_for_words(page, "sudah dihapus")
    assert find_caches(page) == other
    host.stop()
    page.goto(f"{host.address}/b/modul/risiko/")
    assert page.title().endswith("Edisi-1")


@pytest.fixture
def walker(page: Page, host: Host) -> Page:
    keep(page, f"{host.address}/a/")
    host.stop()
    return page


def walk(page: Page, address: str, seed: int, steps: int) -> None:
    """Clicks links of the site at random; wherever that leads, something can be read and a link leads on."""
    chance = random.Random(seed)
    page.goto(f"{address}/a/")
    for _ in range(steps):
        links = page.eval_on_selector_all(
            "a[href]:not([download])", "all => all.map(link => link.href).filter(link => link.startsWith(origin))"
        )
        assert links, page.url
        page.goto(chance.choice(links), wait_until="domcontentloaded")
        assert page.locator("h1").inner_text(), page.url


def test_a_walk_without_internet_has_no_dead_end(walker: Page, host: Host) -> None:
    for seed in range(3):
        walk(walker, host.address, seed, STEPS)


@pytest.mark.slow
def test_two_hundred_walks_without_internet_have_no_dead_end(walker: Page, host: Host) -> None:
    for seed in range(WALKS):
        walk(walker, host.address, seed, STEPS)
