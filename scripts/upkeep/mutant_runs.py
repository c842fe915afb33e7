"""Runs the quick tests of each mutant: those that walk through its line, the most telling first, until one fails.

Two processes have collected all quick tests in a copy of the checkout each. For every mutant one of them makes a copy
of itself, in which the changed functions get their new code. Where more has changed than functions (a pattern, a
default), our packages are imported anew.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from upkeep.guards import copy_checkout
from upkeep.mutant import Mutant
from upkeep.mutant_code import find_changed, put_in
from upkeep.mutant_process import UNREADABLE, Judge, MutantOrder, can_import, fork, run_items, run_pytest, to_end
from upkeep.mutant_stock import Stock, Watcher

TESTS = (
    *("tests/course", "tests/render", "tests/slides", "tests/test_blocks.py"),
    *("tests/kit", "tests/website/test_print_shop.py", "tests/website/test_agenda.py"),
)
"""Those of the rooms, and where what is written for the days and weeks of a training is tested."""
LONG_FILES = (
    *("test_limits", "test_photos", "test_presentations", "test_office", "test_foreign_fonts", "test_projection"),
    *("test_speaker", "test_outlines", "test_own_slides", "test_pairs", "test_plain", "test_advice"),
)
"""They measure time, ask other programs, or read whole editions."""
SLOW_FIXTURES = frozenset({"sites", "browser"})
BUDGET = 8.0
"""Seconds of all tests of one mutant, when nothing is wrong."""
PROCESSES = 2
LOWEST = 19
"""The priority of the long part: whoever works beside it should not notice."""
OURS = ("lapak", "tests")
FORK = get_context("fork")


@dataclass(frozen=True)
class Worker:
    """A plugin of pytest: one of the processes; it watches its share of the tests, then takes mutants."""

    number: int
    folder: Path
    mutants: Sequence[Mutant]
    orders: Any
    ends: Any
    barrier: Barrier

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves out what needs a browser or a whole site."""
        items[:] = [
            item
            for item in items
            if not SLOW_FIXTURES & set(getattr(item, "fixturenames", ())) and item.path.stem not in LONG_FILES
        ]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running all tests once."""
        fork(lambda: self._watch(session.items[self.number :: PROCESSES]))
        self.barrier.wait()
        os.setpriority(os.PRIO_PROCESS, 0, LOWEST)
        stock = Stock.read([self.folder.parent / f"{number}.json" for number in range(PROCESSES)])
        if self.number == 0:
            print(f"{len(stock.seconds)} tests take {sum(stock.seconds.values()):.0f} s", file=sys.stderr, flush=True)
            print("Not asked, as they fail without any change:", *stock.bad, file=sys.stderr, flush=True)
        items = {item.nodeid: item for item in session.items}
        while (order := self.orders.get()) is not None:
            self.ends.put((order, *self._try(self.mutants[order], stock, items)))
        return True

    def _watch(self, items: Sequence[pytest.Item]) -> int:
        watcher = Watcher(self.folder)
        run_items(items, watcher)
        watcher.write(self.folder.parent / f"{self.number}.json")
        return 0

    def _try(self, mutant: Mutant, stock: Stock, items: dict[str, pytest.Item]) -> tuple[str, float]:
        began, file = time.monotonic(), self.folder / mutant.file
        whole, status = file.read_text("utf-8"), file.stat()
        names, is_near = stock.choose(mutant.file, mutant.line, BUDGET)
        changed = find_changed(whole, mutant.text, str(file)) if is_near else None
        file.write_text(mutant.text, "utf-8")
        os.utime(file, (status.st_atime, status.st_mtime + 100))  # what was compiled of the whole file is not taken

        def run() -> int:
            judge = Judge(stock)
            if changed is not None and put_in(changed, str(file)):
                return run_items([items[name] for name in names], judge)
            for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
                del sys.modules[name]
            if not can_import("tests.conftest"):
                return UNREADABLE
            return run_pytest(self.folder, ["-x", *names], judge, MutantOrder(names))

        code = fork(run) if names else 0
        file.write_text(whole, "utf-8")
        os.utime(file, (status.st_atime, status.st_mtime))
        return to_end(code), time.monotonic() - began


def run_all(mutants: Sequence[Mutant], more_tests: Sequence[str] = ()) -> list[str]:
    """Mutants, and tests beside those of their rooms → how the tests of each ended; says how far it is."""
    sys.dont_write_bytecode = True  # changes of one length would be taken for each other
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    began = time.monotonic()
    orders, ends, barrier = FORK.SimpleQueue(), FORK.SimpleQueue(), FORK.Barrier(PROCESSES)
    found = ["SURVIVED"] * len(mutants)
    with TemporaryDirectory(prefix="mutants-") as name:
        workers = []
        for number in range(PROCESSES):
            folder = Path(name) / str(number)
            copy_checkout(folder)
            shutil.rmtree(folder / "build", ignore_errors=True)
            (folder / "build").mkdir()
            worker = Worker(number, folder, mutants, orders, ends, barrier)
            workers.append(FORK.Process(target=run_pytest, args=(folder, [*TESTS, *more_tests], worker), daemon=True))
        for process in workers:
            process.start()
        for order in [*range(len(mutants)), *[None] * PROCESSES]:
            orders.put(order)
        for _ in mutants:
            order, end, took = ends.get()
            found[order] = end
            print(f"{end:11} {took:5.1f} s  {mutants[order].line} {mutants[order].name}", flush=True)
        for process in workers:
            process.join()
    print(f"{time.monotonic() - began:.0f} s in all")
    return found
