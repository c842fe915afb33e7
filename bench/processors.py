"""Part "processors": what a build of everything costs by the number of processes that share its work.

More processes than this computer has processors are only pretended: they show what sharing costs, not what it saves.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bench.install import WORK
from bench.papers import copy_project

PROCESSORS = (1, 2, 8)
BUILD = """
import os, resource, sys
count = int(sys.argv.pop(1))
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])
os.sched_getaffinity = lambda process: range(count)
from lapak.cli import main
main()
alone, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(*(one.ru_utime + one.ru_stime for one in (alone, others)))
"""


@dataclass(frozen=True)
class Sharing:
    """A build by so many processes: medians, in seconds."""

    processes: int
    seconds: float
    alone: float
    """Processors' seconds of the first process, which does what cannot be shared, and its part of what can."""
    others: float
    """Those of all others."""


def measure_sharing(runs: int, counts: Sequence[int] = PROCESSORS) -> Iterator[Sharing]:
    """Builds both editions with nothing in the cache, the numbers in turn."""
    found: dict[int, list[tuple[float, float, float]]] = {count: [] for count in counts}
    for _ in range(runs):
        for count, measured in found.items():
            measured.append(build_once(count))
    for count, measured in found.items():
        seconds, alone, others = (round(median(values), 1) for values in zip(*measured, strict=True))
        yield Sharing(count, seconds, alone, others)


def build_once(count: int) -> tuple[float, float, float]:
    """So many processes → seconds, processors' seconds of the first process, and of the others."""
    project = WORK / "processors"
    copy_project(project)
    start = time.monotonic()
    command = [sys.executable, "-c", BUILD, str(count), "build"]
    done = subprocess.run(command, cwd=project, stdout=subprocess.PIPE, text=True, check=True)
    seconds = time.monotonic() - start
    alone, others = map(float, done.stdout.splitlines()[-1].split())
    return seconds, alone, others
