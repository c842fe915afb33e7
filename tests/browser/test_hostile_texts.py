"""A course that wants to harm, built although the check would stop it: nothing runs and nothing is asked of others."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import serve
from tests.conftest import CHROMIUM, Files, write_project

from lapak.course.load import load_course
from lapak.course.memory import Memory
from lapak.course.problems import Problem
from lapak.layout import plan_exports
from lapak.render.document import Documents, render_course
from lapak.website.host.config import load_project
from lapak.website.host.pages import write_pages
from lapak.website.site import make_site

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
RUN = "parent.alarm=1,alert(1)"
HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 320 200"'
DRAWINGS = {
    "load": f'<svg {HEAD} onload="{RUN}"><circle r="50" onclick="{RUN}" onmouseover="{RUN}"/></svg>',
    "script": f"<svg {HEAD}><script>{RUN}</script><script xlink:href='https://x.example/a.js'/></svg>",
    "bare": f'<svg {HEAD}><script xmlns="">{RUN}</script><img xmlns="" src="x" onerror="{RUN}"/></svg>',
    "page": f'<svg {HEAD}><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="{RUN}"/>'
    "</foreignObject></svg>",
    "style": f"<svg {HEAD}><style>@import url(https://x.example/a.css);a{{}}&lt;/style>&lt;script>{RUN}&lt;/script></style></svg>",
    "asks": f'<svg {HEAD}><image href="https://x.example/a.png"/><use href="https://x.example/a.svg#b"/>'
    '<path fill="url(https://x.example/#c)" style="fill:url(https://x.example/#d);cursor:url(https://x.example/e),auto"/></svg>',
    "moves": f'<svg {HEAD}><animate attributeName="x" dur="1s" onbegin="{RUN}"/><a href="x"><set attributeName="href"'
    f' to="javascript:{RUN}"/><rect width="320" height="200"/></a></svg>',
    "sheet": f'<?xml-stylesheet href="https://x.example/a.xsl" type="text/xsl"?><svg {HEAD}/>',
    "entity": f'<!DOCTYPE svg [<!ENTITY a "<script>{RUN}</script>">]><svg {HEAD}>&a;</svg>',
    "utf16": f'<?xml version="1.0" encoding="utf-16"?><svg {HEAD} onload="{RUN}"/>'.encode("utf-16"),
}
HTML = (Path(__file__).parent / "hostile.md").read_text("utf-8").replace("RUN", RUN)
ALARMS = """() => [...document.querySelectorAll('*')].flatMap(e => {
  for (const name of ['click', 'mouseover', 'focus', 'toggle', 'begin'])
    if (!e.closest('a[href], summary, button, input, label')) e.dispatchEvent(new Event(name, {bubbles: true}))
  return [...e.attributes].filter(a => /^on/i.test(a.name) || /^\\s*(java|vb)script|^\\s*data:text/i.test(a.value))
    .map(a => e.tagName + ' ' + a.name)
})"""
"""Touches everything, and finds what would still run."""


def to_files() -> Files:
    """The hostile course, over tests/tiny."""
    images = "\n\n".join(f"![Tangan](images/{name}.svg)" for name in DRAWINGS)
    slides = "\n\n".join(f"/// slide | S\n![Tangan](images/{name}.svg)\n///" for name in DRAWINGS)
    text = f"""---
title: Awal <script>{RUN}</script>
summary: Modul <img src=x onerror={RUN}>
minutes: {{short: 5, full: 45}}
objectives:
  - Tahu <svg onload={RUN}>
---

## Foto <img src=x onerror={RUN}> {{#foto short=5 full=10}}

{HTML}
{images}

/// quiz | Apa <img src=x onerror={RUN}>?
- [ ] <img src=x onerror={RUN}>
- [x] <script>{RUN}</script>

<svg onload={RUN}>
///

## Uang {{#uang .critical full=5}}

{slides}

/// facilitator
{HTML}
///
"""
    files: Files = {f"modules/01-awal/images/{name}.svg": data for name, data in DRAWINGS.items()}
    files |= {f"docs/{name}.svg": data for name, data in DRAWINGS.items()}
    return {
        **files,
        "modules/01-awal/index.md": text,
        "modules/01-awal/index.jv.md": None,
        "evil.svg": DRAWINGS["load"],
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The folder of everything that is made of it, and how many problems the check would have told."""
    root, output = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("output")
    project = load_project(write_project(root / "project", to_files()) / "mkdocs.yml")
    problems: list[Problem] = []
    course = load_course(project, problems, Memory())
    assert course, problems
    documents = render_course(course, problems, Memory(), None)
    count = len(problems)
    write_pages(project.root / "mkdocs.yml", make_site(documents), output / "site")
    _write_exports(documents, output / "unduh")
    return output, count


def _write_exports(documents: Documents, folder: Path) -> None:
    """Decks, single files, and the book unpacked; its drawings are pages of their own."""
    folder.mkdir()
    for export in plan_exports(documents):
        if export.name.endswith(".html"):
            (folder / export.name).write_bytes(export.make())
        if export.name.endswith(".epub"):
            zipfile.ZipFile(BytesIO(export.make())).extractall(folder / export.name)
        if export.name.endswith(".pptx"):
            zipfile.ZipFile(BytesIO(export.make())).extractall(folder / export.name)


@pytest.fixture(scope="module")
def host(hostile: tuple[Path, int]) -> Iterator[str]:
    with serve(hostile[0]) as found:
        yield found


def test_hostile_course_runs_nothing_and_asks_nobody(browser: Browser, hostile: tuple[Path, int], host: str) -> None:
    folder, count = hostile
    endings = (".html", ".xhtml", ".svg")
    files = sorted(file for file in folder.rglob("*") if file.suffix in endings)
    page = browser.new_page()
    alerts: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(page.url), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))

    left = {
        file.relative_to(folder).as_posix(): _open(page, f"{host}/{file.relative_to(folder).as_posix()}")
        for file in files
    }

    assert alerts == []
    assert [url for url in asked if not url.startswith((host, "data:"))] == []
    assert {name: found for name, found in left.items() if found} == {}
    assert count > 40
    assert {name.rpartition(".")[2] for name in left} == {"html", "xhtml", "svg"}
    assert len(left) > 30


def _open(page: Page, url: str) -> list[str]:
    page.goto(url)
    found: list[str] = page.evaluate(ALARMS)
    page.wait_for_timeout(50)
    return found


def test_no_word_of_the_hostile_course_is_lost(browser: Browser, hostile: tuple[Path, int], host: str) -> None:
    page = browser.new_page()
    page.goto(f"{host}/site/modul/awal/")

    words = page.inner_text("main")

    assert [letter for letter in "ABCDEFGH" if f"huruf{letter}" not in words] == []
