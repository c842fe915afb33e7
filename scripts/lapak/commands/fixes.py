"""`lapak check --fix`: writes what needs no decision, and says each change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lapak.course.problems import Problem, SourceError
from lapak.course.reading.mending import mend_text
from lapak.editions import load_works
from lapak.writing.sources import write_source

MOST_ROUNDS = 5
"""A mended mistake may have hidden another one."""


def write_fixes(files: Sequence[Path]) -> None:
    """Editions' files → their sources without the mistakes that can be mended so; what was changed is printed."""
    count = 0
    for _ in range(MOST_ROUNDS):
        changes = [change for path, own in _find_problems(files).items() for change in _mend(Path.cwd() / path, own)]
        print(*changes, sep="\n", end="\n" if changes else "")
        count += len(changes)
        if not changes:
            break
    print(f"{count} lines written" if count != 1 else "1 line written")


def _find_problems(files: Sequence[Path]) -> dict[str, list[Problem]]:
    """Editions' files → the mistakes that can be mended, by path."""
    try:
        load_works(files)
    except SourceError as error:
        found: dict[str, list[Problem]] = {}
        for problem in error.problems:
            if problem.edit:
                found.setdefault(problem.path, []).append(problem)
        return found
    return {}


def _mend(file: Path, problems: Sequence[Problem]) -> list[str]:
    """A file and its mistakes → what was changed in it, which is written."""
    mended = mend_text(file.read_bytes().decode("utf-8"), problems)
    if mended.changes:
        write_source(file, mended.text)
    return [f"{problem.path}:{problem.line}: {problem.what}\n    written: {line}" for problem, line in mended.changes]
