"""Runs tests as on a machine that lacks what not everybody has: `make bare`, or `make bare ARGS="tests/slides"`.

The checkout is copied without what npm has brought, the programs are hidden, and DejaVu is the only font of the system.
Tests that need one of them must be skipped by name; all others must pass.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from upkeep.guards import copy_checkout

HIDDEN = (
    *("soffice", "libreoffice", "localc", "loimpress", "java", "npm", "npx", "node", "firefox", "firefox-esr"),
    "chromium-headless-shell",
)
NODE_MODULES = "tests/node/node_modules"
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def hide_programs(folder: Path, path: str) -> None:
    """Fills a folder with links to all programs of a PATH but the hidden ones."""
    folder.mkdir()
    for place in filter(Path.is_dir, map(Path, path.split(os.pathsep))):
        for program in place.iterdir():
            link = folder / program.name
            if program.name not in HIDDEN and not link.is_symlink():
                link.symlink_to(program)


def to_environment(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """A folder that holds the copy, and the environment → that of the bare machine; writes what it names."""
    hide_programs(folder / "bin", environment.get("PATH", ""))
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(cache=folder / "cache"), "utf-8")
    own = {"PATH": str(folder / "bin"), "FONTCONFIG_FILE": str(fonts), "PYTHONPATH": str(folder / "copy/scripts")}
    return {**environment, **own}


def main(arguments: Sequence[str]) -> None:
    """Options and tests of pytest, or none for all quick ones; exit code as pytest's."""
    with TemporaryDirectory(prefix="bare-") as name:
        folder = Path(name)
        copy_checkout(folder / "copy", without=NODE_MODULES)
        command = [sys.executable, "-m", "pytest", "-m", "not slow", "-q", "-rs", *arguments]
        environment = to_environment(folder, os.environ)
        sys.exit(subprocess.run(command, cwd=folder / "copy", env=environment, check=False).returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
