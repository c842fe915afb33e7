"""A finished folder takes the place of the old one: in one step where the system can, else so that nothing is lost."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from errno import EINVAL, ENOSYS, ENOTSUP, EXDEV
from pathlib import Path

HERE = -100
"""AT_FDCWD: paths are as seen from the current folder."""
EXCHANGE = 2
"""RENAME_EXCHANGE."""
UNABLE = frozenset({EINVAL, ENOSYS, ENOTSUP, EXDEV})
"""What a file system answers that cannot exchange two folders."""


def replace_folder(target: Path, draft: Path, old: Path) -> None:
    """Puts a finished folder in the place of another one, which ends where the draft was or at `old`."""
    if not target.exists():
        draft.rename(target)
    elif not exchange(draft, target):
        old.parent.mkdir(parents=True, exist_ok=True)
        target.rename(old)  # it comes back when the draft that holds it is cleared away and the new one is not here
        draft.rename(target)
    sync(target.parent)


def exchange(one: Path, other: Path) -> bool:
    """Lets two folders change their names in one step; False where that cannot be done. Raises OSError."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if library.renameat2(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def bring_along(old: Path, draft: Path, kept: Iterable[str]) -> None:
    """Puts what stays of an old folder into a draft too: by links, so that it is never away and costs no room."""
    for path in kept:
        source, place = old / path, draft / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_symlink() or place.is_file():
            place.unlink()
        _link(source, place)


def _link(source: Path, place: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        place.mkdir(exist_ok=True)
        for item in source.iterdir():
            _link(item, place / item.name)
        shutil.copystat(source, place)
        return
    try:
        os.link(source, place, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without links
        shutil.copy2(source, place, follow_symlinks=False)


def sync_folder(folder: Path) -> None:
    """Waits until the disk has all of a folder: whoever sees its new name after a power cut finds its files too."""
    for place, _, files in os.walk(folder):
        for name in files:
            sync(Path(place) / name)
        sync(Path(place))


def sync(path: Path) -> None:
    """Waits until the disk has a file, or the names in a folder."""
    if os.name == "nt" or path.is_symlink():  # Windows opens no folder for it
        return
    with suppress(FileNotFoundError):
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
