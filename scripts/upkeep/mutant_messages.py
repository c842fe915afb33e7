"""Which messages could go without a test's notice: `make mutants ARGS=--messages`.

Each place that makes a Problem is taken away in turn: a case of tests/broken notices it when the report would be
another one. So all cases are run once, and each report is compared with itself without the problems of one place.
A place that no case notices becomes a mutant that says something else, for the quick tests.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "scripts" / "lapak"
MAKERS = ("Problem", "problem", "_problem")
"""The class, and functions that only hand on what they are told: who calls these makes the message."""
GONE = '"gone"'
"""What a mutant says."""
TESTS = (
    *("tests/handout/test_faults.py", "tests/handout/test_theme.py", "tests/website/test_idle.py"),
    "tests/website/test_road.py",
)
"""Quick tests of messages of other rooms."""


class Told(NamedTuple):
    """A place that makes a message."""

    file: str
    """Below scripts/lapak."""
    line: int


def find_sites() -> Iterator[tuple[Told, ast.Call]]:
    """Every place in the code that makes a Problem, but for the functions of MAKERS."""
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        makers = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in MAKERS]
        inner = {id(part) for maker in makers for part in ast.walk(maker)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and id(node) not in inner and _find_name(node.func) in MAKERS:
                yield Told(file.relative_to(PACKAGE).as_posix(), node.lineno), node


def _find_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def record(noticed: set[Told]) -> None:
    """From now on each Problem knows where it was made, and each printed report adds the places it holds."""
    from lapak.course.problems import Problem, SourceError

    make, tell = Problem.__init__, Exception.__str__

    def note(problem: Problem, *values: Any, **named: Any) -> None:
        make(problem, *values, **named)
        object.__setattr__(problem, "site", _find_caller())  # is no field: equal problems stay equal

    def show(error: SourceError) -> str:
        noticed.update(problem.site for problem in error.problems)  # type: ignore[attr-defined]
        return tell(error)

    Problem.__init__ = note  # type: ignore[method-assign, assignment]
    SourceError.__str__ = show  # type: ignore[method-assign, assignment]


def _find_caller() -> Told:
    frame = sys._getframe(2)
    while frame.f_code.co_name in MAKERS and frame.f_back:
        frame = frame.f_back
    file = Path(frame.f_code.co_filename)
    return Told(file.relative_to(PACKAGE).as_posix() if file.is_relative_to(PACKAGE) else file.name, frame.f_lineno)


def run_cases() -> set[Told]:
    """Builds the project of each case → the places of all that is printed; exits where something else is."""
    sys.path[:0] = [str(ROOT)]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from tests.conftest import write_project
    from tests.test_broken import CASES, to_files

    from lapak.cli import main

    noticed: set[Told] = set()
    record(noticed)
    for file in CASES:
        case, said = yaml.safe_load(file.read_text("utf-8")), io.StringIO()
        with TemporaryDirectory(prefix="messages-") as folder, contextlib.chdir(folder):
            os.chdir(write_project(Path(folder) / "project", to_files(case)))
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
                main(["build"])
        if said.getvalue() != case["expected"]:
            sys.exit(f"{file.name} is told otherwise:\n{said.getvalue()}")
    return noticed


def find_deaf() -> list[tuple[str, int, str, str]]:
    """The messages that no case of tests/broken notices: file, line, what stands there, and the file without it."""
    noticed, found = run_cases(), dict(find_sites())
    print(f"{len(noticed & set(found))} of {len(found)} messages are noticed by a case of tests/broken", flush=True)
    return [_take_out(site, call) for site, call in found.items() if site not in noticed]


def _take_out(site: Told, call: ast.Call) -> tuple[str, int, str, str]:
    file = PACKAGE / site.file
    part = next(filter(_says, call.args), call.args[0])
    lines = file.read_bytes().splitlines(keepends=True)
    place = [sum(map(len, lines[: line - 1])) + column for line, column in _find_ends(part)]
    text = b"".join(lines)
    old = text[place[0] : place[1]].decode()
    made = text[: place[0]] + GONE.encode() + text[place[1] :]
    return file.relative_to(ROOT).as_posix(), part.lineno, old, made.decode()


def _says(arg: ast.expr) -> bool:
    """True for the words of a message."""
    is_text = isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    return is_text or isinstance(arg, ast.JoinedStr) or _find_name(arg) == "what"


def _find_ends(part: ast.expr) -> tuple[tuple[int, int], tuple[int, int]]:
    return (part.lineno, part.col_offset), (part.end_lineno or part.lineno, part.end_col_offset or 0)
