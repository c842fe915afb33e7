"""Documents → every file of the downloads, and what stands in its way: `check` and `build` ask the same function."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from lapak.bundle.plan import plan_bundles
from lapak.course.problems import gather
from lapak.editions import Work, find_cache
from lapak.export.making import make_and_drop, write_exports
from lapak.export.model import Export
from lapak.handout.plan import plan_handouts
from lapak.kit.plan import plan_kit
from lapak.render.document import Documents
from lapak.slides.plan import plan_slides


def plan_exports(documents: Documents) -> list[Export]:
    """Documents → every file of the downloads; raises SourceError when none can be made as the campus wants it."""
    cache = find_cache(documents.course.project.root)
    plans = (
        partial(plan_handouts, documents, cache),
        partial(plan_slides, documents, cache),
        partial(plan_bundles, documents),
        partial(plan_kit, documents),
    )
    return [export for exports in gather(plans) for export in exports]


def find_downloads_folder(room: Path, work: Work) -> Path:
    """Where an edition's files stand while it is made."""
    return room / "downloads" / work.name


def check_downloads(works: Sequence[Work]) -> None:
    """Raises SourceError with what stops the files of all editions, each mistake once.

    All of them are made: papers and slides stay in the cache, so that the next command need not make them again.
    """
    gather(partial(_check, work) for work in works)


def _check(work: Work) -> None:
    make_and_drop(plan_exports(work.documents))


def write_downloads(works: Sequence[Work], rooms: Sequence[Path]) -> list[list[Export]]:
    """Makes each edition's files in its room → the exports of each; raises SourceError, as `check_downloads` does."""
    return gather(partial(_write, work, room) for work, room in zip(works, rooms, strict=True))


def _write(work: Work, room: Path) -> list[Export]:
    exports = plan_exports(work.documents)
    for _ in write_exports(exports, find_downloads_folder(room, work), room):
        pass
    return exports
