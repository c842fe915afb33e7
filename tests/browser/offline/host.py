"""A web host of the tests, with all that a village's connection does to it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable
from pathlib import Path

PORTAL = b"<!doctype html><title>WiFi</title><h1>Masukkan nomor kamar</h1>"
Meddle = Callable[[str, bytes], bytes]
"""A path and what belongs there → what arrives; fewer bytes than promised when the connection is cut."""


class Host:
    """Serves folders, each at a path of its own ('/a/'), until it is stopped; it can come back at the same address."""

    def __init__(self, folders: dict[str, Path]) -> None:
        self.folders = folders
        self.meddle: Meddle | None = None
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []
        self._port = 0
        self._server: http.server.ThreadingHTTPServer | None = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        host = self

        class Handler(_Handler):
            def do_GET(self) -> None:
                host.answer(self)

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def find(self, path: str) -> Path | None:
        mount = next((mount for mount in self.folders if path.startswith(mount)), None)
        file = self.folders[mount] / path.removeprefix(mount) if mount else None
        return file / "index.html" if file and file.is_dir() else file

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0]
        if self._server is None:
            return  # a browser opens connections before it needs them
        self.asked.append(path)
        file = self.find(path)
        is_found = file is not None and file.is_file()
        body = file.read_bytes() if file and is_found else b"tidak ada"
        sent = self.meddle(path, body) if self.meddle else body
        is_foreign = sent is PORTAL
        handler.send_response(200 if is_found or is_foreign else 404)
        kind = "text/html" if is_foreign or file is None else handler.guess_type(str(file))  # type: ignore[attr-defined]
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(sent) if is_foreign else max(len(sent), len(body))))
        handler.send_header("Connection", "close")
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(sent)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """A test server says nothing."""
