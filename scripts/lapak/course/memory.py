"""Steps of loading, each remembered with all that it was made from: what has not changed is not done again.

What loads one edition once keeps nothing. What loads several keeps, as they share most texts; a command ends before
a file changes. What is dear a build asks of a depot, where earlier commands have left it. The preview's memory goes
on from change to change: it is told the hash of every file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from lapak.course.problems import Problem
from lapak.parallel import map_parts

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
LookUp = Mapping[Any, Any]
LookUps = tuple[LookUp, ...]
StepKey = tuple[Any, ...]
ABSENT = object()
"""What a table answers when it has no such key."""


class Noted(Mapping[K, V]):
    """A table that notes what is asked of it, and what it answers."""

    def __init__(self, values: Mapping[K, V]) -> None:
        self._values = values
        self._asked: dict[K, Any] = {}
        self._is_listed = False

    def __getitem__(self, key: K) -> V:
        value: Any = self._values.get(key, ABSENT)
        self._asked[key] = value
        if value is ABSENT:
            raise KeyError(key)
        return value  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[K]:
        self._is_listed = True
        return iter(self._values)

    def __len__(self) -> int:
        self._is_listed = True
        return len(self._values)

    def list_asked(self) -> tuple[tuple[K, Any], ...] | None:
        """Every question with its answer; None when the whole table was looked through."""
        return None if self._is_listed else tuple(self._asked.items())


@dataclass(frozen=True)
class _Done:
    """What a step made, with what must still be so for it to hold."""

    result: Any
    problems: tuple[Problem, ...]
    inputs: tuple[Any, ...]
    """Kept alive here, so that no other object gets the identity that stands in the key."""
    asked: tuple[tuple[tuple[Any, Any], ...] | None, ...] = ()
    """Of each table: questions and answers."""
    steps: tuple[StepKey, ...] = ()
    """The steps inside this one."""

    def holds(self, tables: LookUps) -> bool:
        """True when every table answers as it did."""
        for table, asked in zip(tables, self.asked, strict=True):
            for key, answer in asked or ():
                now = table.get(key, ABSENT)
                if now is not answer and now != answer:
                    return False
        return True


class Call(NamedTuple):
    """What a step is done with: its inputs, and the files it reads."""

    inputs: tuple[Any, ...]
    files: tuple[Path | str, ...] = ()


class Depot(Protocol):
    """What commands leave for each other: the results of steps that met no problem."""

    def find(self, step: Callable[..., Any], call: Call) -> tuple[Any] | None:
        """The result of a step, by itself in a tuple; None when nobody has left it."""

    def put(self, step: Callable[..., Any], call: Call, result: Any) -> None:
        """Leaves a result for the next command."""


class Memory:
    """Does steps, and keeps those that met no problem: a mistake may be mended anywhere, so it is looked up again.

    A step is a function of its inputs, of what it asks of its tables and of the files it reads, and of nothing else.
    Steps may stand inside steps: they are given the tables of the outer one.
    """

    def __init__(self, depot: Depot | None = None, *, keeps: bool = False) -> None:
        self._depot = depot
        self._keeps = keeps
        self._files: Mapping[str, str] = {}
        self._kept: dict[StepKey, _Done] = {}
        self._steps: list[StepKey] = []
        """Those of the round, or inside the step that is being done."""
        self._most = 0

    def begin(self, files: Mapping[str, str]) -> None:
        """Begins a round: the hash of every file that may have changed since the last one, by its path."""
        self._files = files
        self._steps = []

    def run(self, step: Callable[..., T], call: Call, problems: list[Problem], tables: LookUps = ()) -> T:
        """`step(*inputs, [tables,] problems)`, done or remembered; of objects, only the very same count as the same."""
        return self.run_all(step, [call], problems, tables)[0]

    def run_all(
        self,
        step: Callable[..., T],
        calls: Sequence[Call],
        problems: list[Problem],
        tables: LookUps = (),
        prepare: Callable[[list[Call]], None] | None = None,
    ) -> list[T]:
        """The same for many calls; `prepare` gets those that are not remembered, before they are done."""
        keys = [(step, *map(_to_key, call.inputs), *map(self.find_version, call.files)) for call in calls]
        self._steps += keys
        found = [self._find(key, tables) for key in keys]
        missing = {key: call for key, call, kept in zip(keys, calls, found, strict=True) if kept is None}
        if missing and prepare:
            prepare(list(missing.values()))
        done = self._do_all(missing, tables)
        kept = [known or done[key] for key, known in zip(keys, found, strict=True)]
        problems += (problem for one in kept for problem in one.problems)
        return [one.result for one in kept]

    def run_dear(self, step: Callable[..., T], calls: Sequence[Call], problems: list[Problem]) -> list[T]:
        """`run_all` for steps without tables that take long: what an earlier command has done is not done again."""
        depot = self._depot
        if depot is None:
            return self.run_all(step, calls, problems)
        found = [depot.find(step, call) for call in calls]
        left = [call for call, known in zip(calls, found, strict=True) if known is None]
        done = iter(self._run_apart(depot, step, left, problems))
        return [next(done) if known is None else known[0] for known in found]

    def _run_apart(
        self, depot: Depot, step: Callable[..., T], calls: Sequence[Call], problems: list[Problem]
    ) -> list[T]:
        """Does calls and leaves the results in the depot: if one of them met a problem, of none."""
        told: list[Problem] = []
        results = self.run_all(step, calls, told)
        for call, result in zip(calls, results, strict=True) if not told else ():
            depot.put(step, call, result)
        problems += told
        return results

    def find_version(self, file: Path | str) -> object:
        """Another one for other content: a file's hash, or its time when no hash is known; None without the file."""
        known = self._files.get(str(file))
        if known is not None:
            return known
        try:
            status = Path(file).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _find(self, key: StepKey, tables: LookUps) -> _Done | None:
        kept = self._kept.get(key)
        return kept if kept and kept.holds(tables) else None

    def _do_all(self, missing: Mapping[StepKey, Call], tables: LookUps) -> dict[StepKey, _Done]:
        if tables:
            return {key: self._keep(key, self._do(key, call, tables)) for key, call in missing.items()}

        def do(some: Sequence[tuple[StepKey, Call]]) -> list[tuple[Any, tuple[Problem, ...]]]:
            done = [self._do(key, call, ()) for key, call in some]
            return [(one.result, one.problems) for one in done]

        # What asks nothing of tables can be done in another process.
        results = zip(missing.items(), map_parts(do, list(missing.items())), strict=True)
        return {
            key: self._keep(key, _Done(result, problems, call.inputs)) for (key, call), (result, problems) in results
        }

    def _do(self, key: StepKey, call: Call, tables: LookUps) -> _Done:
        noted = tuple(map(Noted, tables))
        problems: list[Problem] = []
        outer, self._steps = self._steps, []
        result = key[0](*call.inputs, *([noted] if noted else []), problems)
        steps, self._steps = tuple(self._steps), outer
        asked = tuple(table.list_asked() for table in noted)
        return _Done(result, tuple(problems), call.inputs, asked, steps)

    def _keep(self, key: StepKey, done: _Done) -> _Done:
        old = self._kept.pop(key, None)
        if old and old.result == done.result:
            done = replace(done, result=old.result)  # the very same: what is made of it need not be made again
        if (self._keeps or self._files) and not done.problems and None not in done.asked:
            self._kept[key] = done
        return done

    def forget_unused(self) -> None:
        """Ends a round that made everything: what it did not need is dropped, once that is worth the while."""
        if len(self._kept) <= self._most:
            return
        needed: dict[StepKey, _Done] = {}
        keys = list(self._steps)
        while keys:
            key = keys.pop()
            if key not in needed and key in self._kept:
                needed[key] = self._kept[key]
                keys += needed[key].steps
        self._kept = needed
        self._most = len(needed) * 5 // 4


def _to_key(value: Any) -> Any:
    """Texts, numbers, paths and named tuples stand for themselves, other objects for their identity."""
    return value if isinstance(value, (str, int, Path)) or hasattr(value, "_fields") else id(value)
