"""What finished files were made from, so that a command with nothing new to do ends at once.

A stamp is trusted only when the sources, the code and the date are the same and all its files are untouched.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path

from lapak.export import find_date, hash_code, hash_files, hash_values

SOURCE_FOLDERS = ("modules", "docs", "overrides")
DOCS = re.compile(r"""^docs_dir:\s*["']?([^"'#\n]+)""", re.MULTILINE)
"""Another folder in the place of docs/."""
STAMP_FOLDER = "build/stamps"


def find_key(root: Path, output: Path) -> str:
    """A project → the hash of all that its outputs are made from, and of where they are written."""
    configs = {file.name: file.read_bytes().decode(errors="replace") for file in sorted(root.glob("mkdocs*.yml"))}
    names = {*SOURCE_FOLDERS, *(name.strip() for text in configs.values() for name in DOCS.findall(text))}
    folders = {name: hash_files(root / name) for name in sorted(names) if (root / name).is_dir()}
    return hash_values([configs, folders, hash_code(), find_date(root), output.resolve()])


class Stamp:
    """The stamp of one piece of work of a project."""

    def __init__(self, root: Path, name: str) -> None:
        self._file = root / STAMP_FOLDER / f"{name}.json"

    def find(self, key: str) -> list[Path]:
        """What was told of the files that were made from just this; nothing when somebody has touched one since."""
        try:
            stamp = json.loads(self._file.read_text("utf-8"))
            is_whole = all(_hash_file(Path(path)) == checksum for path, checksum in stamp["files"].items())
            return [Path(path) for path in stamp["told"]] if stamp["key"] == key and is_whole else []
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []

    def write(self, key: str, told: Sequence[Path], files: Sequence[Path] = ()) -> None:
        """Remembers what files were made from, and which of them to tell: all, unless more are named."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        checksums = {file.as_posix(): _hash_file(file) for file in files or told}
        stamp = {"key": key, "told": [file.as_posix() for file in told], "files": checksums}
        self._file.write_text(json.dumps(stamp), "utf-8")


def _hash_file(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
