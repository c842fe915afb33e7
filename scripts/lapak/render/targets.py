"""The target of a link or an image as it is written → what is wrong with that, whatever stands there."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import NamedTuple

from lapak.course.layers import has_file

COMPUTER = re.compile(r"[A-Za-z]:[\\/]|\\|file:", re.IGNORECASE)
WEB = re.compile(
    r"(?:www\.[\w-]|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|id|io|co|me|info|gov|edu|shop)(?:[/?#]|\Z))", re.IGNORECASE
)
"""How people write the address of a site, and how it is read aloud."""
NAMES = re.compile(r"[\\/]")


class TargetPlace(NamedTuple):
    """Where a target stands, and where its file is to be."""

    root: Path
    folder: str
    """Of the text, in the project."""
    own: str
    """The folder beside the text for files of this kind: 'images' or 'files'."""


def find_target_fault(target: str, place: TargetPlace) -> tuple[str, str] | None:
    """A target → what is wrong with the way it is written, and how to write it; None when nothing is."""
    if not target.strip():
        return "leads nowhere", "write an address in its brackets, or take the link out"
    name = NAMES.split(target.partition("?")[0].partition("#")[0])[-1]
    if "\\" in target and not COMPUTER.match(target):
        return "has a '\\' in it", f"write '{target.replace(chr(92), '/')}'"
    if COMPUTER.match(target):
        return "is a place on one computer", f"{_say_where(name, place)}, and write '{place.own}/{name}'"
    if target.startswith("/") and not target.startswith("//"):
        return "begins with '/', but a site may stand in any folder", _find_way(target, name, place)
    if WEB.match(target) and place.own == "files" and not (place.root / place.folder / target).exists():
        return "is an address without its beginning", f"write 'https://{target}'"
    return None


def _find_way(target: str, name: str, place: TargetPlace) -> str:
    """A path from some root → how it is written from the text."""
    path, mark, section = target.lstrip("/").partition("#")
    for above in ("", "modules/", "docs/", f"{place.folder}/"):
        if path and has_file(place.root / above / path):
            return f"write '{posixpath.relpath(above + path, place.folder)}{mark}{section}'"
    if place.own == "files" and not posixpath.splitext(name)[1]:
        return "write the way from this text, such as '../03-praktik/index.md#foto'"
    return f"{_say_where(name, place)}, and write '{place.own}/{name}'"


def _say_where(name: str, place: TargetPlace) -> str:
    return f"put the file at {place.folder}/{place.own}/{name}"
