"""What every output gives: a file of the downloads that can be made."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from lapak.export.file_names import DownloadKind


def name_deck(edition: str, language: str, slug: str = "") -> Hashable:
    """An edition, a language and a module, '' for the whole day → the company of all that is made of this deck."""
    return ("deck", edition, language, slug)


def find_nothing() -> None:
    """What is never in the cache."""


@dataclass(frozen=True, eq=False)
class Export:
    """One file of the downloads: what it is, and how its bytes are made. None is the same as another one."""

    kind: DownloadKind
    slug: str
    """The module that it is about; '' for the whole course."""
    language: str
    """'' when it holds every language, 'id+jv' when it holds these two."""
    make: Callable[[], bytes]
    """Gives its bytes; raises SourceError when it cannot be made."""
    find: Callable[[], bytes | None] = find_nothing
    """Gives its bytes when they are in the cache, and None when they have yet to be made."""
    source: object = None
    """The text that it shows."""
    prepare: Callable[[], object] = find_nothing
    """Loads what it shares with others, before they are made in several processes; may raise what `make` raises."""
    company: Hashable = None
    """Files of one company are made one after the other by one process: the first of them makes what all show."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.kind.to_name(self.slug, self.language)
