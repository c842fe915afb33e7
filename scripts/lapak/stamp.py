"""What a finished site was made from, so that a build with nothing new ends at once.

A stamp is trusted only when the sources, the code and the date are the same and every file of the site is untouched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from lapak.export import find_date, hash_code, hash_files, hash_values

SOURCE_FOLDERS = ("modules", "docs", "overrides")
STAMP_FOLDER = "build/stamps"


def find_key(root: Path, output: Path) -> str:
    """A project → the hash of all that its sites are made from, and of where they are written."""
    configs = {file.name: file.read_bytes().hex() for file in sorted(root.glob("mkdocs*.yml"))}
    folders = {name: hash_files(root / name) for name in SOURCE_FOLDERS if (root / name).is_dir()}
    return hash_values([configs, folders, hash_code(), find_date(root), output.resolve()])


def is_current(root: Path, config_file: Path, key: str) -> Path | None:
    """An edition's file → its site's folder when that was made from just this and nobody has touched it since."""
    try:
        stamp = json.loads(_find_file(root, config_file).read_text("utf-8"))
        folder = Path(stamp["folder"])
        return folder if stamp["key"] == key and stamp["files"] == _hash_each(folder) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(root: Path, config_file: Path, key: str, folder: Path) -> None:
    """Remembers what a site was made from."""
    file = _find_file(root, config_file)
    file.parent.mkdir(parents=True, exist_ok=True)
    stamp = {"key": key, "folder": str(folder.resolve()), "files": _hash_each(folder)}
    file.write_text(json.dumps(stamp), "utf-8")


def find_written(root: Path, name: str, key: str) -> list[Path]:
    """The name of a piece of work → its files, when they were made from just this and nobody has touched them since."""
    try:
        stamp = json.loads((root / STAMP_FOLDER / f"{name}.json").read_text("utf-8"))
        files = {Path(path): checksum for path, checksum in stamp["files"].items()}
        is_same = stamp["key"] == key and all(_hash_file(file) == checksum for file, checksum in files.items())
        return list(files) if is_same else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def write_list(root: Path, name: str, key: str, files: Iterable[Path]) -> None:
    """Remembers what some files were made from."""
    file = root / STAMP_FOLDER / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    stamp = {"key": key, "files": {path.as_posix(): _hash_file(path) for path in files}}
    file.write_text(json.dumps(stamp), "utf-8")


def _find_file(root: Path, config_file: Path) -> Path:
    return root / STAMP_FOLDER / f"{config_file.stem}.json"


def _hash_file(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _hash_each(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): _hash_file(file) for file in sorted(folder.rglob("*")) if file.is_file()
    }
