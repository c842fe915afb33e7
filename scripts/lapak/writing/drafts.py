"""Drafts: what is being made stands in build/drafts/ until it is whole; what a dead process left is cleared away.

A draft is a folder that its process holds locked: the system lets go of the lock when the process ends, however it
ends. Beside what is made stand notes, one a line: rooms on other disks, and sites that are on their way out.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EXDEV
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from lapak.writing.locking import Lock
from lapak.writing.places import DRAFT_FOLDER
from lapak.writing.swap import replace_folder

ROOM = ".lapak-draft-"
"""How a room is named that stands beside its target, as that is on another disk."""
OWNER, GATE, NOTES = "owner", ".gate", "notes"


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
        try:
            return self._try_room(room)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(beside)) from error

    def _try_room(self, room: Path) -> Path:
        probe = self.folder / "probe"
        probe.touch()
        try:
            probe.rename(room)
        except OSError as error:
            probe.unlink()
            if error.errno != EXDEV:
                raise
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


def clear_draft(folder: Path, owner: Lock) -> None:
    """Takes a draft away that this process owns, after what it holds of an old site has come back."""
    notes = _read_notes(folder)
    for old, target in [(Path(note["old"]), Path(note["target"])) for note in notes if "target" in note]:
        if old.exists() and not target.exists():
            old.rename(target)
    for room in [Path(note["room"]) for note in notes if "room" in note]:
        if room.name == f"{ROOM}{folder.name}":
            remove(room)
    owner.close()
    remove(folder)


def clear_old_traces(output: Path) -> None:
    """Mends what a build of an earlier version left in its output folder that was cut off."""
    for old in output.glob(".*.old"):
        target = output / old.name[1 : -len(".old")]
        if (old / "index.html").is_file() and not target.exists():
            old.rename(target)
    for draft in output.glob(".draft-*"):
        if draft.is_dir() and {item.name for item in draft.iterdir()} <= {"downloads", "pages"}:
            remove(draft)


def remove(path: Path) -> None:
    """Takes a file or a folder away, if it is there and if that may be."""
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
