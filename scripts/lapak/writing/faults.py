"""What a disk refuses, in words that help."""

from __future__ import annotations

from errno import EACCES, EBUSY, EDQUOT, EEXIST, EFBIG, ENOSPC, ENOTDIR, EPERM, EROFS, EXDEV
from pathlib import Path

FULL = ("the disk is full", "make room on the disk and run the command again")
CLOSED = ("no permission", "let yourself read and write it, or name another folder with --output")
WORDS = {
    ENOSPC: FULL,
    EDQUOT: ("your share of the disk is used up", FULL[1]),
    EFBIG: ("a file is larger than it may be here", "raise the limit of file sizes, or name another --output"),
    EROFS: ("the disk can only be read", "name a folder on another disk with --output, or mount it to be written to"),
    EACCES: CLOSED,
    EPERM: CLOSED,
    EEXIST: ("something else stands here already", "move it away, or name another folder with --output"),
    ENOTDIR: ("a file stands where a folder is needed", "move it away, or name another folder with --output"),
    EBUSY: ("another program uses it, or a disk is mounted here", "end that, or name another folder with --output"),
    EXDEV: ("it cannot be replaced in one step, as a disk begins here", "name another folder with --output"),
}


def describe_refusal(error: OSError, root: Path) -> str:
    """What the disk refused → what it was, at which path below the root when that is known, and what to do."""
    what, fix = WORDS.get(error.errno or 0, ("", ""))
    if not what:
        return f"{type(error).__name__}: {error}"
    name = error.filename2 or error.filename
    path = Path(str(name)) if name else None
    shown = path.relative_to(root) if path and path.is_relative_to(root) else path
    where = f"{shown.as_posix()}: " if shown else ""
    return f"lapak: {where}{what}; the old files stand as they were\n    fix: {fix}"
