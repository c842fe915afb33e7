"""Part "builds": time and memory of writing pages as a course grows; ours beside stock MkDocs.

Both build the same texts, each in a fresh process into an empty folder, one after the other, several times.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.install import HERE, ROOT, WORK

MODULE_COUNTS = (6, 60, 600)
SITE = "site"


@dataclass(frozen=True)
class Build:
    """One builder at one size: medians of its runs."""

    builder: str
    """'ours' or 'stock'."""
    modules: int
    seconds: float
    megabytes: float

    @property
    def pages(self) -> int:
        """Each module stands in two languages."""
        return self.modules * 2


def measure_builds(runs: int, counts: Sequence[int] = MODULE_COUNTS) -> Iterator[Build]:
    """Writes both projects at each size and builds them."""
    for count in counts:
        folder = WORK / f"grow-{count}"
        subprocess.run([sys.executable, "-m", "bench.growth", str(count), str(folder)], cwd=ROOT, check=True)
        found: dict[str, list[tuple[float, float]]] = {"ours": [], "stock": []}
        for _ in range(runs):
            for builder, measured in found.items():
                measured.append(build_once(builder, folder / builder))
        for builder, measured in found.items():
            seconds, megabytes = (median(values) for values in zip(*measured, strict=True))
            yield Build(builder, count, round(seconds, 2), round(megabytes, 1))
        shutil.rmtree(folder)


def build_once(builder: str, project: Path) -> tuple[float, float]:
    """Builds a project with nothing left of an earlier time → seconds, and megabytes of the largest process."""
    for left in (SITE, "build"):
        shutil.rmtree(project / left, ignore_errors=True)
    commands = {
        "ours": [sys.executable, "-m", "bench.write_ours", str(project / "mkdocs.yml"), str(project / SITE)],
        "stock": [sys.executable, "-m", "mkdocs", "build", "--quiet"],
    }
    folder = ROOT if builder == "ours" else project
    done = subprocess.run(
        [sys.executable, str(HERE / "timed.py"), str(folder), *commands[builder]],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    seconds, kibibytes = done.stdout.split()[-2:]
    return float(seconds), int(kibibytes) * 1024 / 1e6
