"""One call of Typst, here or in another process.

Typst holds the interpreter while it sets a paper, so threads of one process would wait for each other; and a copy of
a process that has run Typst must not run it again, as its threads stay behind (the copies that make the pages do
not). What a call is made of and gives can be pickled.
"""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from lapak.handout.fonts import load_fonts
from lapak.parallel import COPIES, count_processors, is_beside, open_newcomers

LARGE = 200_000
"""Characters that a call is given. Typst holds about a megabyte a page, and keeps it: who has set a book is let go."""
VERY_LARGE = 400_000
"""Of these one is set at a time: two books of two dozen modules take 600 MB, of a village's laptop too much."""
SHEET_PAGE = 2_000
"""Characters that a page of a finished book stands for when it is laid on a sheet: it holds as much memory."""
_ROOM = COPIES.Lock()
"""Who holds it sets a very large paper; copies of this process share it."""


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
    pages: int = 0
    """Of a finished book that is laid on sheets."""

    @property
    def size(self) -> int:
        """How many characters it is given."""
        return sum(map(len, self.inputs.values())) + self.pages * SHEET_PAGE


def set_paper(call: TypstCall) -> bytes:
    """A call → its PDF's bytes; raises SettingError."""
    is_main = threading.current_thread() is threading.main_thread()
    if is_main and not (is_beside() and call.size > LARGE):
        return run_typst(call)
    with _ROOM if call.size > VERY_LARGE else nullcontext():
        return _set_elsewhere(call)


def _set_elsewhere(call: TypstCall) -> bytes:
    """The same in another process, which ends after a large paper; where it is ended before, it is done here."""
    try:
        if call.size <= LARGE:
            return find_setters().submit(run_typst, call).result()
        with open_newcomers(1) as one:
            return one.submit(run_typst, call).result()
    except BrokenExecutor:
        find_setters.cache_clear()  # the next call starts others
        return run_typst(call)


@cache
def find_setters() -> ProcessPoolExecutor:
    """The processes that set the papers of other threads: starting them costs more than most papers."""
    return open_newcomers(count_processors())


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
