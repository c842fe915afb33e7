"""Work in a second process while this one goes on: a large course is built on two processors."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
A = TypeVar("A")
CAN_FORK = sys.platform == "linux"
"""Elsewhere a new process would have to load everything again; there the work is done here."""
FEW = 40
"""So few pieces that starting a process would cost more than it saves."""


class Beside(Generic[T]):
    """A call that is under way; its result must survive pickling."""

    def __init__(self, function: Callable[..., T], *arguments: Any) -> None:
        self._call = (function, arguments)
        self._receiver: Connection | None = None
        if CAN_FORK and not multiprocessing.current_process().daemon:
            context = multiprocessing.get_context("fork")
            self._receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_send, args=(sender, function, arguments), daemon=True)
            process.start()
            sender.close()

    def result(self) -> T:
        """Waits for what the function returns; an error in the other process is raised here too, by doing it again."""
        function, arguments = self._call
        if self._receiver is None:
            return function(*arguments)
        try:
            return cast("T", self._receiver.recv())
        except EOFError:
            return function(*arguments)


def _send(sender: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    with suppress(Exception, KeyboardInterrupt):  # the first process meets the same, and speaks of it
        sender.send(function(*arguments))
    sender.close()


def is_beside() -> bool:
    """True in a process that another one has started: it is not the one that speaks to the user."""
    return multiprocessing.parent_process() is not None


def is_copy_safe() -> bool:
    """False when a library has threads here, as Typst has: a copy of this process would wait for them for ever."""
    tasks = Path("/proc/self/task")
    return CAN_FORK and len(list(tasks.iterdir())) == 1


def map_halves(function: Callable[[Sequence[A]], list[T]], items: Sequence[A], least: int = FEW) -> list[T]:
    """Items → the results of a function that takes some of them, the second half done in another process.

    Less than `least` items stay in this one.
    """
    if len(items) < least:
        return function(items)
    middle = len(items) // 2
    beside = Beside(function, items[middle:])
    return [*function(items[:middle]), *beside.result()]
