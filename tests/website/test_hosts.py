"""Plain MkDocs builds and serves the pages too; what is more, such as downloads, is made by `lapak`."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT, Files

Make = Callable[[Files], Path]
PATIENCE_SECONDS = 20


def test_plain_mkdocs_builds_the_pages_and_lapak_may_replace_them(
    make_project: Make, run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({})

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=project, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "Motret" in (project / "site/jv/modul/awal/index.html").read_text("utf-8")
    (project / "site").rename(project / "kecil")
    assert run_lapak(project, "build", "--output", ".")[0] == 0


def test_plain_mkdocs_tells_a_mistake_without_a_traceback(make_project: Make) -> None:
    project = make_project({"modules/shared/index.md": "tanpa apa-apa"})

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "modules/shared/index.md:1: the lines between '---' at the top (front matter) are missing" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def served(make_project: Make) -> Iterator[tuple[Path, str]]:
    """A project and the address where `mkdocs serve` shows it."""
    project = make_project({})
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield project, f"http://127.0.0.1:{port}/"
    process.terminate()
    process.wait()


def wait_for(url: str, text: str) -> None:
    """Asks for a page until it holds a text."""
    end = time.monotonic() + PATIENCE_SECONDS
    page = ""
    while time.monotonic() < end and text not in page:
        time.sleep(0.2)
        try:
            page = urllib.request.urlopen(url, timeout=5).read().decode()
        except OSError:
            continue
    assert text in page


def test_mkdocs_serve_follows_changes_in_modules_pages_and_templates(served: tuple[Path, str]) -> None:
    project, address = served
    wait_for(f"{address}jv/modul/awal/", "Motret cedhak jendhela.")

    changes = [
        ("modules/01-awal/index.jv.md", "Motret cedhak jendhela.", "Motret cedhak lawang.", "jv/modul/awal/"),
        ("docs/index.md", "Pilih satu modul.", "Pilih modul mana saja.", ""),
        ("overrides/pages/home.html", '<ol class="cards">', '<ol class="cards three">', ""),
    ]
    for name, old, new, page in changes:
        file = project / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        wait_for(address + page, new)


@pytest.mark.slow
def test_mkdocs_serve_survives_a_mistake(served: tuple[Path, str]) -> None:
    project, address = served
    wait_for(f"{address}modul/awal/", "Foto di dekat jendela.")
    file = project / "modules/01-awal/index.md"
    right = file.read_text("utf-8")

    file.write_text(right.replace("{#uang", "{uang"), "utf-8")
    time.sleep(1.5)
    file.write_text(right.replace("Foto di dekat jendela.", "Foto di dekat pintu."), "utf-8")

    wait_for(f"{address}modul/awal/", "Foto di dekat pintu.")
