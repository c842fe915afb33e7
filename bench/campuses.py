"""Part "campuses": twenty editions in one checkout, built all at once and one alone: processors' seconds, and memory.

Half of them are Ambarawa's, half Cicaheum's, each under its own name, at its own place, with a section of its own.
Seconds and memory are counted as in the part "exports".
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.exports import ALL, watch_command
from bench.install import WORK
from bench.papers import copy_project

EDITIONS = 20
BASES = ("mkdocs.yml", "mkdocs.cicaheum.yml")
CONFIG = """\
INHERIT: {base}
site_name: Belajar Jualan Online {name}
site_url: https://{name}.lapak-belajar.example/
site_dir: site/{name}

extra:
  edition:
    name: {name}
    institution: Universitas {number}
    place: Desa Baru {number}
    contact: tim Universitas {number}
"""
OWN = "## Foto di teras {{#foto}}\n\nDi Desa Baru {number} banyak teras. Foto di sana juga terang.{more}\n"
OWN_FILE = "03-praktik/index.md"


@dataclass(frozen=True)
class CampusBuild:
    """One build of some of the editions."""

    what: str
    seconds: float
    megabytes: float
    """All processes at a time."""
    largest: float
    """Of one process."""


def measure_campuses(count: int = EDITIONS) -> Iterator[CampusBuild]:
    """Builds so many editions from nothing, once more, after a change in one of them, and one from nothing."""
    project = WORK / "campuses"
    names = write_campuses(count, project)
    one = [*ALL, "--edition", names[-1]]
    yield _watch(f"all {count}, nothing in the cache", ALL, project)
    yield _watch(f"all {count}, nothing changed", ALL, project)
    write_own(project, names[-1], count, " Ayo dicoba.")
    yield _watch("one, its own section changed", one, project)
    for name in ("build", "site"):
        shutil.rmtree(project / name)
    yield _watch("one, nothing in the cache", one, project)
    yield _watch("one, nothing changed", one, project)
    shutil.rmtree(project)


def _watch(what: str, command: list[str], project: Path) -> CampusBuild:
    seconds, megabytes, largest = watch_command(command, project)
    return CampusBuild(what, round(seconds, 1), round(megabytes), round(largest))


def write_campuses(count: int, project: Path) -> list[str]:
    """This project with so many editions → the names of those that are new."""
    copy_project(project)
    names = [f"kampus{number:02}" for number in range(len(BASES) + 1, count + 1)]
    for number, name in enumerate(names):
        text = CONFIG.format(base=BASES[number % len(BASES)], name=name, number=number)
        (project / f"mkdocs.{name}.yml").write_text(text, "utf-8")
        write_own(project, name, number, "")
    return names


def write_own(project: Path, name: str, number: int, more: str) -> None:
    """Writes an edition's own section, with some words more."""
    file = project / f"modules.{name}" / OWN_FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OWN.format(number=number, more=more), "utf-8")


if __name__ == "__main__":
    write_campuses(int(sys.argv[1]), Path(sys.argv[2]).resolve())
