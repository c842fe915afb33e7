"""Part "exports": what a build of everything costs as a course grows: processors' seconds, and memory.

Seconds are those of all processes, so that another load on the computer matters little. Memory is the most that all
processes held at a time, each shared page counted once (Linux' PSS), and the most that one of them held.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.copies import copy_modules
from bench.install import WORK

MODULE_COUNTS = (12, 24, 48, 96)
PAUSE = 0.15
"""Seconds between two looks at the memory."""
ALL = [sys.executable, "-m", "lapak", "build"]


@dataclass(frozen=True)
class Growth:
    """A build with nothing in the cache, of so many modules in two languages."""

    modules: int
    seconds: float
    megabytes: float
    """All processes at a time."""
    largest: float
    """Of one process."""


def measure_exports(counts: Sequence[int] = MODULE_COUNTS) -> Iterator[Growth]:
    """Builds courses of copies of our own modules, once each."""
    for count in counts:
        project = WORK / f"exports-{count}"
        copy_modules(count, project)
        seconds, megabytes, largest = watch_command(ALL, project)
        shutil.rmtree(project)
        yield Growth(count, round(seconds, 1), round(megabytes), round(largest))


def watch_command(command: list[str], folder: Path) -> tuple[float, float, float]:
    """A command, run in a folder → processors' seconds, most megabytes in all, most of one process."""
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(command[0], command)
    most = 0
    while True:
        ended, status, usage = os.wait4(process, os.WNOHANG)
        if ended:
            break
        most = max(most, find_memory(process))
        time.sleep(PAUSE)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed in {folder}")
    return usage.ru_utime + usage.ru_stime, most * 1024 / 1e6, usage.ru_maxrss * 1024 / 1e6


def find_memory(process: int) -> int:
    """A process → the kibibytes that it and those that it has started hold."""
    total = 0
    with suppress(OSError):  # it has just ended
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
        total = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        for task in Path(f"/proc/{process}/task").iterdir():
            total += sum(find_memory(int(child)) for child in (task / "children").read_text("utf-8").split())
    return total
