"""What editions and modules that are gone have left in site/ and build/, and how it is taken away: nothing else is.

A site says by its mark what was made in it. Papers and slides of build/ are noted when they are made, each with its
sum, beside what the project has now; a file that is not as it was made is somebody's, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from lapak.writing.mark import MARK, hash_file, read_mark
from lapak.writing.places import STAMP_FOLDER

NOTES = f"{STAMP_FOLDER}/made.json"
MOST_NAMES = 3


class Holding(NamedTuple):
    """What an edition has now."""

    slugs: tuple[str, ...]
    languages: tuple[str, ...]


class MadeFile(NamedTuple):
    """A file of build/, and whose it is."""

    path: Path
    edition: str
    slug: str
    """Of its module; '' when it is about all of them."""
    language: str
    """'' when it holds all of them, 'id+jv' when it holds these two."""


class Leftover(NamedTuple):
    """A site or a file that nothing is made for any more."""

    path: Path
    files: Mapping[str, str]
    """What was made there, by its path below the site, with its sum; of a file, itself by its name."""
    is_site: bool


def note_editions(root: Path, editions: Mapping[str, Holding], *, is_whole: bool = True) -> None:
    """Notes what a project has now: all of its editions, by name, or some, once the others have been noted."""
    notes = _load_notes(root)
    own = {name: list(map(list, one)) for name, one in editions.items()}
    if is_whole or notes["editions"]:
        _write_notes(root, {**notes, "editions": own if is_whole else {**notes["editions"], **own}})


def note_files(root: Path, files: Iterable[MadeFile]) -> None:
    """Notes files of a project's folder that have been made."""
    notes = _load_notes(root)
    made = dict(notes["files"])
    for file in files:
        path = file.path.resolve()
        if path.is_relative_to(root.resolve()):
            made[path.relative_to(root.resolve()).as_posix()] = [*file[1:], hash_file(path)]
    _write_notes(root, {**notes, "files": made})


def find_leftovers(root: Path, output: Path) -> list[Leftover]:
    """A project and the folder of its sites → what is left of editions, modules and languages that are gone.

    Nothing where that is not known, and in a folder outside of the project, which others may use too.
    """
    notes = _load_notes(root)
    editions = {name: Holding(*map(tuple, one)) for name, one in notes["editions"].items()}
    if not editions:
        return []
    return [*_find_sites(root, output, editions), *_find_files(root, notes["files"], editions)]


def _find_sites(root: Path, output: Path, editions: Mapping[str, Holding]) -> Iterator[Leftover]:
    folder = (root / output).resolve()
    if folder.is_relative_to(root.resolve()) and folder.is_dir():
        for site in sorted(item for item in folder.iterdir() if item.is_dir() and not item.is_symlink()):
            made = read_mark(site)
            if made is not None and site.name not in editions:
                yield Leftover(site, made, is_site=True)


def _find_files(root: Path, files: Mapping[str, Sequence[str]], editions: Mapping[str, Holding]) -> Iterator[Leftover]:
    for path, (edition, slug, language, checksum) in sorted(files.items()):
        own = editions.get(edition)
        is_current = own and slug in ("", *own.slugs) and set(language.split("+")) <= {"", *own.languages}
        place = (root / path).resolve()
        if not is_current and _is_as_made(place.parent, place.name, checksum):
            yield Leftover(place, {place.name: checksum}, is_site=False)


def describe(leftovers: Sequence[Leftover], root: Path) -> str:
    """Leftovers → one line that names them; '' when there are none."""
    if not leftovers:
        return ""
    names = [show(one, root) for one in leftovers]
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"left over of what is gone: {', '.join(names[:MOST_NAMES])}{more}; 'lapak clean' takes it away"


def show(leftover: Leftover, root: Path) -> str:
    """A leftover → its path in the project."""
    path = leftover.path.relative_to(root.resolve()).as_posix()
    return f"{path}/" if leftover.is_site else path


def list_untouched(leftover: Leftover) -> list[Path]:
    """A leftover → its files that are still as they were made; of a site, the mark with them."""
    folder = leftover.path if leftover.is_site else leftover.path.parent
    files = [folder / name for name, checksum in leftover.files.items() if _is_as_made(folder, name, checksum)]
    return [*files, folder / MARK] if leftover.is_site else files


def remove_leftover(leftover: Leftover) -> list[Path]:
    """Takes away what was made, and folders that are empty then → what stays, as nobody knows whose it is."""
    files = list_untouched(leftover)
    for file in files:
        file.unlink(missing_ok=True)
    folders = {folder for file in files for folder in file.parents if folder.is_relative_to(leftover.path.parent)}
    for folder in sorted(folders - {leftover.path.parent} | {leftover.path}, key=lambda one: -len(one.parts)):
        if folder.is_dir():
            with suppress(OSError):  # something stands in it
                folder.rmdir()
    if not leftover.is_site:
        with suppress(OSError):
            leftover.path.parent.rmdir()
    return sorted(file for file in leftover.path.rglob("*") if file.is_file()) if leftover.path.is_dir() else []


def _is_as_made(folder: Path, name: str, checksum: str) -> bool:
    file = folder / name
    is_inside = file.resolve().is_relative_to(folder.resolve()) and not file.is_symlink()
    return is_inside and file.is_file() and hash_file(file) == checksum


def _load_notes(root: Path) -> dict[str, dict[str, Any]]:
    try:
        notes = json.loads((root / NOTES).read_text("utf-8"))
        return {"editions": dict(notes["editions"]), "files": dict(notes["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"editions": {}, "files": {}}


def _write_notes(root: Path, notes: Mapping[str, Any]) -> None:
    file = root / NOTES
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}")
    draft.write_text(json.dumps(notes, sort_keys=True), "utf-8")
    draft.replace(file)
