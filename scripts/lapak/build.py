"""Projects → finished sites: everything is loaded, checked and made before the first old file is touched."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from lapak.archive import to_zip
from lapak.bundle.stick import to_stick
from lapak.cache.stamps import Stamp, find_docs
from lapak.course.project import find_configs, is_placeholder
from lapak.editions import Work, find_cache
from lapak.export.kinds import WHOLE_SITE
from lapak.export.model import Export
from lapak.layout import find_downloads_folder, write_downloads
from lapak.website.downloads import FOLDER, find_downloads
from lapak.website.headers import write_headers
from lapak.website.offline.store import MOST_CHARACTERS, find_size, write_offline
from lapak.website.pages import write_listing, write_offers, write_pages
from lapak.writing.drafts import Draft, clear_old_traces, hold_gate, open_draft
from lapak.writing.mark import Sums, write_mark, write_sums
from lapak.writing.places import Place, check_contents, check_sites, find_own
from lapak.writing.swap import bring_along, sync_folder

DATE_STEP = 2
"""In seconds: the coarsest dates that a file system keeps."""


def build_sites(works: Sequence[Work], output: Path, key: str, console: Console) -> None:
    """Builds every edition into a draft, then puts all of them in the place of the old sites.

    `key` is the hash of the sources as they were before they were loaded. Raises PlaceError when a site is not to
    stand in the output folder, and SourceError.
    """
    began, root = time.time(), works[0].documents.course.project.root
    places = [_find_place(work, output) for work in works]
    check_sites(places, root, find_own(root, find_docs(root)))
    clear_old_traces(output)
    check_contents(places)
    output.mkdir(parents=True, exist_ok=True)
    with open_draft(root) as draft:
        made = _make_sites(works, [draft.find_room(place.target.parent) for place in places], console)
        sums = _put_sites(draft, places, made)
    for work, own in zip(works, sums, strict=True):
        site = output / work.name
        own_sums = {site / path: checksum for path, checksum in own.items()}
        Stamp(root, work.config_file.stem).write(key, [site / "index.html"], own_sums)
    _forget_old_exports(works, began)
    for work in works:
        console.print(f"{output / work.name}/index.html", soft_wrap=True, highlight=False)


def _find_place(work: Work, output: Path) -> Place:
    """Where an edition's site is to stand; a link stays one, and what it leads to is replaced."""
    target = output / work.name
    known = Stamp(work.documents.course.project.root, work.config_file.stem).find_sums(target)
    return Place(target.resolve() if target.is_symlink() else target, work.documents.edition.keep, known or None)


def _make_sites(works: Sequence[Work], rooms: Sequence[Path], console: Console) -> list[Path]:
    """Every edition, made in its room → their finished folders; raises SourceError before the first page is written."""
    made = write_downloads(works, rooms)
    for work, room, exports in zip(works, rooms, made, strict=True):
        _write_site(work, exports, find_downloads_folder(room, work), room / "pages" / work.name, console)
    return [room / "pages" / work.name for work, room in zip(works, rooms, strict=True)]


def _put_sites(draft: Draft, places: Sequence[Place], made: Sequence[Path]) -> list[Sums]:
    """Puts finished folders in their places, all at once; gives the sums of what was made in each.

    Another build that ends now waits; the last one stays.
    """
    with hold_gate(draft.folder.parent):
        check_contents(places)  # once more: making took its time
        sums = [_finish(place, folder) for place, folder in zip(places, made, strict=True)]
        for place, folder in zip(places, made, strict=True):
            draft.put(folder, place.target)
    return sums


def _finish(place: Place, folder: Path) -> Sums:
    """Marks a finished folder and brings along what others have put into the old one."""
    kept = frozenset(place.find_others().kept)
    sums = {path: checksum for path, checksum in write_mark(folder).items() if path not in kept}
    write_sums(folder, sums)
    bring_along(place.target, folder, kept)
    sync_folder(folder)
    return sums


def _forget_old_exports(works: Sequence[Work], began: float) -> None:
    """After a build of all editions the cache holds what they asked for, and nothing older."""
    root = works[0].documents.course.project.root
    if len(works) == len(find_configs(root)):
        find_cache(root).forget(began - DATE_STEP)


def _write_site(work: Work, exports: Sequence[Export], downloads: Path, draft: Path, console: Console) -> None:
    """One edition's pages, and its downloads beside them.

    The whole site to carry is made of the finished pages, so the page that lists it is written once more after it.
    """
    count = write_pages(work.config_file, work.documents, find_downloads(exports, downloads), draft)
    whole = Export(WHOLE_SITE, "", "", lambda: to_zip(to_stick(read_files(draft))))
    (downloads / whole.name).write_bytes(whole.make())
    listed = find_downloads([*exports, whole], downloads)
    write_listing(work.config_file, work.documents, listed, draft)
    if is_large := find_size(draft, work.documents) > MOST_CHARACTERS:
        write_offers(work.config_file, work.documents, listed, draft)
    write_offline(draft, work.documents)
    (draft / FOLDER).mkdir(exist_ok=True)
    for file in downloads.iterdir():
        file.rename(draft / FOLDER / file.name)
    write_headers(draft)
    console.print(f"{work.name}: {count} pages, {len(listed)} downloads", highlight=False)
    if is_large:
        console.print(f"{work.name}: too large for a phone as a whole, so each module is kept alone", highlight=False)
    if is_placeholder(work.documents.course.project.site_url):
        console.print(f"{work.name}: 'site_url' is a placeholder, so no QR code is printed", highlight=False)


def read_files(folder: Path) -> dict[str, bytes]:
    """A folder → all files in it by their path below it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
