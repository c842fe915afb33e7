"""Which messages could go without a test's notice: `make mutants ARGS=--messages`.

Each place that makes a Problem is taken away in turn: a case of tests/broken notices it when its report would be another
one. All cases are run once, and each printed report is compared with itself without the problems of one place.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "scripts" / "lapak"
MAKERS = ("Problem", "problem", "_problem")
"""The class, and functions that only hand on what they are told: who calls these makes the message."""
Site = tuple[str, int]
"""File below scripts/lapak and line."""


def find_sites() -> Iterator[Site]:
    """Every place in the code that makes a Problem, but for those functions."""
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        makers = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in MAKERS]
        inner = {id(part) for maker in makers for part in ast.walk(maker)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and id(node) not in inner:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in MAKERS:
                    yield file.relative_to(PACKAGE).as_posix(), node.lineno


class Recorder:
    """Notes where each Problem was made, and which places a printed report would be another one without."""

    def __init__(self) -> None:
        self.noticed: set[Site] = set()
        self._sites: dict[Any, set[Site]] = defaultdict(set)

    def start(self) -> None:
        """From now on."""
        from lapak.course.problems import Problem, SourceError

        make, tell = Problem.__init__, Exception.__str__

        def note(problem: Problem, *values: Any, **named: Any) -> None:
            make(problem, *values, **named)
            self._sites[problem].add(_find_caller())

        def show(error: SourceError) -> str:
            for problem in error.problems:
                if len(sites := self._sites[problem]) == 1:  # made at two places, it stays when one is taken away
                    self.noticed |= sites
            return tell(error)

        Problem.__init__ = note  # type: ignore[method-assign]
        SourceError.__str__ = show  # type: ignore[method-assign]

    def forget(self) -> None:
        """Before the next case."""
        self._sites.clear()


def _find_caller() -> Site:
    frame = sys._getframe(2)
    while frame.f_code.co_name in MAKERS and frame.f_back:
        frame = frame.f_back
    file = Path(frame.f_code.co_filename)
    return (file.relative_to(PACKAGE).as_posix() if file.is_relative_to(PACKAGE) else file.name), frame.f_lineno


def run_cases(recorder: Recorder) -> None:
    """Builds the project of each case; exits when one is not told what its file says."""
    sys.path[:0] = [str(ROOT)]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from lapak.cli import main
    from tests.conftest import write_project
    from tests.test_broken import CASES, to_files

    recorder.start()
    for file in CASES:
        case = yaml.safe_load(file.read_text("utf-8"))
        recorder.forget()
        said = io.StringIO()
        with TemporaryDirectory(prefix="messages-") as folder, contextlib.chdir(folder):
            os.chdir(write_project(Path(folder) / "project", to_files(case)))
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
                main(["build"])
        if said.getvalue() != case["expected"]:
            sys.exit(f"{file.name} is told otherwise:\n{said.getvalue()}")


def find_deaf() -> list[Site]:
    """The places whose message no case of tests/broken notices."""
    recorder = Recorder()
    run_cases(recorder)
    sites = list(find_sites())
    print(f"{len(recorder.noticed & set(sites))} of {len(sites)} places are noticed by a case of tests/broken")
    return [site for site in sites if site not in recorder.noticed]
