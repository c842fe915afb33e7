"""Part "edits": how long an author waits in the preview, from saving a file to the whole new page."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.growth import write_ours
from bench.install import WORK

MODULE_COUNTS = (60, 600)
EDITED = "modules/003-modul3/index.md"
PAGE = "/modul/modul3/"
MARKS = ("qa", "qe", "qi", "qo", "qu", "qai", "qau")
"""No invented words, and no numbers: a number must stand in the translation too."""
PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Edit:
    """The median wait in a course of this size, in seconds."""

    modules: int
    seconds: float


def measure_edits(counts: Sequence[int] = MODULE_COUNTS) -> Iterator[Edit]:
    """Writes courses of each size, serves them, and changes a sentence again and again."""
    for count in counts:
        project = WORK / f"edit-{count}"
        shutil.rmtree(project, ignore_errors=True)
        write_ours(count, project)
        with serve(project) as address:
            waits = [edit_once(project, address, mark) for mark in MARKS]
        shutil.rmtree(project)
        yield Edit(count, round(median(waits), 3))


@contextmanager
def serve(project: Path) -> Iterator[str]:
    """A project → the address of its preview, once that answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "lapak", "serve", "--address", place]
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL)
    try:
        ends = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < ends:
            try:
                read(f"http://{place}{PAGE}")
                break
            except urllib.error.URLError:
                time.sleep(0.2)
        yield f"http://{place}"
    finally:
        process.terminate()
        process.wait()


def edit_once(project: Path, address: str, mark: str) -> float:
    """Saves a file while a page is open → the seconds until that page has been told and read again."""
    file = project / EDITED
    found = re.search(r'EventSource\("([^"]+)"', read(address + PAGE))
    assert found, "a page of the preview waits for changes"
    with urllib.request.urlopen(address + found[1], timeout=PATIENCE_SECONDS) as waiting:
        began = time.monotonic()
        file.write_text(re.sub(r"(?m)(^[A-Z][a-z]+ [a-z]+)", rf"\1 {mark}", file.read_text("utf-8"), count=1), "utf-8")
        while b"changed" not in waiting.readline():
            pass
    assert f" {mark}" in read(address + PAGE), "the page shows the change"
    return time.monotonic() - began


def read(url: str) -> str:
    """An address → its text."""
    with urllib.request.urlopen(url, timeout=PATIENCE_SECONDS) as answer:
        text: str = answer.read().decode()
    return text
