"""Debian's Firefox, driven through its own remote protocol: length, colon, JSON over a socket."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
LONGEST_START = 60
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element's id, as the WebDriver standard has it."""


class Firefox:
    """One browser with a profile of its own; leaves with its `with` block."""

    def __init__(self, profile: Path) -> None:
        port = _find_port()
        profile.mkdir()
        settings = {"marionette.port": port, "browser.shell.checkDefaultBrowser": False}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()]
        (profile / "user.js").write_text("".join(lines), "utf-8")
        command = [str(FIREFOX), "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(command, **quiet)  # type: ignore[call-overload]
        self._socket = _connect(port)
        self._number = 0
        self._receive()
        self.ask("WebDriver:NewSession")

    def __enter__(self) -> Firefox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)

    def ask(self, command: str, **values: Any) -> Any:
        """One command → what it answers; an error of the browser is an AssertionError."""
        self._number += 1
        text = json.dumps([0, self._number, command, values])
        self._socket.sendall(f"{len(text.encode())}:{text}".encode())
        _, _, error, result = self._receive()
        assert error is None, error
        return result.get("value") if isinstance(result, dict) and set(result) == {"value"} else result

    def run(self, script: str, *arguments: Any) -> Any:
        """A script in the page → what it returns."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def click(self, selector: str) -> None:
        """Clicks as a finger does: the element must be in sight and on top."""
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        self.ask("WebDriver:ElementClick", id=found[ELEMENT])

    def _receive(self) -> Any:
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            length += byte
        data = b""
        while len(data) < int(length):
            data += self._socket.recv(int(length) - len(data))
        return json.loads(data)


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _connect(port: int) -> socket.socket:
    end = time.monotonic() + LONGEST_START
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=LONGEST_START)
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
