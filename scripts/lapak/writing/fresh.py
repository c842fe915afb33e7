"""Files that nobody has yet: written only where nothing stands, and taken away again when they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lapak.writing.places import PlaceError
from lapak.writing.sources import write_source


def write_fresh(
    files: Mapping[Path, str | bytes], check: Callable[[], object], changed: Mapping[Path, str] | None = None
) -> None:
    """Writes files, changes others, and checks what has come of it; whatever `check` raises, all is as it was.

    Raises PlaceError when one of them stands there already.
    """
    if taken := [file for file in files if file.exists()]:
        raise PlaceError(f"'{taken[0]}' stands there already; nothing has been written\n    fix: choose another name")
    before = {file: file.read_bytes() for file in changed or {}}
    made = [folder for file in files for folder in _find_missing(file.parent)]
    try:
        for file, text in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        for file, text in (changed or {}).items():
            write_source(file, text)
        check()
    except BaseException:
        for file in files:
            file.unlink(missing_ok=True)
        for folder in dict.fromkeys(made):
            folder.rmdir()
        for file, data in before.items():
            write_source(file, data.decode())
        raise


def _find_missing(folder: Path) -> list[Path]:
    """The folders that have to be made for this one, the inmost first."""
    return [place for place in (folder, *folder.parents) if not place.exists()]
