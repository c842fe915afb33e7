"""Part "papers": how long all PDFs of both editions take, each time by a fresh command, its start included; and what
the papers and the deck of the day add to a build that has made all the rest.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.install import HERE, ROOT, WORK

SOURCES = ("modules", "docs", "overrides")
EDITED, EDITED_SOURCE = "modules/03-praktik/index.jv.md", "modules/03-praktik/index.md"
HEADING = re.compile(r"\{#foto[^}]*\}\n\n")
SLUG = "praktik"
DAY = """
import time
from pathlib import Path
from lapak.editions import load_works
from lapak.export.making import make_and_drop, mix
from lapak.layout import plan_exports

works = load_works(sorted(Path.cwd().glob("mkdocs*.yml")))
exports = mix([plan_exports(work.documents) for work in works])
kinds = {"cards": {"cards", "spare_cards"}, "packs": {"messages", "print_shop", "hall"}}
cards = [one for one in exports if one.kind.name in kinds["cards"]]
day = [one for one in exports if one.kind.group == "day" and not any(one.kind.name in some for some in kinds.values())]
make_and_drop([one for one in exports if one.kind.group != "day"])
for some in (day, cards):
    start = time.monotonic()
    make_and_drop(some)
    print(len(some), time.monotonic() - start)
"""
"""Cards to cut belong to the modules' practice; the messages for the group have their own limit; two zips are made of
the others."""
DAY_PAPERS = "papers and deck of the day from nothing, the rest being there (limit: 3 s)"
CARDS = "cards to cut of both editions from nothing"

CHANGED = "one translated section changed: both sites with all downloads, `lapak build` (limit: 2 s)"
CHANGED_SOURCE = "one Indonesian section changed, which all languages of both sites tell: the same"
GROUP = """
import time
from pathlib import Path
from lapak.editions import load_works
from lapak.export.making import make_and_drop
from lapak.layout import plan_exports

for _ in range(2):
    works = load_works(sorted(Path.cwd().glob("mkdocs*.yml")))
    packs = [one for work in works for one in plan_exports(work.documents) if one.kind.name == "messages"]
    start = time.monotonic()
    make_and_drop([one for one in packs if one.find() is None])
    print(len(packs), time.monotonic() - start)
"""
"""All cards and packs from nothing, then once more."""


@dataclass(frozen=True)
class Papers:
    """One way of making them: the median, in seconds."""

    what: str
    files: int
    seconds: float


def measure_papers(runs: int) -> Iterator[Papers]:
    """Copies this project and makes its papers: from nothing, after one change, and with nothing changed."""
    project = WORK / "papers"
    found: dict[str, list[tuple[int, float]]] = {}
    for run in range(runs):
        copy_project(project)
        for what, arguments in prepare_steps(project, run):
            found.setdefault(what, []).append(make_once(project, arguments))
        copy_project(project)
        for what, made in zip((DAY_PAPERS, CARDS), make_day(project), strict=True):
            found.setdefault(what, []).append(made)
        copy_project(project)
        first, again = make_group(project)
        found.setdefault("cards and packs for the group from nothing (limit: 4 s)", []).append(first)
        found.setdefault("cards and packs for the group, nothing changed", []).append(again)
        copy_project(project)
        for what, edited in ((CHANGED, EDITED), (CHANGED_SOURCE, EDITED_SOURCE)):
            found.setdefault(what, []).append(make_again(project, edited))
    shutil.rmtree(project)
    for what, measured in found.items():
        yield Papers(what, measured[-1][0], round(median(seconds for _, seconds in measured), 2))


def prepare_steps(project: Path, run: int) -> Iterator[tuple[str, list[str]]]:
    """The ways one after the other, each prepared when it is asked for: its name and its arguments."""
    yield "from nothing", []
    change_sentence(project, f"Ayo dicoba {'e' * (run + 1)}.")
    yield f"one translation changed: the papers of '{SLUG}'", ["--module", SLUG]
    change_sentence(project, f"Ayo dicoba {'a' * (run + 1)}.")
    yield f"one translation changed: the papers of '{SLUG}', books and worksheets", []
    yield "nothing changed", []


def copy_project(project: Path) -> None:
    """This project's sources, without anything made of them."""
    shutil.rmtree(project, ignore_errors=True)
    for name in SOURCES:
        shutil.copytree(ROOT / name, project / name)
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, project)


def change_sentence(project: Path, sentence: str, edited: str = EDITED) -> None:
    """Adds a sentence below the first heading."""
    file = project / edited
    text, count = HEADING.subn(lambda found: f"{found[0]}{sentence} ", file.read_text("utf-8"), count=1)
    assert count == 1, edited
    file.write_text(text, "utf-8")


def make_once(project: Path, arguments: list[str]) -> tuple[int, float]:
    """Runs the command → how many papers there are, and the seconds."""
    command = [sys.executable, "-m", "lapak", "handouts", *arguments]
    timed = [sys.executable, str(HERE / "timed.py"), str(project), *command]
    done = subprocess.run(timed, stdout=subprocess.PIPE, text=True, check=True)
    return len(list((project / "build").glob("*/*.pdf"))), float(done.stdout.split()[-2])


def make_again(project: Path, edited: str = EDITED) -> tuple[int, float]:
    """Builds both sites, changes a section and builds them again → the files of both, and the seconds of that."""
    build = [sys.executable, str(HERE / "timed.py"), str(project), sys.executable, "-m", "lapak", "build"]
    subprocess.run(build, stdout=subprocess.PIPE, check=True)
    change_sentence(project, "Ayo dicoba.", edited)
    done = subprocess.run(build, stdout=subprocess.PIPE, text=True, check=True)
    return len(list((project / "site").glob("*/unduh/*.*"))), float(done.stdout.split()[-2])


def make_day(project: Path) -> list[tuple[int, float]]:
    """Makes all files but those of the day, then its papers and deck, then its cards → how many, and their seconds."""
    done = subprocess.run([sys.executable, "-c", DAY], cwd=project, stdout=subprocess.PIPE, text=True, check=True)
    found = [line.split() for line in done.stdout.splitlines()]
    return [(int(count), float(seconds)) for count, seconds in found]


def make_group(project: Path) -> list[tuple[int, float]]:
    """Makes the messages of both editions with their cards, twice → how many packs, and the seconds of each time."""
    done = subprocess.run([sys.executable, "-c", GROUP], cwd=project, stdout=subprocess.PIPE, text=True, check=True)
    lines = (line.split() for line in done.stdout.splitlines())
    return [(int(count), float(seconds)) for count, seconds in lines]
