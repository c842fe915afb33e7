"""Pictures of drawings, kept from command to command: each presentation shows dozens.

They have a folder of their own, as a build that makes no file with them does not ask for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from lapak.cache.entries import Cache, hash_code, hash_files
from lapak.writing.places import PICTURE_FOLDER


def keep_picture(root: Path, ingredients: Iterable[Any], make: Callable[[], bytes]) -> bytes:
    """A project's folder and all that a picture is made of → its bytes, kept or fresh."""
    return find_pictures(root).get([hash_code(), *ingredients], make)


def hash_forms(folder: Path) -> str:
    """The folder of a form → the hash of all that Typst may read there for a picture."""
    return hash_files(folder)


def find_pictures(root: Path) -> Cache:
    """A project's folder → the pictures of its drawings."""
    return Cache(root / PICTURE_FOLDER)
