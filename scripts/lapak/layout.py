"""Documents → every file of the downloads, and what stands in its way: `check` and `build` ask the same function."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lapak.bundle.plan import plan_bundles
from lapak.course.problems import Problem, SourceError
from lapak.editions import Work, find_cache
from lapak.export.making import make_and_drop, write_exports
from lapak.export.model import Export
from lapak.handout.plan import plan_handouts
from lapak.render.document import Documents
from lapak.slides.plan import plan_slides


def plan_exports(documents: Documents, problems: list[Problem]) -> list[Export]:
    """Documents → every file of the downloads."""
    cache = find_cache(documents.course.project.root)
    slides = plan_slides(documents, cache, problems)
    return [*plan_handouts(documents, cache, problems), *slides, *plan_bundles(documents)]


def write_downloads(works: Sequence[Work], rooms: Sequence[Path]) -> list[Path]:
    """Editions and a room for each → the folders in them with the editions' files; raises SourceError when one fails.

    All of them are made: papers and slides stay in the cache, so that the next command need not make them again.
    """
    problems: list[Problem] = []
    folders = [room / "downloads" / work.name for work, room in zip(works, rooms, strict=True)]
    for work, room, folder in zip(works, rooms, folders, strict=True):
        write_exports(plan_exports(work.documents, problems), folder, room)
    if problems:
        raise SourceError(problems)
    return folders


def check_downloads(works: Sequence[Work]) -> None:
    """Raises SourceError with what stops one of the editions' files, each mistake once; they stay in the cache."""
    problems: list[Problem] = []
    for work in works:
        make_and_drop(plan_exports(work.documents, problems))
    if problems:
        raise SourceError(problems)
