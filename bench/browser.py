"""A served site and addresses → what each visit cost: Chromium as a small, slow phone behind the shaped path."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from bench.server import Server

OBSERVER = Path(__file__).with_name("observe.js").read_text("utf-8")
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
FLAGS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --host-resolver-rules=MAP~*~127.0.0.1"
)
"""`~` stands for a space inside one flag."""
PROCESSOR_SLOWDOWN = 6
QUIET_SECONDS, LONGEST_SECONDS = 5.0, 60.0
"""Quiet is long enough for what a page fetches only when it has nothing else to do."""


@dataclass(frozen=True)
class Visit:
    """One page opened; times in milliseconds from the tap."""

    size: int
    requests: int
    failed: int
    fcp: float
    lcp: float
    blocking: float


def find_chromium() -> str | None:
    """The browser's path, where there is one."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def visit_pages(server: Server, addresses: tuple[str, ...]) -> tuple[Visit, ...]:
    """Opens pages one after the other in a browser that has never seen the site."""
    with open_path(server.port) as port, open_phone(server.key_hash) as phone:
        page = phone.new_page()
        phone.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_SLOWDOWN})
        page.add_init_script(OBSERVER)
        return tuple(_visit(page, f"https://localhost:{port}/{address}", server) for address in addresses)


@contextlib.contextmanager
def open_path(server_port: int) -> Iterator[int]:
    """The shaped path in front of a server: the port to use."""
    command = [sys.executable, "-m", "bench.shaper", str(server_port)]
    root = Path(__file__).resolve().parent.parent
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


@contextlib.contextmanager
def open_phone(key_hash: str) -> Iterator[BrowserContext]:
    """A fresh browser with the screen and the habits of a small phone."""
    flags = [flag.replace("~", " ") for flag in FLAGS.split()]
    flags.append(f"--ignore-certificate-errors-spki-list={key_hash}")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags, chromium_sandbox=not is_root)
        yield browser.new_context(
            viewport={"width": 360, "height": 640},
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="id-ID",
        )
        browser.close()


def _visit(page: Page, address: str, server: Server) -> Visit:
    before = len(server.read_requests())
    page.goto(address, wait_until="load", timeout=LONGEST_SECONDS * 1000)
    wait_until_quiet(page, server)
    seen = page.evaluate("window.benchmark")
    requests = server.read_requests()[before:]
    return Visit(
        size=sum(request.size for request in requests),
        requests=len(requests),
        failed=sum(request.status >= 400 for request in requests),
        fcp=page.evaluate(PAINT),
        lcp=seen["lcp"],
        blocking=seen["blocking"],
    )


def wait_until_quiet(page: Page, server: Server) -> None:
    """Returns when the page loads nothing more and the server has sent nothing for a while."""
    with contextlib.suppress(BrowserError):
        page.wait_for_load_state("networkidle", timeout=LONGEST_SECONDS * 1000)
    end = time.monotonic() + LONGEST_SECONDS
    count, since = -1, time.monotonic()
    while time.monotonic() < min(end, since + QUIET_SECONDS):
        page.wait_for_timeout(250)
        if (now := len(server.read_requests())) != count:
            count, since = now, time.monotonic()
