"""The server of the preview: it tells of changes, is quick in a large course, and comes and goes quietly."""

from __future__ import annotations

import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from tests.conftest import CHROMIUM, TINY, Files, list_refusals
from tests.pace import is_within
from tests.website.conftest import Writer

from lapak.website.preview.server import PreviewServer

PATIENCE_SECONDS = 10
MODULES = 60
GOAL_SECONDS, GENEROSITY = 0.3, 3
"""Of an edit in a course of 120 pages; machines that run tests are slow and busy."""
SENTENCE = "Taruh barang di meja dekat jendela, lalu foto dari dekat supaya pembeli melihat isinya."


@pytest.fixture
def address(writer: Writer) -> Iterator[str]:
    """Where the writer's preview is served."""
    with PreviewServer(("127.0.0.1", 0), writer.preview) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def read(url: str) -> str:
    return urllib.request.urlopen(url, timeout=PATIENCE_SECONDS).read().decode()  # type: ignore[no-any-return]


def find_events(page: str) -> str:
    """A page → the path where its script waits."""
    found = re.search(r'EventSource\("([^"]+)"', page)
    assert found
    return found[1]


def test_waiting_page_hears_of_a_change(writer: Writer, address: str) -> None:
    events = address + find_events(read(f"{address}/modul/awal/"))
    with urllib.request.urlopen(events, timeout=PATIENCE_SECONDS) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        writer.change("modules/01-awal/index.md", "di dekat jendela.", "di dekat pintu.")
        lines = stream.read().decode().split("\n")

    assert "data: changed" in lines
    assert "di dekat pintu." in read(f"{address}/modul/awal/")


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")
def test_open_page_shows_a_change_by_itself_and_its_policy_lets_it(
    writer: Writer, address: str, browser: Browser
) -> None:
    context = browser.new_context()
    refused = list_refusals(context)
    page = context.new_page()
    page.goto(f"{address}/modul/awal/")
    writer.change("modules/01-awal/index.md", "di dekat jendela.", "di dekat pintu.")
    page.get_by_text("di dekat pintu.").first.wait_for()
    context.close()

    assert refused == []


def test_page_of_before_hears_at_once(writer: Writer, address: str) -> None:
    events = address + find_events(read(f"{address}/"))
    writer.change("docs/index.md", "Pilih satu modul.", "Pilih modul mana saja.")
    read(f"{address}/")

    assert "data: changed" in read(events)


def test_page_without_its_slash_leads_to_it(address: str) -> None:
    with urllib.request.urlopen(f"{address}/jv/modul/awal", timeout=PATIENCE_SECONDS) as page:
        assert page.url == f"{address}/jv/modul/awal/"


def test_taken_address_is_told_with_another_one(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"

        code, printed = run_lapak(make_project({}), "serve", "--address", address)

    assert code == 2
    assert re.fullmatch(
        rf"lapak: address already in use: {address}; write another one, such as --address 127.0.0.1:\d+\n", printed
    )


@contextmanager
def heeding_ctrl_c() -> Iterator[None]:
    """What is started meanwhile heeds Ctrl+C, also where tests run in the background of a shell that ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_ends_it_quietly(make_project: Callable[[Files], Path]) -> None:
    command = [sys.executable, "-m", "lapak", "serve", "--address", "127.0.0.1:0"]
    with heeding_ctrl_c():
        process = subprocess.Popen(
            command, cwd=make_project({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    assert process.stdout
    address = process.stdout.readline().split()[0]
    assert "Foto di dekat jendela." in read(f"{address}modul/awal/")
    process.send_signal(signal.SIGINT)

    assert process.communicate(timeout=PATIENCE_SECONDS) == ("", "")
    assert process.returncode == 0


def make_course(count: int) -> Files:
    """Modules of about a thousand words in two languages, and the mkdocs file that names them."""
    files: Files = {}
    for number in range(count):
        for name in ("index.md", "index.jv.md"):
            text = (TINY / "modules/01-awal" / name).read_text("utf-8")
            prose = "\n\n".join(f"{SENTENCE} **Kelompok {number}-{part}**." for part in range(60))
            text = text.replace("images/hp", "../01-awal/images/hp").replace(
                "\n/// facilitator", f"\n{prose}\n\n/// facilitator"
            )
            files[f"modules/{number + 2:03}-modul-{number}/{name}"] = text
    names = "".join(f"\n      - {name}" for name in sorted({file.split("/")[1] for file in files}))
    files["mkdocs.yml"] = (
        (TINY / "mkdocs.yml").read_text("utf-8").replace("\n      - 01-awal", f"\n      - 01-awal{names}")
    )
    return files


@pytest.mark.slow
def test_edit_in_a_large_course_is_seen_soon(writer: Writer) -> None:
    """From the change of a file to the whole page, in either language, when all has been shown before."""
    writer.write(make_course(MODULES))
    writer.see("/modul/modul-7/")
    seconds = []
    for mark in ("satu", "dua", "tiga", "empat", "lima"):
        writer.change("modules/009-modul-7/index.md", "Foto di dekat jendela", f"{mark}. Foto di dekat jendela")
        began = time.monotonic()
        assert f"{mark}. Foto di dekat jendela" in writer.see("/modul/modul-7/")
        seconds.append(time.monotonic() - began)

    assert len(writer.see("/jv/modul/modul-59/")) > 5000
    assert is_within(statistics.median(seconds), GOAL_SECONDS * GENEROSITY)
