"""A course that means harm, opened by a reader: whatever came past every check, nothing of it runs, nobody hears of it.

The harm stands in templates that bring it, unmarked, into every page, deck and module file: as if all checks were off.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page
from tests.browser.offline.host import Host
from tests.bundle.marionette import FIREFOX, Firefox
from tests.conftest import CHROMIUM, ROOT, build_project, write_project

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
HARM = """
<base href="THERE/base/">
<img src=x alt="" onerror="alert('image')">
<img src="THERE/image.png" alt="">
<svg onload="alert('drawing')"><script>alert('script of a drawing')</script><image href="THERE/drawing.png"/>
<a href="javascript:alert('link of a drawing')"><text y="20">a</text></a><use href="THERE/use.svg#a"/>
<foreignObject><iframe src="javascript:alert('frame of a drawing')"></iframe></foreignObject>
<set attributeName="onmouseover" to="alert('animation')"/></svg>
<script>alert('script')</script><script src="THERE/script.js"></script><script type=module>alert('module')</script>
<script>/*0123456789abcdef0123456789abcdef*/alert('forged mark')</script>
<iframe srcdoc="<script>alert('frame')</script><img src='THERE/frame.png'>"></iframe>
<iframe src="THERE/frame.html"></iframe>
<object data="THERE/object.html"></object><embed src="THERE/embed.html">
<link rel=stylesheet href="THERE/sheet.css">
<link rel=prefetch href="THERE/prefetch"><link rel=manifest href="THERE/manifest">
<style>@import "THERE/import.css";
@font-face{font-family:x;src:url(THERE/font.woff2)}
body{background:url(THERE/style.png);font-family:x}</style>
<p style="background:url(THERE/attribute.png)">a</p>
<audio src="THERE/audio.mp3" autoplay></audio><video poster="THERE/poster.png" src="THERE/video.mp4" autoplay></video>
<input autofocus onfocus="alert('field')"><details open ontoggle="alert('details')"><summary>a</summary></details>
<a class="harm" id="harm-link" href="javascript:alert('link');void 0">a</a>
<form action="THERE/form"><button class="harm" id="harm-form" name="a" value="1">a</button></form>
<form><button class="harm" id="harm-action" formaction="THERE/formaction">a</button></form>
<button class="harm" id="harm-click" onclick="alert('click')">a</button>
<a class="harm" id="harm-ping" href="#isi" ping="THERE/ping">a</a>
"""


def write_hostile(folder: Path, there: str) -> Path:
    """A course with harm that leads to an address → its built site."""
    project = write_project(folder / "project", {"modules/01-awal/images/x.webp": b"RIFF1234WEBP"})
    overrides = project / "overrides"
    overrides.unlink()
    shutil.copytree(ROOT / "overrides", overrides)
    harm = HARM.replace("THERE", there)
    for name in ("blocks/prose.html", "slides/deck.html"):
        text = (overrides / name).read_text("utf-8")
        text = text.replace("<main", f"{harm}<main") if "<main" in text else text + harm
        (overrides / name).write_text(text, "utf-8")
    shutil.copy(ROOT / "overrides/blocks/prose.html", overrides / "epub/blocks/prose.html")  # a book has no scripts
    build_project(project)
    site = project / "site/kecil"
    with ZipFile(site / "unduh/kursus.zip") as archive:
        archive.extractall(site / "tongkat")
    return site


@pytest.fixture(scope="module")
def there() -> Iterator[Host]:
    """Another host; what it is asked for is noted."""
    host = Host({})
    yield host
    host.stop()


@pytest.fixture(scope="module")
def hostile(there: Host, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile(tmp_path_factory.mktemp("hostile"), there.address.replace("127.0.0.1", "localhost"))


QUICK_WAYS = {
    "modul/awal/index.html": "host",
    "index.html": "host",
    "unduh/modul-awal.id.html": "folder",
    "unduh/slide-awal.id.html": "folder",
    "tongkat/modul/awal/index.html": "folder",
}
"""What a reader opens, and how most open it."""


def meet(page: Page, url: str) -> list[str]:
    """Opens a page and touches all that means harm → what its scripts said."""
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto(url)
    count = page.locator(".harm").count()
    assert count, "the harm is not in the page"
    for number in range(count):
        with suppress(Error):  # where it is shown and can be touched
            page.locator(".harm").nth(number).dispatch_event("click")
        page.wait_for_timeout(50)
        if page.url.partition("#")[0] != url:
            page.goto(url)
    page.wait_for_timeout(300)
    return said


@pytest.mark.parametrize(
    ("place", "way"),
    [
        pytest.param(place, way, marks=() if way == QUICK_WAYS[place] else pytest.mark.slow)
        for place in QUICK_WAYS
        for way in ("host", "folder")
    ],
)
def test_nothing_runs_and_no_other_host_is_asked(
    browser: Browser, hostile: Path, there: Host, place: str, way: str
) -> None:
    there.asked.clear()
    home = Host({"/a/": hostile})
    context = browser.new_context()
    url = f"{home.address}/a/{place}" if way == "host" else (hostile / place).as_uri()
    said = meet(context.new_page(), url)
    context.close()
    home.stop()

    assert said == []
    assert there.asked == []


@pytest.mark.slow
@pytest.mark.skipif(not FIREFOX, reason="needs Firefox: apt install firefox-esr")
def test_nothing_runs_in_firefox(hostile: Path, there: Host, tmp_path: Path) -> None:
    there.asked.clear()
    seen = []
    with Firefox(tmp_path / "profile") as firefox:
        for place in QUICK_WAYS:
            firefox.ask("WebDriver:Navigate", url=(hostile / place).as_uri())
            seen.append(firefox.run("for (const one of document.querySelectorAll('.harm')) one.click(); return 1"))

    assert seen == [1] * 5  # a script that had opened a dialog would stop ours
    assert there.asked == []
