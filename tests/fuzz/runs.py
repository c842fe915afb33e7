"""A small project that is spoilt, checked and mended, thousands of times in one process."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

from tests.conftest import ROOT, TINY, Files, write_project
from tests.pace import is_within

from lapak.cli import main

MOST_SECONDS = 3.0
"""Of computing, whatever else the machine does meanwhile."""
FIRST = re.compile(r"(\d+) problems? in the sources\Z")
PROBLEM = re.compile(r"([^\n:]+):(\d+): \S.*\Z")
FIX = "    fix: "
EXAMPLES = ("exercise", "prose", "quiz", "steps", "worksheet-price", "practice-real-or-fake")
"""Blocks of tests/golden that stand in the project's module."""
GLOSSARY = """terms:
  resi: { meaning: { id: bukti kirim, jv: tandha kirim }, words: { jv: resi }, keep: true }
forbidden: { jv: { loe: sampeyan } }
leftover: { jv: { dan: lan } }
plain: { kemudian: lalu }
blame: [bodoh]
"""
MODULE = "modules/01-awal/index.md"
TRANSLATION = "modules/01-awal/index.jv.md"


class TooLongError(BaseException):
    """Nothing that the program could catch."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    printed: str
    seconds: float
    lines: dict[str, int] = field(default_factory=dict)
    """How many lines the changed files had."""


def write_base(folder: Path) -> Path:
    """tests/tiny with a few kinds of block in its module, and one of each other file that a project may have."""
    text = (TINY / MODULE).read_text("utf-8")
    start, end = text.index("Foto di dekat"), text.index("![Tangan")
    files: Files = {
        MODULE: text.replace(text[start:end], "Foto di dekat jendela, {{ fact.biaya }}.\n\n") + _join_examples(),
        "modules/glossary.yml": GLOSSARY,
        "modules/privacy.yml": "allowed:\n  0341 555 123: contoh\n",
        "modules/facts.yml": (
            "biaya:\n  value: { id: Rp1.250, jv: Rp1.250 }\n  unit: tiap pesanan\n  source: menu biaya\n"
            "  checked_on: 2026-11-01\n  recheck_after: 2027-02-01\n"
        ),
    }
    project = write_project(folder, files)
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    return project


def _join_examples() -> str:
    texts = [(ROOT / f"tests/golden/blocks/{name}.md").read_text("utf-8") for name in EXAMPLES]
    return "".join(f"\n## Bagian {number} {{#b-{number}}}\n\n{text}" for number, text in enumerate(texts))


class Spoiler:
    """Runs commands on a project with some files changed, and puts them back."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._before = {file: file.read_bytes() for file in find_files(project)}

    def read(self, name: str) -> bytes:
        """A file as it was at first."""
        return self._before[self.project / name]

    def run(self, files: dict[str, bytes], *arguments: str) -> Outcome:
        """Files to change and a command → how it ended; what it wrote into the project is looked at by the caller."""
        for name, content in files.items():
            (self.project / name).write_bytes(content)
        try:
            lines = {name: len(re.split(rb"\r\n|\r|\n", content)) for name, content in files.items()}
            return replace(run(self.project, *arguments), lines=lines)
        finally:
            for name in files:
                (self.project / name).write_bytes(self.read(name))

    def find_written(self) -> set[str]:
        """Files beside the project's own and build/, or whose content is another one than at first."""
        return {
            file.relative_to(self.project.parent).as_posix()
            for file in find_files(self.project.parent)
            if not file.is_relative_to(self.project / "build")
            and (file not in self._before or file.read_bytes() != self._before[file])
        }


def find_files(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [file for file in folder.rglob("*") if file.is_file()]


@contextlib.contextmanager
def watch(seconds: float) -> Iterator[None]:
    """A block that may compute so long; then it is stopped, wherever it is."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    old = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, old)


def run(project: Path, *arguments: str, most: float = 10 * MOST_SECONDS) -> Outcome:
    """One command in this process."""
    before, printed, code = Path.cwd(), io.StringIO(), 0
    os.chdir(project)
    began = time.process_time()
    try:
        with watch(most), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main(arguments)
    except SystemExit as done:
        code = int(done.code or 0)
    except TooLongError:
        code = -1  # the time says it
    finally:
        os.chdir(before)
        gc.enable()
    return Outcome(code, printed.getvalue(), time.process_time() - began)


def find_fault(outcome: Outcome) -> str:
    """How a check must not end; '' for one that ended well: fine, or with problems that each have a place and a fix."""
    if not is_within(outcome.seconds, MOST_SECONDS):
        return f"took {outcome.seconds:.1f} s"
    if outcome.code == 0:
        return ""
    lines = outcome.printed.splitlines()
    if outcome.code != 1 or not lines or not FIRST.match(lines[0]):
        return f"exit {outcome.code}: {outcome.printed[-1500:]}"
    for what, fix in zip(lines[1::2], lines[2::2], strict=True):
        found = PROBLEM.match(what)
        if not found or not fix.startswith(FIX):
            return f"no problem with a place and a fix: {what!r} {fix!r}"
        if int(found[2]) > outcome.lines.get(found[1], 1_000_000):
            return f"a line that the file does not have: {what!r}"
    return ""
