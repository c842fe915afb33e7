"""The last net under the reading of one file: what nobody has foreseen is told with the file's name, and stops nothing
else. It is no place for mistakes that we know: those have words of their own.

With LAPAK_TRACEBACK=1 there is no net, and a developer sees where in the program it happened.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from lapak.course.problems import Problem, SourceError

SWITCH = "LAPAK_TRACEBACK"


def is_cause_wanted() -> bool:
    """True when a developer has asked for the traceback of what is unforeseen."""
    return os.environ.get(SWITCH, "") not in ("", "0")


@contextmanager
def catch(path: str, line: int, problems: list[Problem]) -> Iterator[None]:
    """Around the reading of one file or section: an error that nobody foresaw becomes a problem at its place."""
    try:
        yield
    except SourceError as error:
        problems += error.problems
    except Exception as error:
        if is_cause_wanted():
            raise
        what = f"this could not be read: {type(error).__name__}: {_to_line(error)}"
        fix = f"please report it, with this text and what '{SWITCH}=1 lapak check' prints"
        problems.append(Problem(path, line, what, fix))


def _to_line(error: Exception) -> str:
    """What an error says, in one line of bearable length."""
    return " ".join(str(error).split())[:200] or "nothing more is known"
