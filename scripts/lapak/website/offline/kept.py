"""What a phone keeps: files of a language or a module, and what pages say of their size."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lapak.website.offline.icons import FOLDER


@dataclass(frozen=True)
class Kept:
    """One language, or of a large course one module in it, as it is kept."""

    name: str
    """'id' or 'id-praktik'."""
    data: bytes
    content: str
    """The hash of its pages without their size: when another zlib packs them, no phone need load them again."""
    place: dict[str, str] = field(default_factory=dict)
    """Of a large course: on which page it is offered, and what is kept with it."""

    def to_contents(self) -> dict[str, str | int]:
        """What the worker must know of it."""
        digest = hashlib.sha256(self.data).hexdigest()
        return {
            "file": self.path,
            "content": self.content,
            "hash": digest,
            "bytes": len(self.data),
            "kb": math.ceil(len(self.data) / 1000),
            **self.place,
        }

    @property
    def path(self) -> str:
        """The path of its file on the site."""
        return f"{FOLDER}{self.name}.bin"


@dataclass(frozen=True)
class Store:
    """What a build adds so that phones keep the pages."""

    files: dict[str, bytes]
    """By their path on the site."""
    sizes: dict[str, int]
    """Pages by their file, each with the kB that it says of the file which it is in."""
    kept: tuple[Kept, ...] = ()


def join_stores(stores: Iterable[Store]) -> Store:
    """Several → one."""
    parts = list(stores)
    files = {path: data for part in parts for path, data in part.files.items()}
    sizes = {page: size for part in parts for page, size in part.sizes.items()}
    return Store(files, sizes, tuple(one for part in parts for one in part.kept))


def hash_texts(files: Mapping[str, str]) -> str:
    """Texts by their path → one hash of all."""
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
