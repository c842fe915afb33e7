"""What a finished site was made from, so that a build with nothing new ends at once.

A stamp is trusted only when the sources, the code and the date are the same and every file of the site is untouched.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from lapak.export import find_date, hash_code, hash_files, hash_values

SOURCE_FOLDERS = ("modules", "docs", "overrides")
STAMP_FOLDER = "build/stamps"


def find_key(root: Path, output: Path) -> str:
    """A project → the hash of all that its sites are made from, and of where they are written."""
    configs = {file.name: file.read_text("utf-8") for file in sorted(root.glob("mkdocs*.yml"))}
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


def _find_file(root: Path, config_file: Path) -> Path:
    return root / STAMP_FOLDER / f"{config_file.stem}.json"


def _hash_each(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
