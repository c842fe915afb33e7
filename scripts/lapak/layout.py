"""Documents → every file of the downloads, and what stands in its way: `check` and `build` ask the same functions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lapak.bundle.plan import plan_bundles
from lapak.cache.entries import Cache
from lapak.course.problems import Problem, collect, gather, raise_problems
from lapak.editions import Work, find_cache
from lapak.export.making import Batch, make_and_drop, mix, write_exports
from lapak.export.model import Export
from lapak.handout.plan import plan_handouts
from lapak.kit.plan import plan_kit
from lapak.render.document import Documents
from lapak.slides.plan import Decks, plan_slides
from lapak.website.files.downloads import FOLDER, list_downloads
from lapak.website.files.hall import plan_hall
from lapak.website.files.print_shop import plan_print_shop
from lapak.website.host.pages import write_pages
from lapak.website.offline.store import is_too_large
from lapak.website.site import make_site
from lapak.writing.drafts import open_draft


class Planned(NamedTuple):
    """All files of some editions that are to be made, and what stands in the way of others."""

    plans: list[list[Export]]
    problems: list[Problem]


def plan_exports(documents: Documents) -> list[Export]:
    """Documents → every file of the downloads; raises SourceError when none can be made as the campus wants it."""
    cache = find_cache(documents.course.project.root)
    decks = Decks(documents)
    plans = (
        partial(plan_papers, documents, cache, decks),
        partial(plan_slides, documents, cache, decks),
        partial(plan_bundles, documents),
        partial(plan_kit, documents, cache),
    )
    exports = [export for exports in gather(plans) for export in exports]
    return [*exports, plan_print_shop(documents, exports), plan_hall(documents, exports)]


def plan_papers(documents: Documents, cache: Cache, decks: Decks | None = None) -> list[Export]:
    """Documents → the export of each paper; the running script names the slides of the day."""
    return plan_handouts(documents, cache, (decks or Decks(documents)).number_day)


def find_downloads_folder(room: Path, work: Work) -> Path:
    """Where an edition's files stand while it is made."""
    return room / "downloads" / work.name


def check_downloads(works: Sequence[Work]) -> None:
    """Raises SourceError with what stops the files of all editions, each mistake once.

    All of them are made: papers and slides stay in the cache, so that the next command need not make them again.
    """
    plans, problems = plan_downloads(works)
    with collect(problems):
        make_and_drop(mix(plans))
    raise_problems(problems)


def check_pages(works: Sequence[Work]) -> None:
    """Raises SourceError with what MkDocs, plugins and hooks say against the pages of all editions."""
    gather(partial(_check_pages, work) for work in works)


def _check_pages(work: Work) -> None:
    documents = work.documents
    with open_draft(documents.course.project.root) as draft:
        downloads = list_downloads(plan_exports(documents), draft.folder)
        site = make_site(documents, downloads, is_large=is_too_large(documents))
        write_pages(work.config_file, site, draft.folder / "pages")


def plan_downloads(works: Sequence[Work]) -> Planned:
    """Editions → the exports of each; of one that cannot be planned none, and its problems."""
    plans: list[list[Export]] = [[] for _ in works]
    problems: list[Problem] = []
    for work, exports in zip(works, plans, strict=True):
        with collect(problems):
            exports += plan_exports(work.documents)
    return Planned(plans, problems)


def write_downloads(works: Sequence[Work], rooms: Sequence[Path], sites: Sequence[Path], planned: Planned) -> None:
    """Makes each edition's files in its room; raises SourceError, as `check_downloads` does.

    Its site, as it stood before, has those that have not changed.

    Processes are started once for all editions: what one of them has loaded for an edition serves the next.
    """
    folders = [find_downloads_folder(room, work) for work, room in zip(works, rooms, strict=True)]
    old = [site / FOLDER for site in sites]
    problems = [*planned.problems]
    with collect(problems):
        for _ in write_exports(list(map(Batch, planned.plans, folders, rooms, old))):
            pass
    raise_problems(problems)
