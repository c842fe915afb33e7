"""Runs the quick tests of each mutant: those that walk through its line, the most telling first, until one fails.

Each mutant has a process of its own, forked from one that has imported all packages but ours, in a copy of the
checkout.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import coverage
import pytest

from guards import copy_checkout

if TYPE_CHECKING:
    from mutants import Mutant

TESTS = (
    ("tests/course", "tests/render", "tests/slides", "tests/test_blocks.py"),
    ("tests/test_broken.py",),
)
"""By two processes, side by side."""
LONG_FILES = (
    "test_limits",
    "test_presentations",
    "test_office",
    "test_foreign_fonts",
    "test_projection",
    "test_speaker",
)
"""They measure time, or look at what a program makes of a whole file."""
SLOW_FIXTURES = frozenset({"sites", "browser"})
SLOWEST = 1.0
"""Seconds of a test that is still quick."""
LONGEST = 60
"""Seconds of all tests of one mutant; an endless loop is noticed too."""
OPTIONS = ("-q", "-m", "not slow and not browser and not java", "-p", "no:faulthandler")


class Watcher:
    """A plugin of pytest: which tests are quick and fine, and through which lines they walk."""

    def __init__(self, folder: Path) -> None:
        self._coverage = coverage.Coverage(
            data_file=None, source=[str(folder / "scripts" / "lapak")], config_file=False, messages=False
        )
        self._folder = folder
        self._fixtures: dict[str, set[str]] = {}
        self._seconds: dict[str, float] = {}
        self._bad: set[str] = set()
        self._coverage.start()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves out what needs a browser or a whole site."""
        items[:] = [
            item
            for item in items
            if not SLOW_FIXTURES & set(getattr(item, "fixturenames", ())) and item.path.stem not in LONG_FILES
        ]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """The lines of a test are its own."""
        self._coverage.switch_context(item.nodeid)
        self._fixtures[item.nodeid] = {f"{name}@{item.path}" for name in getattr(item, "fixturenames", ())}
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Iterator[Any]:
        """What is made once for many tests is part of each of them."""
        if fixturedef.scope == "function":
            return (yield)
        item = getattr(request.node, "nodeid", "")
        self._coverage.switch_context(f"{fixturedef.argname}@{request.path if fixturedef.scope == 'module' else ''}")
        made = yield
        self._coverage.switch_context(next(reversed(self._fixtures), item))
        return made

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes how long each test takes, and which do not end well."""
        if report.when == "call":
            self._seconds[report.nodeid] = report.duration
        if report.outcome != "passed":
            self._bad.add(report.nodeid)

    def take_stock(self) -> dict[str, Any]:
        """What was seen: lines of each file with their tests, the time of each test, the packages it all takes."""
        self._coverage.stop()
        data = self._coverage.get_data()
        quick = {name for name, took in self._seconds.items() if took < SLOWEST} - self._bad
        lines: dict[str, dict[int, list[str]]] = {}
        for file in data.measured_files():
            found = data.contexts_by_lineno(file)
            lines[Path(file).relative_to(self._folder).as_posix()] = {
                line: sorted(self._find_tests(set(contexts)) & quick) for line, contexts in found.items()
            }
        return {"lines": lines, "seconds": self._seconds, "modules": sorted(sys.modules), "bad": sorted(self._bad)}

    def _find_tests(self, contexts: set[str]) -> set[str]:
        through = {name for name, fixtures in self._fixtures.items() if contexts & fixtures}
        return (contexts & set(self._fixtures)) | through


class MutantOrder:
    """A plugin of pytest: the tests run in the order in which they were named."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Puts them in order."""
        items.sort(key=lambda item: self._places.get(item.nodeid, len(self._places)))


