"""One call of Typst, here or in a process of its own that answers on its output.

Typst holds the interpreter while it sets a paper, so threads of one process would wait for each other; and a fork of
a process that has run Typst must not run it again, as its threads stay behind (the fork that makes half of the pages
does not). What a call is made of and gives can be pickled.
"""

from __future__ import annotations

import datetime
import pickle
import queue
import subprocess
import sys
import threading
import weakref
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from lapak.handout.fonts import load_fonts

LARGE = 200_000
"""Characters that a call is given. Typst holds about a megabyte a page, and keeps it: who has set a book is let go."""
VERY_LARGE = 800_000
"""Of these one is set at a time: two books of fifty modules would not fit into a village's laptop."""


class SettingError(Exception):
    """A paper that cannot be set; its text is what Typst says."""

    def __init__(self, message: str, hints: tuple[str, ...]) -> None:
        super().__init__(message, hints)
        self.message, self.hints = message, hints


@dataclass(frozen=True)
class TypstCall:
    """A template and what it is given."""

    template: Path
    fonts: Path
    date: datetime.datetime
    inputs: dict[str, str]
    is_tagged: bool = True

    @property
    def size(self) -> int:
        """How many characters it is given."""
        return sum(map(len, self.inputs.values()))


def set_paper(call: TypstCall) -> bytes:
    """A call → its PDF's bytes; raises SettingError. In the main thread here, in others in a process beside."""
    if threading.current_thread() is threading.main_thread():
        return run_typst(call)
    answer = find_workers().ask(call)
    if isinstance(answer, SettingError):
        raise answer
    return answer


def run_typst(call: TypstCall) -> bytes:
    """A call → its PDF's bytes; raises SettingError."""
    try:
        made = typst.compile(
            call.template,
            root=call.template.parent,
            font_paths=load_fonts(call.fonts),
            ignore_system_fonts=True,
            sys_inputs=call.inputs,
            format="pdf",
            pdf_standards=["ua-1"] if call.is_tagged else [],
            pdf_tags=call.is_tagged,
            timestamp=call.date,
        )
    except typst.TypstError as error:
        raise SettingError(str(error.message), tuple(error.hints)) from None
    return made if isinstance(made, bytes) else b""


class Workers:
    """Processes that set papers, started when they are first needed; as many as there are threads that ask."""

    def __init__(self) -> None:
        self._free: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._room = threading.Lock()

    def ask(self, call: TypstCall) -> bytes | SettingError:
        """A call → what a free worker answers; very large ones wait for each other."""
        with self._room if call.size > VERY_LARGE else nullcontext():
            return self._ask(call)

    def _ask(self, call: TypstCall) -> bytes | SettingError:
        try:
            worker = self._free.get_nowait()
        except queue.Empty:
            worker = self._start()
        assert worker.stdin
        assert worker.stdout
        try:
            pickle.dump(call, worker.stdin)
            worker.stdin.flush()
            answer: bytes | SettingError = pickle.load(worker.stdout)
        except (EOFError, OSError):
            return run_typst(call)  # somebody has ended it; the next call starts another
        if call.size > LARGE:
            _stop(worker)
        else:
            self._free.put(worker)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        weakref.finalize(self, _stop, worker)
        return worker


def _stop(worker: subprocess.Popen[bytes]) -> None:
    """The end of its input is the end of a worker."""
    for stream in (worker.stdin, worker.stdout):
        if stream:
            stream.close()
    worker.wait()


@cache
def find_workers() -> Workers:
    """The workers of this process: starting them costs more than most papers."""
    return Workers()


def serve() -> None:
    """The whole work of a worker: answers the calls on its input until there are no more."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, KeyboardInterrupt):  # Ctrl+C reaches every process, and the first one speaks of it
        while True:
            call: TypstCall = pickle.load(source)
            answer: Any
            try:
                answer = run_typst(call)
            except SettingError as error:
                answer = error
            pickle.dump(answer, target)
            target.flush()
