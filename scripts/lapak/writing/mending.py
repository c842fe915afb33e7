"""What commands left that were cut off: sites on their way out come back, drafts go."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from lapak.writing.places import CACHE_FOLDER, DRAFT_FOLDER, PICTURE_FOLDER


def mend(root: Path) -> None:
    """Mends a project after processes that are gone, and leaves alone what others are making now."""
    for name in (CACHE_FOLDER, PICTURE_FOLDER):
        _clear_cache(root / name)
    drafts = root / DRAFT_FOLDER
    folders = [item for item in drafts.iterdir() if item.is_dir()] if drafts.is_dir() else []
    if not folders:
        return
    from lapak.writing.drafts import OWNER, clear_draft, hold_gate  # seldom needed: no command waits for it in vain
    from lapak.writing.locking import Lock

    with suppress(OSError), hold_gate(drafts):  # a project that cannot be written to is none that can be mended
        for folder in folders:
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
            with suppress(OSError):
                draft.unlink()


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError as error:
        return not isinstance(error, ProcessLookupError)
    return True
