"""The benchmark's own arithmetic: the slow path, the server's log, and the texts that other tools are given."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from bench.copies import copy_modules
from bench.markdown import Dialect, MarkdownWriter
from bench.report import put_section
from bench.server import Request, read_log
from bench.shaper import SEGMENT, Link, Route, Window
from bench.texts import IMAGES, PeerTexts, write_texts
from lxml import html
from tests.conftest import ROOT
from tests.own import load_own

from lapak.render.document import Documents, load_documents, reader_sections
from lapak.website.host.config import load_project


@pytest.mark.slow
def test_project_of_copies_has_no_mistake(tmp_path: Path) -> None:
    copy_modules(8, tmp_path / "copies")
    documents = load_documents(load_project(tmp_path / "copies" / "mkdocs.yml"))

    assert [module.slug for module in documents.modules["jv"]][5:] == ["risiko", "pengenalan-1", "implementasi-1"]


PAGE = "# Benchmark\n\nWritten.\n\n## A\n\nOld.\n\n## B\n\nKept.\n"
PART = "# Benchmark\n\nWritten by `make bench` today.\n\n## {}\n\nNew.\n"


@pytest.mark.parametrize(
    ("title", "page"),
    [
        ("A", "# Benchmark\n\nWritten.\n\n## A\n\nMeasured by itself today.\n\nNew.\n\n## B\n\nKept.\n"),
        ("B", "# Benchmark\n\nWritten.\n\n## A\n\nOld.\n\n## B\n\nMeasured by itself today.\n\nNew.\n"),
        ("C", f"{PAGE}\n## C\n\nMeasured by itself today.\n\nNew.\n"),
    ],
)
def test_part_that_was_measured_alone_takes_its_own_place(title: str, page: str) -> None:
    assert put_section(PAGE, PART.format(title)) == page


def test_link_carries_one_thing_after_the_other() -> None:
    link = Link(rate=50_000)

    assert link.book(1.0, 5_000) == pytest.approx(1.1)
    assert link.book(1.0, 5_000) == pytest.approx(1.2)
    assert link.book(9.0, 5_000) == pytest.approx(9.1)


def test_window_begins_with_ten_segments_and_doubles_each_round_trip() -> None:
    window = Window(Route().first_segments)

    assert fill_window(window) == 10
    for _ in range(10):
        window.acknowledge(SEGMENT)
    assert fill_window(window) == 20


def fill_window(window: Window) -> int:
    """Sends until the window is full; how many segments went."""
    count = 0
    while window.has_room(SEGMENT):
        window.send(SEGMENT)
        count += 1
    return count


def test_shaped_path_costs_set_up_and_round_trip() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer_once, args=(server,), daemon=True).start()
        command = [sys.executable, "-m", "bench.shaper", str(server.getsockname()[1])]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as shaper:
            assert shaper.stdout
            port = int(shaper.stdout.readline())
            start = time.monotonic()
            with socket.create_connection(("127.0.0.1", port)) as phone:
                phone.sendall(b"?")
                received = phone.recv(10)
            took = time.monotonic() - start
            shaper.terminate()

    route = Route()
    assert received == b"!"
    wanted = (route.set_up_trips + 1) * route.round_trip
    assert wanted - 0.05 < took < wanted + 2, "a busy computer may be late, never early"


def answer_once(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(10)
        connection.sendall(b"!")


def test_log_is_read_up_to_its_last_whole_line() -> None:
    text = "/modul/a%7C/|200|11183\n/a|b|404|611\n/half|20"

    assert read_log(text) == (Request("/modul/a%7C/", 200, 11183), Request("/a|b", 404, 611))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>1. Bukan daftar, *bukan* <b>tebal</b> {x} &lt;b&gt;</p>",
         r"1\. Bukan daftar, \*bukan\* **tebal** &#123;x&#125; &lt;b>"),
        ("<ol><li>Satu<p>lagi</p></li><li>Dua</li></ol>", "1.  Satu\n\n    lagi\n\n2.  Dua"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><th scope='row'>c|d</th><td></td></tr></table>",
         "| A | B |\n| --- | --- |\n| **c&#124;d** |  |"),
        ("<details><summary>Ya?</summary><p>Ya.</p></details>", '??? note "Ya?"\n\n    Ya.'),
        ("<p>Baca <a href='../dua/#x'>itu</a> dan <a href='/lain/'>ini</a>.</p>", "Baca [itu](dua.md) dan ini."),
    ],
)  # fmt: skip
def test_markdown_of_markup(markup: str, text: str) -> None:
    writer = MarkdownWriter(Dialect("pymdownx", "{slug}.md"), lambda target: "dua.md" if "dua" in target else "")

    assert writer.write(html.fragment_fromstring(markup, create_parent="div")) == text


@pytest.fixture(scope="module")
def documents() -> Documents:
    return load_own()


@pytest.fixture(scope="module")
def texts(documents: Documents) -> PeerTexts:
    return write_texts(documents, Dialect("html", "{slug}.md"))


@pytest.mark.slow
def test_peers_get_every_section_in_both_languages(documents: Documents, texts: PeerTexts) -> None:
    for language in ("id", "jv"):
        for module, page in zip(documents.modules[language], texts.modules(language), strict=True):
            headings = re.findall(r"^#{2,3} (?:\*\*\d+\*\* )?(.*)$", page.text, re.MULTILINE)
            wanted = [section.title for section in reader_sections(module)]
            assert [heading.partition(" (")[0] for heading in headings[1:]] == [t.partition(" (")[0] for t in wanted]


def test_peers_get_every_drawing_and_no_markup_of_ours(texts: PeerTexts) -> None:
    named = {name for page in texts.pages for name in re.findall(rf"\({IMAGES}(\w+\.svg)\)", page.text)}

    assert named == set(texts.drawings)
    assert not any(re.search(r"<(?!/?(?:details|summary|br/)\b)|\{|///", page.text) for page in texts.pages)


def test_locks_of_peers_name_no_registry() -> None:
    locks = [*(ROOT / "bench").rglob("package-lock.json")]

    assert locks
    assert [lock for lock in locks if '"resolved"' in Path(lock).read_text("utf-8")] == []
