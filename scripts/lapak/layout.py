"""Documents → every file of the downloads, and what stands in its way: `check` and `build` ask the same function."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lapak.bundle.plan import plan_bundles
from lapak.course.problems import Problem
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


def find_downloads_folder(room: Path, work: Work) -> Path:
    """Where an edition's files stand while it is made."""
    return room / "downloads" / work.name


def find_problems(works: Sequence[Work], rooms: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Editions → what stops one of their files, each mistake once; where rooms are named, each edition's files come in.

    All of them are made: papers and slides stay in the cache, so that the next command need not make them again.
    """
    problems: list[Problem] = []
    for number, work in enumerate(works):
        exports = plan_exports(work.documents, problems)
        if rooms:
            write_exports(exports, find_downloads_folder(rooms[number], work), rooms[number])
        else:
            make_and_drop(exports)
    return tuple(sorted(set(problems)))
