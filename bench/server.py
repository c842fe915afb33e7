"""A folder of a site → nginx that serves it as a free host does (HTTP/2, TLS, gzip), and what its log says it sent."""

from __future__ import annotations

import base64
import getpass
import gzip
import hashlib
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import jinja2

CONFIGURATION = Path(__file__).with_name("nginx.conf.jinja")
TEXTS = {".html", ".css", ".js", ".mjs", ".svg", ".json", ".xml", ".txt", ".wasm", ".webmanifest"}
CERTIFICATE = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Request:
    """One line of the server's log."""

    address: str
    status: int
    size: int
    """Bytes sent, headers and all."""


def read_log(text: str) -> tuple[Request, ...]:
    """The server's log → its requests; a line that is not whole yet is left for the next time."""
    whole = text[: text.rfind("\n") + 1]
    rows = [line.rsplit("|", 2) for line in whole.splitlines()]
    return tuple(Request(address, int(status), int(size)) for address, status, size in rows)


def compress_site(site: Path) -> None:
    """Puts a gzip file beside each text of a site that becomes smaller by it."""
    for file in list(site.rglob("*")):
        if file.suffix in TEXTS and file.is_file():
            data = file.read_bytes()
            small = gzip.compress(data, 9, mtime=0)
            if len(small) < len(data):
                file.with_name(f"{file.name}.gz").write_bytes(small)


class Server:
    """nginx for one site, from `with` to its end."""

    def __init__(self, site: Path) -> None:
        self._site = site.resolve()
        self._folder = TemporaryDirectory(prefix="bench-")
        self.port = find_free_port()

    def __enter__(self) -> Server:
        folder = Path(self._folder.name)
        folder.chmod(0o755)
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        command = ["openssl", *CERTIFICATE.split(), "-addext", "subjectAltName=DNS:localhost"]
        subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
        self.key_hash = find_key_hash(certificate)
        values = {"user": getpass.getuser(), "folder": folder, "port": self.port, "site": self._site}
        configuration = folder / "nginx.conf"
        configuration.write_text(jinja2.Template(CONFIGURATION.read_text("utf-8")).render(values), "utf-8")
        self._process = subprocess.Popen(
            [find_nginx(), "-c", str(configuration), "-e", str(folder / "error.log")], stderr=subprocess.DEVNULL
        )
        wait_for_port(self.port)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def read_requests(self) -> tuple[Request, ...]:
        """Everything asked for until now."""
        return read_log((Path(self._folder.name) / "access.log").read_text("utf-8"))


def find_nginx() -> str:
    """The program's path; Debian keeps it where only root looks."""
    return shutil.which("nginx") or "/usr/sbin/nginx"


def find_key_hash(certificate: Path) -> str:
    """A certificate → the hash of its key, by which a browser is told to trust it."""
    public = subprocess.run(
        ["openssl", "x509", "-in", str(certificate), "-pubkey", "-noout"], check=True, capture_output=True
    )
    plain = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "der"], input=public.stdout, check=True, capture_output=True
    )
    return base64.b64encode(hashlib.sha256(plain.stdout).digest()).decode()


def find_free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for_port(port: int) -> None:
    """Returns when somebody listens on a port."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")
