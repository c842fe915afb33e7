"""A neighbour's voice, from the microphone of a phone to the phones of the others, and silent when its text changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright
from tests.browser.conftest import PHONE, serve, touch
from tests.conftest import ARGUMENTS, CHROMIUM, TINY, Files, build_project, list_refusals, write_project

from lapak.course.recordings import measure_seconds
from lapak.voice.sound import has_library

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium"),
    pytest.mark.skipif(not has_library(), reason="needs PyAV: pip install 'lapak[voice]'"),
]
MICROPHONE = [*ARGUMENTS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
"""Chromium's own: it beeps once a second."""
RECORD = "---\ntitle: Rekam\nsummary: Bacakan.\nlayout: record\n---\n\n## Cara {#cara}\n\nBaca pelan-pelan.\n"
MESSAGE = "\n/// message | week 1\n    card: Uang dulu\n\n{}\n///\n"
SENT = "Dhuwite wis katon?"
ASKED = {"index.md": "Uangnya sudah terlihat?", "index.jv.md": SENT}
Run = Callable[..., tuple[int, str]]
UANG = ".take[data-file='awal/uang.jv']"


def build(project: Path) -> Path:
    build_project(project)
    return project / "site" / "kecil"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    texts = {f"modules/01-awal/{name}": (TINY / "modules/01-awal" / name).read_text("utf-8") for name in ASKED}
    files: Files = {path: text + MESSAGE.format(ASKED[Path(path).name]) for path, text in texts.items()}
    return write_project(tmp_path / "project", {**files, "docs/fasilitator/rekam.md": RECORD})


@pytest.fixture
def studio(playwright: Playwright) -> Iterator[BrowserContext]:
    """A phone with a microphone."""
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=MICROPHONE)
    context = started.new_context(viewport=PHONE, accept_downloads=True)  # type: ignore[arg-type]
    refused = list_refusals(context)
    yield context
    started.close()
    assert refused == []


def consent(page: Page) -> None:
    page.check("#setuju")
    page.fill("#peran", "kader posyandu")
    page.fill("#tempat", "Ambarawa")


def record(page: Page, card: str) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.click(f"{card} button >> nth=0")
    page.wait_for_selector(f"{card} output:has-text('1 /')")
    page.click(f"{card} button >> nth=0")
    page.wait_for_selector(f"{card} output:has-text('✓')")


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.click(".record button >> nth=0")
    file = folder / "rekaman.zip"
    waiting.value.save_as(file)
    return file


def play(context: BrowserContext, address: str) -> float:
    """By the button of its section, to the end: then the bar is gone, as nothing follows."""
    page = context.new_page()
    page.goto(address)
    touch(page)
    page.click("#uang .listen")
    page.wait_for_selector(".voice")
    page.wait_for_selector(".voice", state="detached")
    seconds = float(page.evaluate("document.querySelector('#uang audio').duration"))
    page.close()
    return seconds


def keep(context: BrowserContext, home: str) -> None:
    """The course on this phone, then the recordings too."""
    page = context.new_page()
    page.goto(home)
    page.click(".store button >> nth=0")
    page.click(".store button:has-text('rekaman swara Basa Jawa')")
    page.locator(".store [role=status]").filter(has_text="rekaman swara Basa Jawa").wait_for()
    page.close()


@pytest.fixture
def recorded(project: Path, studio: BrowserContext, tmp_path: Path) -> Path:
    """What a phone saves that has recorded one section, without internet."""
    page = studio.new_page()
    with serve(build(project)) as address:
        page.goto(f"{address}/jv/fasilitator/rekam/")
        page.wait_for_selector(f"{UANG} button:disabled", state="attached")
        consent(page)
        studio.set_offline(True)
        record(page, UANG)
        pack = save(page, tmp_path)
        studio.set_offline(False)
        page.reload()
        page.wait_for_selector(".record b:has-text('1 saka 2 bagean wis direkam')")
    page.close()
    return pack


