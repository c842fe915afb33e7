"""May a command write in a folder? Not in sources, not over what somebody else has put there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.writing.mark import MARK, Others, Sums, find_others, read_mark

SOURCE_FOLDERS = ("modules", "docs", "overrides", "scripts", "tests", "bench", ".git", ".github", ".venv")
"""In a project's folder; a `docs_dir` of another name is one more."""
LAYERED_FOLDERS = SOURCE_FOLDERS[:3]
"""Over which an edition may have its own: `modules.NAME`."""
BUILD_FOLDER = "build"
"""In a project's folder: all that commands write but the sites."""
CACHE_FOLDER, DRAFT_FOLDER, STAMP_FOLDER, PICTURE_FOLDER = (
    f"{BUILD_FOLDER}/{name}" for name in ("cache", "drafts", "stamps", "drawings")
)
"""Where commands keep what is theirs."""
MOST_NAMES = 3
ELSEWHERE = "name another folder, such as '--output lain'"


class PlaceError(Exception):
    """A command was told to write where it must not; the text names what stands there. Nothing has been written."""


@dataclass(frozen=True)
class Place:
    """Where an edition's site is to stand."""

    target: Path
    keep: Sequence[str] = ()
    """What the edition keeps of files that somebody has put there."""
    known: Sums | None = None
    """What an earlier version has made there, which left no mark."""

    def find_others(self) -> Others:
        """What stands there and was not made by a build."""
        made = read_mark(self.target)
        return find_others(self.target, (self.known or {}) if made is None else made, self.keep)


def find_own(root: Path, docs: Iterable[str] = ()) -> list[Path]:
    """A project's folder and the names of its `docs_dir` → its folders in which no output may stand."""
    sources = [folder for name in dict.fromkeys((*SOURCE_FOLDERS, *docs)) if (folder := root / name).exists()]
    sources += [folder for name in LAYERED_FOLDERS for folder in sorted(root.glob(f"{name}.*"))]
    return [*sources, *(root / name for name in (CACHE_FOLDER, DRAFT_FOLDER, STAMP_FOLDER, PICTURE_FOLDER))]


def check_sites(places: Sequence[Place], root: Path, own: Sequence[Path]) -> None:
    """Raises PlaceError with what is wrong with where the sites are to stand: not one is to be replaced then."""
    raise_all(_find_fault(place.target, root, own) for place in places)


def check_contents(places: Sequence[Place]) -> None:
    """Raises PlaceError when a folder that is to be replaced holds what no build has made and no edition keeps."""
    raise_all(_describe_foreign(place) for place in places)


def check_files(folder: Path, root: Path, own: Sequence[Path]) -> None:
    """Raises PlaceError when a folder is no place for single files: in sources, in git's own or in a site."""
    place = folder.resolve()
    raise_all([_find_surroundings(folder, (place, *place.parents), root, own)])


def raise_all(faults: Iterable[str]) -> None:
    """Raises PlaceError with all faults but ''."""
    if told := [fault for fault in faults if fault]:
        raise PlaceError("\n".join(dict.fromkeys(told)))


def _find_fault(target: Path, root: Path, own: Sequence[Path]) -> str:
    held = next((folder for folder in (root, *own) if is_within(folder, target)), None)
    if held:
        what = "the project" if held == root else f"{held.relative_to(root).as_posix()}/ of the project"
        return _say(target, f"holds {what}", ELSEWHERE)
    return _find_surroundings(target, target.resolve().parents, root, own)


def _find_surroundings(folder: Path, around: Sequence[Path], root: Path, own: Sequence[Path]) -> str:
    """What is wrong with the folders around one; of a site, the folder itself is not among them."""
    source = next((source for source in own if is_within(folder, source)), None)
    if source:
        return _say(folder, f"is in {source.relative_to(root).as_posix()}/, which is the project's own", ELSEWHERE)
    if ".git" in folder.resolve().parts:
        return _say(folder, "is inside .git, which is git's own", ELSEWHERE)
    site = next((place for place in around if (place / MARK).is_file()), None)
    if site:
        return _say(folder, f"is in the site {site.name}/, which the next build replaces", ELSEWHERE)
    file = next((place for place in (folder, *folder.parents) if place.exists() and not place.is_dir()), None)
    return _say(file, "is a file, not a folder", f"move it away, or {ELSEWHERE}") if file else ""


def _describe_foreign(place: Place) -> str:
    foreign = place.find_others().foreign if place.target.is_dir() else ()
    if not foreign:
        return ""
    names = ", ".join(foreign[:MOST_NAMES])
    more = f" and {len(foreign) - MOST_NAMES} more" if len(foreign) > MOST_NAMES else ""
    if read_mark(place.target) is None and place.known is None:
        fix = f"move it away when it is an old site of yours, or {ELSEWHERE}"
    else:
        fix = f"move them away, or let the edition keep them: 'keep: [{', '.join(foreign[:MOST_NAMES])}]'"
    return _say(place.target, f"holds what 'lapak build' has not made: {names}{more}", fix)


def _say(folder: Path, what: str, fix: str) -> str:
    return f"'{folder.as_posix()}' {what}; nothing has been written\n    fix: {fix}"


def is_within(path: Path, folder: Path) -> bool:
    """True when a path is that folder or below it, however the two are written: links, other case, other drives."""
    path, folder = path.resolve(), folder.resolve()
    if path.is_relative_to(folder):
        return True
    return any(place.exists() and place.samefile(folder) for place in (path, *path.parents) if folder.exists())
