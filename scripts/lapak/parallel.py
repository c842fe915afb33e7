"""All work that is done by several processors: in copies of this process where that is possible, else in threads.

A copy knows all that this process knows, so that nothing but its results is sent; copies are made on Linux alone.
Elsewhere a new process would have to load everything again.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
A = TypeVar("A")
CAN_COPY = sys.platform == "linux"
COPIES = multiprocessing.get_context("fork" if CAN_COPY else "spawn")
FEW = 40
"""So few pieces that starting a process would cost more than it saves."""
SWEEP = 8
"""After so many calls a copy throws away what they have left behind; Python's own sweeping costs more."""
WAVE = 40
"""After so many calls copies end and others begin: what libraries keep, and what they have written of a copy's memory,
is given back. A course of a hundred modules has more than a thousand files."""
LOOKS = 5
_calls: list[Callable[[], Any]] = []
"""In a copy: what there is to do, which it has inherited and nobody could send."""


def count_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if CAN_COPY else os.cpu_count() or 1


def is_beside() -> bool:
    """True in a process that another one has started: it is not the one that speaks to the user."""
    return multiprocessing.parent_process() is not None


def is_copy_safe() -> bool:
    """False when a library has threads here, as Typst has: in a copy of this process it would wait for them for ever.

    Python's own threads are none of these: they wait for files, or draw a progress bar.
    """
    return CAN_COPY and any(_is_alone(look) for look in range(LOOKS))


def _is_alone(look: int) -> bool:
    """One look at the system's list of threads: one of Python's that has just ended may stand there a moment longer."""
    time.sleep(0.01 if look else 0)
    return len(list(Path("/proc/self/task").iterdir())) <= threading.active_count()


def map_parts(function: Callable[[Sequence[A]], list[T]], items: Sequence[A], least: int = FEW) -> list[T]:
    """Items → the results of a function that takes some of them: one part done here, one in a copy for each processor.

    Less than `least` items stay here, and no part is smaller than half of that. Results must survive pickling.
    """
    count = min(count_processors(), len(items) * 2 // least) if CAN_COPY and not is_beside() else 1
    if len(items) < least or count < 2:
        return function(items)
    bounds = [len(items) * number // count for number in range(count + 1)]
    first, *others = [partial(function, items[start:end]) for start, end in pairwise(bounds)]
    with _open_copies(others, len(others)) as copies:
        futures = [copies.submit(_do, number) for number in range(len(others))]
        results = [first(), *(_take(future, call) for future, call in zip(futures, others, strict=True))]
    return [item for part in results for item in part]


def start_all(
    calls: Sequence[Callable[[], T]], told: tuple[type[Exception], ...] = ()
) -> Iterator[tuple[int, Callable[[], T]]]:
    """Calls → the number of each with what gives its result, as they end.

    Errors named in `told` come from another process as they are; after any other one the call is made again here,
    where it can be seen what it was. Nothing is held of a result that has been given.
    """
    for begun in range(0, len(calls), WAVE):
        yield from _start(calls, told, range(begun, min(begun + WAVE, len(calls))))


def _start(
    calls: Sequence[Callable[[], T]], told: tuple[type[Exception], ...], numbers: range
) -> Iterator[tuple[int, Callable[[], T]]]:
    """The calls of these numbers, by copies or threads of their own."""
    is_copied = is_copy_safe() and not is_beside()  # asked anew: what has failed was done again here
    opened = _open_copies(calls, min(count_processors(), len(numbers))) if is_copied else _open_threads()
    with opened as pool:
        under_way: dict[Future[T], int] = {
            pool.submit(_do, number) if is_copied else pool.submit(calls[number]): number for number in numbers
        }
        for future in as_completed(tuple(under_way)):
            number = under_way.pop(future)
            yield number, partial(_take, future, calls[number], told) if is_copied else future.result
            del future


@contextmanager
def begin_beside(
    calls: Sequence[Callable[[], T]], told: tuple[type[Exception], ...] = ()
) -> Iterator[list[Callable[[], T]]]:
    """Calls that copies make while this process goes on → what waits for the result of each, and gives it.

    None of them where there is but one processor, or this process must not be copied. Errors are as in `start_all`.
    """
    if not calls or count_processors() < 2 or is_beside() or not is_copy_safe():
        yield []
        return
    with _open_copies(calls, count_processors()) as copies:
        futures = [copies.submit(_do, number) for number in range(len(calls))]
        yield [partial(_take, future, call, told) for future, call in zip(futures, calls, strict=True)]


def open_newcomers(count: int) -> ProcessPoolExecutor:
    """Processes that know nothing of this one: for a library that must not run in a copy, or whose memory is to go."""
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin)


@contextmanager
def _open_copies(calls: Sequence[Callable[[], Any]], count: int) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(min(count, len(calls)), COPIES, _begin, (calls,))
    with _close_soon(pool):
        yield pool


@contextmanager
def _open_threads() -> Iterator[Executor]:
    pool = ThreadPoolExecutor(count_processors())
    with _close_soon(pool):
        yield pool


@contextmanager
def _close_soon(pool: Executor) -> Iterator[None]:
    try:
        yield
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl+C or a mistake nobody waits for what has not begun


def _begin(calls: Sequence[Callable[[], Any]] = ()) -> None:
    """The first thing that another process does: it ends with the one that has started it, whatever ends that one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C reaches every process, and the first one speaks of it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _calls[:] = calls
    gc.disable()
    gc.freeze()  # what it has inherited need not be looked through


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(number: int) -> Any:
    if number % SWEEP == SWEEP - 1:
        gc.collect()
    return _calls[number]()


def _take(future: Future[T], call: Callable[[], T], told: tuple[type[Exception], ...] = ()) -> T:
    """A result; what the other process has met, or what has ended it, is met again here."""
    try:
        return future.result()
    except told:
        raise
    except Exception:
        return call()