@pytest.mark.slow
def test_a_voice_goes_from_microphone_to_page_zip_and_pocket_and_falls_silent_with_its_text(
    project: Path, recorded: Path, studio: BrowserContext, run_lapak: Run, tmp_path: Path
) -> None:
    assert ZipFile(recorded).testzip() is None
    assert ZipFile(recorded).namelist() == ["awal/uang.jv.webm", "rekaman.json"]
    code, printed = run_lapak(project, "voice", "import", str(recorded))
    assert (code, printed) == (0, "modules/01-awal/audio/uang.jv.opus\n")
    assert 0.1 < measure_seconds((project / "modules/01-awal/audio/uang.jv.opus").read_bytes()) < 5

    site = build(project)
    ZipFile(site / "unduh/kursus.zip").extractall(tmp_path / "stick")
    with serve(site) as address:
        assert play(studio, f"{address}/jv/modul/awal/") > 0.1
        keep(studio, f"{address}/jv/")
        studio.set_offline(True)
        assert play(studio, f"{address}/jv/modul/awal/") > 0.1
        studio.set_offline(False)
    assert play(studio, (tmp_path / "stick/jv/modul/awal/index.html").as_uri()) > 0.1
    assert SENT in find_messages(site)

    check_silence(project, run_lapak)
    site = build(project)
    assert SENT in find_messages(site)
    with serve(site) as address:
        assert play(studio, f"{address}/jv/modul/awal/") > 0.1


def check_silence(project: Path, run_lapak: Run) -> None:
    """First the Indonesian text changes, then the one that was read; after each it is silent, until it is accepted."""
    change(project, "index.md", "Cek uang dulu.", "Cek uang di rekening dulu.")
    _, status = run_lapak(project, "voice", "status")
    site = build(project)
    assert "uang.jv.opus:1: its Indonesian text has changed: silent, as it warns of yesterday" in status
    assert is_silent(site)
    assert SENT not in find_messages(site)

    change(project, "index.jv.md", "Priksa dhuwite dhisik.", "Priksa dhuwite ing rekening dhisik.")
    run_lapak(project, "translations", "accept", "jv", "awal", "uang")
    _, status = run_lapak(project, "voice", "status")
    assert "uang.jv.opus:1: its text has changed: silent, as it warns of yesterday" in status
    assert is_silent(build(project))
    run_lapak(project, "voice", "accept", "jv", "awal", "uang")


def change(project: Path, name: str, before: str, after: str) -> None:
    file = project / "modules/01-awal" / name
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def is_silent(site: Path) -> bool:
    return not (site / "suara").exists() and "<audio" not in (site / "jv/modul/awal/index.html").read_text("utf-8")


def find_messages(site: Path) -> str:
    with ZipFile(site / "unduh/pesan-wa.jv.zip") as pack:
        return "".join(pack.read(name).decode() for name in pack.namelist() if name.endswith(".txt"))


@pytest.mark.slow
def test_the_page_that_records_opens_without_internet_from_the_phone_and_from_the_stick(
    project: Path, studio: BrowserContext, tmp_path: Path
) -> None:
    site = build(project)
    ZipFile(site / "unduh/kursus.zip").extractall(tmp_path / "stick")
    with serve(site) as address:
        page = studio.new_page()
        page.goto(f"{address}/jv/fasilitator/rekam/")
        touch(page)
        page.click(".store button >> nth=0")
        page.wait_for_selector(".store [role=status]:has-text('Rekam')")
        page.close()
        studio.set_offline(True)
        try_out(studio, f"{address}/jv/fasilitator/rekam/", tmp_path)
    try_out(studio, (tmp_path / "stick/jv/fasilitator/rekam/index.html").as_uri(), tmp_path)


def try_out(context: BrowserContext, address: str, folder: Path) -> None:
    """Opens the page, records a section and saves it."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(f"{UANG} button:disabled", state="attached")
    consent(page)
    record(page, UANG)
    assert ZipFile(save(page, folder)).namelist() == ["awal/uang.jv.webm", "rekaman.json"]
    page.close()
