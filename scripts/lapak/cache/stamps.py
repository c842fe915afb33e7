"""What finished files were made from, so that a command with nothing new to do ends at once.

A stamp is trusted only when the sources, the code and the date are the same and all its files are untouched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from lapak.writing.places import STAMP_FOLDER


class Stamp:
    """The stamp of one piece of work of a project."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._file = root / STAMP_FOLDER / f"{name}.json"

    def find(self, key: str) -> list[Path]:
        """What was told of the files that were made from just this; nothing when somebody has touched one since."""
        try:
            stamp = json.loads(self._file.read_text("utf-8"))
            if stamp["key"] != key:
                return []
            is_whole = all(_hash_file(Path(path)) == checksum for path, checksum in stamp["files"].items())
            return [Path(path) for path in stamp["told"]] if is_whole else []
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []

    def find_languages(self) -> list[str] | None:
        """The languages of which the files were made; None where they are made of all."""
        try:
            found = json.loads(self._file.read_text("utf-8"))["languages"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if isinstance(found, list) else None

    def find_sums(self, folder: Path) -> dict[str, str]:
        """The sums of the files that were made below a folder, by their path there."""
        try:
            files = json.loads(self._file.read_text("utf-8"))["files"]
            places = {(self._root / path).resolve(): checksum for path, checksum in files.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        own = folder.resolve()
        return {path.relative_to(own).as_posix(): sum_ for path, sum_ in places.items() if path.is_relative_to(own)}

    def write(
        self,
        key: str,
        told: Sequence[Path],
        sums: Mapping[Path, str] | None = None,
        languages: Sequence[str] | None = None,
    ) -> None:
        """Remembers what files were made from, and which of them to tell: all, unless the sums of more are given.

        Languages: those whose texts are in the key, where not all are.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True)
        sums = {file: _hash_file(file) for file in told} if sums is None else sums
        files = {file.as_posix(): checksum for file, checksum in sums.items()}
        stamp = {"key": key, "told": [file.as_posix() for file in told], "files": files, "languages": languages}
        self._file.write_text(json.dumps(stamp), "utf-8")


def _hash_file(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
