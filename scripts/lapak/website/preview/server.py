"""A preview → a small web server on this computer."""

from __future__ import annotations

import os
import select
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from errno import EADDRINUSE
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote

from lapak.website.preview.responses import CHANGES, SHORTEST_PAUSE, Preview, Response

LAST_PORT = 65535
EXAMPLE = "127.0.0.1:8000"


class AddressError(Exception):
    """Nothing can be served at an address; the text says what to write instead."""


class PreviewServer(ThreadingHTTPServer):
    """Serves one preview; each browser tab that waits for a change has a thread of its own."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers share an address

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        super().__init__(address, _Handler)
        self.preview = preview

    def run(self, tell: Callable[[str], None]) -> None:
        """Loads everything, says where it can be seen, and answers until Ctrl-C."""
        host, port = self.server_address[:2]
        with suppress(KeyboardInterrupt), self:
            self.preview.respond("/")
            tell(f"http://{host!s}:{port}/ (Ctrl-C ends it)")
            self.serve_forever()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before its answer is nothing to tell."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(address: str, preview: Preview) -> PreviewServer:
    """'127.0.0.1:8000' → the server of a preview there; raises AddressError when there cannot be one."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise AddressError(f"'{address}' is not an address; write HOST:PORT, such as --address {EXAMPLE}")
    try:
        return PreviewServer((host, int(port)), preview)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        fix = f"--address {host}:{_find_free_port(host)}" if error.errno == EADDRINUSE else f"--address {EXAMPLE}"
        raise AddressError(f"{reason}: {address}; write another one, such as {fix}") from error


def _find_free_port(host: str) -> int:
    with socket.socket() as free:
        free.bind((host, 0))
        return int(free.getsockname()[1])


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        path, _, version = self.path.partition("?")
        if path == CHANGES:
            self._wait(version)
        else:
            self._send(self.server.preview.respond(self.path))

    do_HEAD = do_GET  # noqa: N815 - named by http.server

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        if response.location:
            self.send_header("Location", quote(response.location))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _wait(self, version: str) -> None:
        """Server-sent events: one, when the files are not those of that version any more."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        while self.server.preview.look() == version:
            has_left, _, _ = select.select([self.connection], [], [], SHORTEST_PAUSE)
            if has_left:
                return
        self.wfile.write(b"data: changed\n\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by http.server
        """The terminal is for mistakes in the sources."""
