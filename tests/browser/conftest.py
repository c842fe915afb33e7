"""A server for the built sites and a real Chromium."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import ROOT, list_refusals

NODE_MODULES = ROOT / "tests" / "node" / "node_modules"
PHONE = {"width": 360, "height": 640}


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """A test server says nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A folder → the address of a server that shows it."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def address(sites: Path) -> Iterator[str]:
    with serve(sites) as found:
        yield found


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a small phone with JavaScript off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    refused = list_refusals(context)
    yield context.new_page()
    context.close()
    assert refused == []
