"""A lock between processes, of which the system lets go when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from multiprocessing.util import register_after_fork
from pathlib import Path


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
