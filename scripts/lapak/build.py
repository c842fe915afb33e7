"""Projects → finished sites: everything is loaded, checked and made before the first old file is touched."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from lapak.cache.asked import forget_unasked
from lapak.cache.keys import SiteKey, find_docs
from lapak.cache.printed import note_address
from lapak.cache.stamps import Stamp
from lapak.cache.steps import StepCache
from lapak.course.memory import Memory
from lapak.course.project import find_configs, is_nowhere, is_placeholder
from lapak.course.translation.translations import tell_stale
from lapak.editions import Work, find_cache, load_works, note_holdings
from lapak.layout import plan_downloads, write_downloads
from lapak.pages import Finished, SiteJob, begin_pages, finish_sites
from lapak.render.drawings.kept import find_pictures
from lapak.render.html.converters import Converters
from lapak.writing.drafts import Draft, clear_old_traces, hold_gate, open_draft
from lapak.writing.mark import Sums, keep_dates, write_mark, write_sums
from lapak.writing.places import Place, check_contents, check_sites, find_own
from lapak.writing.swap import bring_along, sync_folder

DATE_STEP = 2
"""In seconds: the coarsest dates that a file system keeps."""
PICTURES_KEPT = 30 * 24 * 60 * 60
"""In seconds: a drawing's picture is asked for only when a file with it is made again."""


def build_sites(keys: Mapping[Path, SiteKey], output: Path, console: Console) -> None:
    """Editions' files → their finished sites: load, check, render, plan, make, write.

    The keys are of their sources as they were before they were loaded. Raises PlaceError when a site is not to
    stand in the output folder, and SourceError.
    """
    config_files = [*keys]
    began, root = time.time(), config_files[0].parent
    converters, steps = Converters(find_cache(root)), StepCache(find_cache(root))
    works = load_works(config_files, converters, Memory(steps, keeps=True))
    places = _find_places(works, output)
    with open_draft(root) as draft:
        rooms = [draft.find_room(place.target.parent) for place in places]
        jobs = _make_sites(works, rooms, [place.target for place in places], console)
        sums = _put_sites(draft, places, [job.folder for job in jobs])
    _remember(works, output, keys, sums)
    _forget_old_exports(works, began)
    converters.keep()
    steps.keep()
    for work in works:
        console.print(f"{output / work.name}/index.html", soft_wrap=True, highlight=False)
    statuses = [one for work in works for some in work.documents.course.status.values() for one in some]
    if stale := tell_stale(statuses):
        console.print(stale, soft_wrap=True, highlight=False)


def _find_places(works: Sequence[Work], output: Path) -> list[Place]:
    """Where the sites are to stand; raises PlaceError when one of them would take the place of somebody's files."""
    root = works[0].documents.course.project.root
    places = [_find_place(work, output) for work in works]
    check_sites(places, root, find_own(root, find_docs(root)))
    clear_old_traces(output)
    check_contents(places)
    output.mkdir(parents=True, exist_ok=True)
    return places


def _find_place(work: Work, output: Path) -> Place:
    """Where an edition's site is to stand; a link stays one, and what it leads to is replaced."""
    target = output / work.name
    known = Stamp(work.documents.course.project.root, work.config_file.stem).find_sums(target)
    return Place(target.resolve() if target.is_symlink() else target, work.documents.edition.keep, known or None)


def _make_sites(works: Sequence[Work], rooms: Sequence[Path], sites: Sequence[Path], console: Console) -> list[SiteJob]:
    """Editions, the room of each and its site as it stood → whole sites, each in its folder."""
    planned = plan_downloads(works)
    jobs = list(map(SiteJob, works, planned.plans, rooms, sites))
    with begin_pages(() if planned.problems else jobs) as take_pages:
        write_downloads(works, rooms, sites, planned)
        begun = take_pages()
    for work, made in zip(works, finish_sites(jobs, begun), strict=True):
        for text in _tell(work, made):
            console.print(text, soft_wrap=True, highlight=False)
    return jobs


def _tell(work: Work, made: Finished) -> list[str]:
    said = [f"{made.pages} pages, {made.downloads} downloads"]
    if made.is_large:
        said.append("too large for a phone as a whole, so each module is kept alone")
    said += _tell_address(work)
    return [f"{work.name}: {text}" for text in said]


def _tell_address(work: Work) -> list[str]:
    """What an address that is missing, or another than before, means for papers and for links that are sent."""
    project = work.documents.course.project
    if is_placeholder(project.site_url):
        lack = "no 'site_url' of its own" if is_nowhere(project.site_url) else "'site_url' is only an example"
        return [f"{lack}, so no QR code is printed, and links to share lead to wherever a page is read"]
    if before := note_address(project.root, work.name, project.site_url):
        return [f"'site_url' was {before}: papers printed before lead there; leave a redirect, or print them anew"]
    return []


def _put_sites(draft: Draft, places: Sequence[Place], made: Sequence[Path]) -> list[Sums]:
    """Puts finished folders in their places, all at once; gives the sums of what was made in each.

    Another build that ends now waits; the last one stays.
    """
    with hold_gate(draft.folder.parent):
        check_contents(places)  # once more: making took its time
        sums = [finish_folder(place, folder) for place, folder in zip(places, made, strict=True)]
        for place, folder in zip(places, made, strict=True):
            draft.put(folder, place.target)
    return sums


def finish_folder(place: Place, folder: Path) -> Sums:
    """Marks a finished folder and brings along what others have put into the old one."""
    kept = frozenset(place.find_others().kept)
    sums = {path: checksum for path, checksum in write_mark(folder).items() if path not in kept}
    write_sums(folder, sums)
    keep_dates(place.target, folder, sums)
    bring_along(place.target, folder, kept)
    sync_folder(folder)
    return sums


def _remember(works: Sequence[Work], output: Path, keys: Mapping[Path, SiteKey], sums: Sequence[Sums]) -> None:
    """Notes of what each site was made, so that the next build can tell whether there is anything to do."""
    for work, own in zip(works, sums, strict=True):
        site = output / work.name
        own_sums = {site / path: checksum for path, checksum in own.items()}
        stamp = Stamp(work.documents.course.project.root, work.config_file.stem)
        languages = work.documents.list_read_languages()
        stamp.write(keys[work.config_file].to_text(languages), [site / "index.html"], own_sums, languages)
    note_holdings(works)


def _forget_old_exports(works: Sequence[Work], began: float) -> None:
    """After a build the cache holds what all editions ask for, and nothing older."""
    root = works[0].documents.course.project.root
    built = {work.config_file.name for work in works}
    unbuilt = {file.name for file in find_configs(root).values()} - built
    forget_unasked(root, find_cache(root), built, unbuilt, began - DATE_STEP)
    if not unbuilt:
        find_pictures(root).forget(began - PICTURES_KEPT)
