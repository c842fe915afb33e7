"""Drafts: what is being made stands in build/drafts/ until it is whole; what a dead process left is cleared away.

A draft is a folder that its process holds locked: the system lets go of the lock when the process ends, however it
ends. Beside what is made stand notes, one a line: rooms on other disks, and sites that are on their way out.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EXDEV
from multiprocessing.util import register_after_fork
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from lapak.writing.places import CACHE_FOLDER, DRAFT_FOLDER
from lapak.writing.swap import replace_folder

ROOM = ".lapak-draft-"
"""How a room is named that stands beside its target, as that is on another disk."""
OWNER, GATE, NOTES = "owner", ".gate", "notes"


class Lock:
    """A file that one process at a time holds, until it lets go or ends."""

    def __init__(self, file: Path) -> None:
        self._number = os.open(file, os.O_RDWR | os.O_CREAT)
        register_after_fork(self, Lock.close)  # a copy of this process, which may outlive it, holds nothing

    def take(self, *, wait: bool) -> bool:
        """True when this process holds it now."""
        try:
            _lock(self._number, wait)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Lets go."""
        if self._number >= 0:
            os.close(self._number)
            self._number = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int, wait: bool) -> None:
        msvcrt.locking(number, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(number: int, wait: bool) -> None:
        fcntl.flock(number, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


class Draft:
    """What one command is making."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find_room(self, beside: Path) -> Path:
        """A folder → one for drafts from which a file or folder gets into it in one step.

        Raises OSError when nothing can be written there.
        """
        room = beside / f"{ROOM}{self.folder.name}"
        if room.is_dir():
            return room
        _note(self.folder, room=room.resolve())
        probe = self.folder / "probe"
        probe.touch()
        try:
            probe.rename(room)
        except OSError as error:
            if error.errno != EXDEV:
                raise
            probe.unlink()
            room.mkdir()
            return room
        room.unlink()
        return self.folder

    def put(self, made: Path, target: Path) -> None:
        """Puts a finished folder where a site is to stand; the old site is there until then."""
        old = made.parent.parent / "old" / made.name
        _note(self.folder, old=old.resolve(), target=target.resolve())
        replace_folder(target, made, old)


@contextmanager
def open_draft(root: Path) -> Iterator[Draft]:
    """A project's folder → a draft of this process, which is gone at the end."""
    drafts = root / DRAFT_FOLDER
    drafts.mkdir(parents=True, exist_ok=True)
    with hold_gate(drafts):
        folder = Path(mkdtemp(dir=drafts, prefix=""))
        owner = Lock(folder / OWNER)
        owner.take(wait=True)
    try:
        yield Draft(folder)
    finally:
        clear_draft(folder, owner)


@contextmanager
def hold_gate(drafts: Path) -> Iterator[None]:
    """One process at a time begins a draft, clears one away or puts sites in their place."""
    gate = Lock(drafts / GATE)
    try:
        gate.take(wait=True)
        yield
    finally:
        gate.close()


def mend(root: Path) -> None:
    """Clears away what processes left that are gone: a site on its way out comes back, drafts go."""
    _clear_cache(root / CACHE_FOLDER)
    drafts = root / DRAFT_FOLDER
    if not drafts.is_dir():
        return
    with suppress(OSError), hold_gate(drafts):  # a project that cannot be written to is none that can be mended
        for folder in [item for item in drafts.iterdir() if item.is_dir()]:
            owner = Lock(folder / OWNER)
            if owner.take(wait=False):
                clear_draft(folder, owner)
            else:
                owner.close()


def _clear_cache(folder: Path) -> None:
    """Takes away the entries that a process was writing when it ended; each is named after its process."""
    if os.name == "nt":  # where to ask for a process may end it
        return
    for draft in folder.glob("*.*"):
        process = draft.suffix[1:].partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            _remove(draft)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError as error:
        return not isinstance(error, ProcessLookupError)
    return True


def clear_draft(folder: Path, owner: Lock) -> None:
    """Takes a draft away that this process owns, after what it holds of an old site has come back."""
    notes = _read_notes(folder)
    for old, target in [(Path(note["old"]), Path(note["target"])) for note in notes if "target" in note]:
        if old.exists() and not target.exists():
            old.rename(target)
    for room in [Path(note["room"]) for note in notes if "room" in note]:
        if room.name == f"{ROOM}{folder.name}":
            _remove(room)
    owner.close()
    _remove(folder)


def clear_old_traces(output: Path) -> None:
    """Mends what a build of an earlier version left in its output folder that was cut off."""
    for old in output.glob(".*.old"):
        target = output / old.name[1 : -len(".old")]
        if (old / "index.html").is_file() and not target.exists():
            old.rename(target)
    for draft in output.glob(".draft-*"):
        if draft.is_dir() and {item.name for item in draft.iterdir()} <= {"downloads", "pages"}:
            _remove(draft)


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _note(folder: Path, **paths: Path) -> None:
    with (folder / NOTES).open("a", encoding="utf-8") as notes:
        notes.write(json.dumps({name: str(path) for name, path in paths.items()}) + "\n")
        notes.flush()
        os.fsync(notes.fileno())


def _read_notes(folder: Path) -> list[dict[str, Any]]:
    try:
        lines = (folder / NOTES).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []
    notes = []
    for line in lines:
        with suppress(ValueError):  # cut off while it was written: what it was to announce has not begun
            notes.append(json.loads(line))
    return notes
