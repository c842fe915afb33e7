"""Tools of the tests about writing: what a folder holds, and whether a site is whole."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from lapak.writing.drafts import ROOM
from lapak.writing.mark import read_mark
from lapak.writing.places import DRAFT_FOLDER


def take_stock(folder: Path) -> dict[str, str]:
    """A folder → the hash of each file below it, hidden ones too; '' for a folder."""
    return {
        item.relative_to(folder).as_posix(): hashlib.sha256(item.read_bytes()).hexdigest() if item.is_file() else ""
        for item in folder.rglob("*")
    }


def is_whole(site: Path) -> bool:
    """True when a site holds just the files of its mark, as they were made."""
    stock = {path: checksum for path, checksum in take_stock(site).items() if checksum and path != ".lapak"}
    return bool(stock) and stock == read_mark(site)


def list_traces(project: Path, output: Path) -> list[str]:
    """What builds have left of their drafts."""
    drafts = project / DRAFT_FOLDER
    left = [item.name for item in drafts.iterdir() if item.is_dir()] if drafts.exists() else []
    return left + [item.name for item in output.iterdir() if item.name.startswith((ROOM, ".draft-"))]


def start_lapak(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Starts the command in a process of its own; what it prints comes together."""
    return subprocess.Popen(
        [sys.executable, "-m", "lapak", *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
