"""What tests cost in seconds of a processor, which other work on the machine does not change: `--dearest=10`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest


class Costs:
    """Counts what each test costs, its fixtures and the processes that have ended meanwhile with it."""

    def __init__(self, shown: int) -> None:
        self._shown = shown
        self._before = count_seconds()
        self._of_tests: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, Any, Any]:
        """Every process of the tests says it in its reports, as one alone gets all of them."""
        report = yield
        now = count_seconds()
        report.cost, self._before = now - self._before, now
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Three reports of each test: before, itself and after."""
        self._of_tests[report.nodeid] += vars(report).get("cost", 0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The dearest tests, if they are asked for."""
        if self._shown:
            terminalreporter.section(f"{self._of_tests.total():.0f} seconds of a processor, most of all for")
            for name, seconds in self._of_tests.most_common(self._shown):
                terminalreporter.line(f"{seconds:6.1f} {name}")


def count_seconds() -> float:
    """What this process has had until now, and those that it has started and that have ended."""
    return sum(os.times()[:4])
