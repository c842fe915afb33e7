"""Tests in a process of their own, which ends with the first that fails or takes too long."""

from __future__ import annotations

import importlib
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from upkeep.mutant import ERROR, NOTICED
from upkeep.mutant_stock import Stock, Watcher

SLOWER, LEAST_LIMIT = 10, 60.0
"""A test that takes so many times its quiet time, and so many seconds of a processor at least, never ends.

The first of a process loads what the others find there, such as a whole course of ours.
"""
UNREADABLE = 2
"""The exit code of pytest where tests cannot be imported."""
STUCK = 900
"""Seconds by the clock after which the run of a mutant is given up: an error, as the machine may just be busy."""
MEMORY = 4 << 30
OPTIONS = ("-q", "-m", "not slow and not browser and not java", "-p", "no:faulthandler")


def can_import(name: str) -> bool:
    """False for what fails while it is imported: of that pytest says only that it cannot begin."""
    try:
        importlib.import_module(name)
    except Exception:
        return False
    return True


class Judge:
    """A plugin of pytest: ends a process whose test takes too long."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(STUCK)
        self._limit(stock.start)

    def _limit(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_PROF, max(LEAST_LIMIT, SLOWER * seconds))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Each test has its own time; of the processor, as others may be busy."""
        self._limit(self._stock.seconds[item.nodeid])
        return (yield)


@dataclass(frozen=True)
class MutantOrder:
    """A plugin of pytest: the tests run in the order in which they were named."""

    names: Sequence[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Puts them in order."""
        places = {name: place for place, name in enumerate(self.names)}
        items.sort(key=lambda item: places.get(item.nodeid, len(places)))


class Failures:
    """A plugin of pytest: how many tests have failed."""

    count = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Counts."""
        self.count += report.failed


def run_items(items: Sequence[pytest.Item], plugin: object) -> int:
    """Collected tests → 1 when one fails, which is the last then unless a Watcher asks for all; 0 when none does."""
    failures = Failures()
    for item in items[:1]:
        item.config.pluginmanager.register(plugin)
        item.config.pluginmanager.register(failures)
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if failures.count and not isinstance(plugin, Watcher):
            return 1
    return 0


def run_pytest(folder: Path, arguments: Sequence[str], *plugins: object) -> int:
    """Runs tests of a copy in this process → pytest's exit code."""
    os.chdir(folder)
    sys.dont_write_bytecode = isinstance(plugins[0], Judge)
    sys.path[:0] = [str(folder), str(folder / "scripts")]
    silence = os.open(f"{folder}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(silence, 1)
    mine = [f"--basetemp={folder}/build/tests-{os.getpid()}", "-o", f"cache_dir={folder}/.pytest_cache"]
    return int(pytest.main([*OPTIONS, *mine, *arguments], plugins=list(plugins)))


def fork(call: Callable[[], int]) -> int:
    """Runs a function in a process of its own → its exit code; a negative one where a signal has ended it."""
    process = os.fork()
    if process == 0:
        code = 70
        try:
            os.setpgid(0, 0)
            code = call()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def to_end(code: int) -> str:
    """An exit code → how the tests of a mutant ended: 1 a test failed, 2 nothing could be imported."""
    ends = {0: "SURVIVED", 1: NOTICED[0], UNREADABLE: NOTICED[0], -signal.SIGPROF: NOTICED[1]}
    return ends.get(code, ERROR)