def run_pytest(folder: Path, arguments: Sequence[str], plugin: object) -> int:
    """Runs tests of a copy in this process → pytest's exit code."""
    os.chdir(folder)
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(folder), str(folder / "scripts")]
    (folder / "build").mkdir(exist_ok=True)
    silence = os.open(folder / "build" / "pytest.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    mine = [f"--basetemp={folder}/build/tests-{os.getpid()}", "-o", f"cache_dir={folder}/.pytest_cache"]
    return int(pytest.main([*OPTIONS, *mine, *arguments], plugins=[plugin]))


def fork(call: Any) -> int:
    """Runs a function in a process of its own → its exit code; a negative one where a signal has ended it."""
    process = os.fork()
    if process == 0:
        code = 70
        try:
            code = call()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def measure(folder: Path, tests: Sequence[str]) -> dict[str, Any]:
    """A copy → what these tests walk through, when nothing is wrong."""
    notes = folder / "build" / "stock.json"

    def look() -> int:
        watcher = Watcher(folder)
        code = run_pytest(folder, tests, watcher)
        notes.write_text(json.dumps(watcher.take_stock()), "utf-8")
        return code

    fork(look)
    if not notes.exists():
        sys.exit((folder / "build" / "pytest.log").read_text("utf-8"))
    stock: dict[str, Any] = json.loads(notes.read_text("utf-8"))
    return stock


def join(stocks: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What several processes saw → all of it, and how many lines each test walks through."""
    lines: dict[str, dict[str, list[str]]] = {}
    for file, found in (pair for stock in stocks for pair in stock["lines"].items()):
        for line, names in found.items():
            lines.setdefault(file, {}).setdefault(line, []).extend(names)
    seconds = {name: took for stock in stocks for name, took in stock["seconds"].items()}
    weight = Counter(name for found in lines.values() for names in found.values() for name in names)
    modules, bad = ([name for stock in stocks for name in stock[key]] for key in ("modules", "bad"))
    return {"lines": lines, "seconds": seconds, "weight": weight, "modules": sorted(set(modules)), "bad": bad}


def preload(modules: Sequence[str]) -> None:
    """Imports packages that are not ours, once for all mutants."""
    for name in modules:
        if name.partition(".")[0] not in ("lapak", "tests", "scripts", "__main__", "conftest"):
            try:
                importlib.import_module(name)
            except Exception:
                continue


def choose_tests(mutant: Mutant, stock: dict[str, Any]) -> list[str]:
    """A mutant → the tests that walk through its line: what walks through few lines comes first, and what is quick."""
    lines = stock["lines"].get(mutant.file, {})
    near = lines.get(str(mutant.line), [])
    chosen = near or sorted({name for names in lines.values() for name in names})
    return sorted(chosen, key=lambda name: (stock["weight"][name] * (0.02 + stock["seconds"][name]), name))


def is_noticed(mutant: Mutant, folder: Path, stock: dict[str, Any]) -> bool:
    """Puts a mutant into a copy and runs its tests; True when one of them fails, or never ends."""
    tests = choose_tests(mutant, stock)
    if not tests:
        return False

    def look() -> int:
        signal.alarm(LONGEST)
        os.setpgid(0, 0)
        return run_pytest(folder, ["-x", *tests], MutantOrder(tests))

    file = folder / mutant.file
    whole, status = file.read_text("utf-8"), file.stat()
    file.write_text(mutant.text, "utf-8")
    os.utime(file, (status.st_atime, status.st_mtime + 100))  # what was compiled of the whole file is not taken
    code = fork(look)
    file.write_text(whole, "utf-8")
    os.utime(file, (status.st_atime, status.st_mtime))
    return code != 0


def find_survivors(mutants: Sequence[Mutant]) -> list[Mutant]:
    """Mutants → those that no quick test notices; says how far it is."""
    began = time.monotonic()
    with TemporaryDirectory(prefix="mutants-") as name, ThreadPoolExecutor(len(TESTS)) as pool:
        copies = [Path(name) / str(number) for number in range(len(TESTS))]
        for copy in copies:
            copy_checkout(copy)
        stock = join(list(pool.map(measure, copies, TESTS)))
        print("Not asked, as they fail or are skipped without any change:", *stock["bad"], sep="\n  ")
        print(f"{len(stock['seconds'])} tests measured in {time.monotonic() - began:.0f} s", flush=True)
        preload(stock["modules"])
        free: SimpleQueue[Path] = SimpleQueue()
        for copy in copies:
            free.put(copy)

        def look(mutant: Mutant) -> bool:
            folder, start = free.get(), time.monotonic()
            noticed = is_noticed(mutant, folder, stock)
            free.put(folder)
            told = f"{'noticed ' if noticed else 'SURVIVED'} {time.monotonic() - start:4.1f} s"
            print(f"{told}  {mutant.line} {mutant.name}", flush=True)
            return noticed

        noticed = list(pool.map(look, mutants))
    print(f"{time.monotonic() - began:.0f} s in all")
    return [mutant for mutant, is_known in zip(mutants, noticed, strict=True) if not is_known]
