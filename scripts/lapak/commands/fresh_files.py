"""New files of a project, kept only where it still builds with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lapak.commands.usage import NOTHING, UsageError
from lapak.course.problems import SourceError
from lapak.writing.fresh import write_fresh


def write_checked(
    files: Mapping[Path, str | bytes], check: Callable[[], object], changed: dict[Path, str] | None = None
) -> None:
    """Writes files that are new and such that change, or none of them where `check` finds mistakes (UsageError)."""
    try:
        write_fresh(files, check, changed)
    except SourceError as error:
        raise UsageError(f"it would not build, so {NOTHING}\n{error}") from error
