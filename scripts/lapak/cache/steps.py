"""Results of steps of loading, left for the next command: by the step, all that it is given, and the files it reads."""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from lapak.cache.entries import Cache, hash_code

OURS = "lapak."
PLAIN = {
    *(("pathlib", name) for name in ("PosixPath", "PurePosixPath", "WindowsPath", "PureWindowsPath")),
    *(("datetime", name) for name in ("date", "time", "datetime", "timedelta")),
    *(("builtins", name) for name in ("set", "frozenset")),
}
"""Beside our own classes, all that a result is made of."""


class StepInput(Protocol):
    """What a step is done with."""

    @property
    def inputs(self) -> tuple[Any, ...]:
        """Values."""

    @property
    def files(self) -> tuple[Path | str, ...]:
        """What it reads."""


class _Known(NamedTuple):
    """A value that was given before; held, so that no other one gets its identity."""

    value: Any
    digest: str


class StepCache:
    """What earlier commands have left in the cache."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._digests: dict[int, _Known] = {}
        self._left: list[tuple[list[Any], bytes]] = []
        """With their keys: a command that is refused later leaves no trace."""

    def find(self, step: Callable[..., Any], job: StepInput) -> tuple[Any] | None:
        """The result of a step, by itself in a tuple; None when nobody has left it."""
        data = self._cache.find(self._to_key(step, job))
        try:
            return None if data is None else (_PlainUnpickler(BytesIO(data)).load(),)
        except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
            return None

    def put(self, step: Callable[..., Any], job: StepInput, result: Any) -> None:
        """Leaves a result for the next command, once that is kept."""
        self._left.append((self._to_key(step, job), pickle.dumps(result, pickle.HIGHEST_PROTOCOL)))

    def keep(self) -> None:
        """Writes what was left."""
        for key, data in self._left:
            self._cache.put(key, data)
        self._left.clear()

    def _to_key(self, step: Callable[..., Any], job: StepInput) -> list[Any]:
        name = f"{step.__module__}.{step.__qualname__}"
        return [hash_code(), sys.version, name, [*map(self._digest, job.inputs)], [*map(_hash_file, job.files)]]

    def _digest(self, value: Any) -> str:
        known = self._digests.get(id(value))
        if known is None:
            known = self._digests[id(value)] = _Known(value, digest(value))
        return known.digest


def digest(value: Any) -> str:
    """A value of plain parts → its hash: another one for another value, and mostly the same for the same.

    The order of a set is another one in each process, so of what holds one nothing is found again.
    """
    written = BytesIO()
    writer = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    # Says each part as often as it comes, and not that it was there before: which objects are one is chance.
    writer.fast = True
    writer.dump(value)
    return hashlib.sha256(written.getbuffer()).hexdigest()


def _hash_file(file: Path | str) -> str:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError as error:
        return f"{error.errno}"  # what is not there is another thing than what cannot be read


class _PlainUnpickler(pickle.Unpickler):
    """Reads values and runs nothing: whoever writes into the cache can bring no other class along."""

    def find_class(self, module: str, name: str) -> Any:
        """One of our classes, or a plain one; raises UnpicklingError for anything else."""
        found = super().find_class(module, name) if module.startswith(OURS) or (module, name) in PLAIN else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
