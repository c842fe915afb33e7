"""What the quick tests do when nothing is wrong: through which lines each walks, and how long it takes."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coverage
import pytest

SLOWEST = 1.5
"""Seconds of a test that is still quick."""
FURTHER = 2
"""So many times the budget where no test walks through a line."""


class Watcher:
    """A plugin of pytest: which tests are quick and fine, and through which lines they walk."""

    def __init__(self, folder: Path) -> None:
        self._coverage = coverage.Coverage(
            data_file=None, source=[str(folder / "scripts" / "lapak")], config_file=False, messages=False
        )
        self._folder, self._began = folder, time.process_time()
        self._fixtures: dict[str, set[str]] = {}
        self._seconds: dict[str, float] = {}
        self._bad: set[str] = set()
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """The lines of a test are its own; its time is that of the processor, as others may be busy."""
        self._coverage.switch_context(item.nodeid)
        self._fixtures[item.nodeid] = {f"{name}@{item.path}" for name in getattr(item, "fixturenames", ())}
        began = time.process_time()
        done = yield
        self._seconds[item.nodeid] = time.process_time() - began
        return done

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Iterator[Any]:
        """What is made once for many tests is part of each of them."""
        if fixturedef.scope == "function":
            return (yield)
        self._coverage.switch_context(f"{fixturedef.argname}@{request.path if fixturedef.scope == 'module' else ''}")
        made = yield
        self._coverage.switch_context(next(reversed(self._fixtures)))
        return made

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes which do not end well."""
        if report.outcome != "passed":
            self._bad.add(report.nodeid)

    def write(self, file: Path) -> None:
        """Writes what was seen."""
        self._coverage.stop()
        data = self._coverage.get_data()
        quick = {name for name, took in self._seconds.items() if took < SLOWEST} - self._bad
        lines = {
            Path(path).relative_to(self._folder).as_posix(): {
                line: sorted(self._find_tests(set(contexts)) & quick)
                for line, contexts in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }
        file.write_text(json.dumps({"lines": lines, "seconds": self._seconds, "bad": sorted(self._bad)}), "utf-8")

    def _find_tests(self, contexts: set[str]) -> set[str]:
        through = {name for name, fixtures in self._fixtures.items() if contexts & fixtures}
        return (contexts & set(self._fixtures)) | through


@dataclass(frozen=True)
class Stock:
    """What all tests do."""

    lines: dict[str, dict[int, list[str]]]
    """Of each file the tests that walk through a line."""
    seconds: dict[str, float]
    """Of a processor, while watched."""
    weights: Counter[str]
    """Through how many lines each test walks."""
    bad: list[str]

    @property
    def start(self) -> float:
        """Seconds until the first test: all of our packages imported, all tests collected."""
        return 6.0

    @classmethod
    def read(cls, files: Sequence[Path]) -> Stock:
        """What several processes saw → all of it."""
        notes = [json.loads(file.read_text("utf-8")) for file in files]
        lines: dict[str, dict[int, list[str]]] = {}
        for path, found in (pair for note in notes for pair in note["lines"].items()):
            for line, names in found.items():
                lines.setdefault(path, {}).setdefault(int(line), []).extend(names)
        seconds = {name: took for note in notes for name, took in note["seconds"].items()}
        weights = Counter(name for found in lines.values() for names in found.values() for name in names)
        return cls(lines, seconds, weights, [name for note in notes for name in note["bad"]])

    def choose(self, file: str, line: int, budget: float) -> tuple[list[str], bool]:
        """A line → the tests that walk through it, and True.

        Through a line that is only read when its file is imported, such as that of a constant, walks none: all tests
        may notice it, with twice the budget, and False; those through its file first, then those of its folder.
        What walks through few lines comes first, and what is quick; together they take no longer than the budget.
        """
        near = self.lines.get(file, {}).get(line, [])
        places = [] if near else [self._find_through(file), self._find_through(file.rpartition("/")[0] + "/")]
        chosen, spent = list[str](), 0.0
        for name in sorted(near or self._list_quick(), key=lambda name: (self._find_distance(name, places), name)):
            spent += self.seconds[name]
            if spent > (budget if near else FURTHER * budget) and chosen:
                break
            chosen.append(name)
        return chosen, bool(near)

    def _find_distance(self, name: str, places: Sequence[frozenset[str]]) -> tuple[int, float]:
        """A test and those of a file, then of its folder → how early it is asked."""
        distance = next((number for number, names in enumerate(places) if name in names), len(places))
        return distance, self.weights[name] * (0.02 + self.seconds[name])

    def _list_quick(self) -> list[str]:
        return [name for name, took in self.seconds.items() if took < SLOWEST and name not in self.bad]

    def _find_through(self, start: str) -> frozenset[str]:
        """How paths begin → the tests that walk through files of such a path."""
        lines = [found for path, found in self.lines.items() if path.startswith(start)]
        return frozenset(name for found in lines for names in found.values() for name in names)
