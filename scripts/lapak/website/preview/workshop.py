"""The downloads of a preview: each is made when somebody asks for it, by the same plan and cache as in a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from lapak.course.problems import Problem, SourceError
from lapak.render.document import Documents
from lapak.website.downloads import Download, to_download


class Making(Protocol):
    """A download that can be made."""

    @property
    def name(self) -> str:
        """Its file name."""

    @property
    def make(self) -> Callable[[], bytes]:
        """Gives its bytes, made or from the cache."""

    @property
    def find(self) -> Callable[[], bytes]:
        """Gives its bytes only when they are in the cache, or b''."""

    @property
    def source(self) -> object:
        """The text that it shows."""


Plan = Callable[[Documents, list[Problem]], Sequence[Making]]


class Workshop:
    """Knows how each download is made, and the size of those that have been."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._makings: Mapping[str, Making] = {}
        self._problems: list[Problem] = []
        self._downloads: dict[str, Download] = {}
        self._sizes: dict[str, tuple[object, int]] = {}
        """By name, each with the text that was measured: to look into the cache takes as long as to make a page."""

    def open(self, documents: Documents, are_texts: bool) -> tuple[Download, ...]:
        """New documents → their downloads; unless texts alone have changed, no size is known any more.

        Raises SourceError when none of them could be made as the campus wants it.
        """
        if not are_texts:
            self._sizes.clear()
        self._problems.clear()
        self._makings = {making.name: making for making in self._plan(documents, self._problems)}
        if self._problems:
            raise SourceError(self._problems)
        for name in self._makings.keys() - self._downloads.keys():
            self._downloads[name] = to_download(name, partial(self._measure, name))
        return tuple(self._downloads[name] for name in self._makings)

    def make(self, name: str) -> bytes | None:
        """A download's bytes, None when there is no such one; raises SourceError when it cannot be made."""
        making = self._makings.get(name)
        if making is None:
            return None
        self._problems.clear()
        data = making.make()
        if self._problems:
            raise SourceError(self._problems)
        self._sizes[name] = (making.source, len(data))
        return data

    def _measure(self, name: str) -> int:
        making = self._makings[name]
        known = self._sizes.get(name)
        if known is None or known[0] != making.source:
            known = self._sizes[name] = (making.source, len(making.find()))
        return known[1]
