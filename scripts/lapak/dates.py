"""The date that is written into files: the same sources give the same bytes on any day."""

from __future__ import annotations

import datetime
import os
import subprocess
from functools import cache
from pathlib import Path

FIXED_DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""The date in files made where there is no git and no SOURCE_DATE_EPOCH."""


@cache
def find_date(root: Path) -> datetime.datetime:
    """The date to write into files: SOURCE_DATE_EPOCH, or that of the last commit, or a fixed one."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _find_commit_date(root)
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if seconds else FIXED_DATE


def _find_commit_date(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return ""


def list_changes(root: Path) -> dict[str, datetime.datetime]:
    """A project's folder → when each file in it was changed last, by its path; nothing where git knows nothing."""
    command = ["git", "-C", str(root), "log", "--format=%x00%ct", "--name-only", "--relative", "--", "."]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return {}
    found: dict[str, datetime.datetime] = {}
    for commit in said.split("\0")[1:]:
        seconds, *paths = commit.split("\n")
        date = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
        found |= {path: date for path in paths if path and path not in found}
    return found
