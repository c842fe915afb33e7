"""Runs one command and says how long it took and how much memory its largest process held.

Run as `python bench/timed.py FOLDER COMMAND …`; the last line printed is `SECONDS KIBIBYTES`. A program of its own, and
a small one, because a started process counts the memory of the one that started it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time


def time_command(folder: str, command: list[str]) -> tuple[float, int]:
    """A command, run in a folder → seconds and kibibytes; stops with its exit code when it fails."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(1)
    return seconds, usage.ru_maxrss


if __name__ == "__main__":
    took, held = time_command(sys.argv[1], sys.argv[2:])
    sys.stdout.write(f"{took:.3f} {held}\n")
