"""The downloads of a preview: each is made when somebody asks for it, by the same plan and cache as in a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from lapak.export.model import Export
from lapak.export.pdf_pages import count_pages
from lapak.render.document import Documents
from lapak.website.files.downloads import Download, to_download

PlanDownloads = Callable[[Documents], Sequence[Export]]


class Workshop:
    """Knows how each download is made, and the size of those that have been."""

    def __init__(self, plan: PlanDownloads) -> None:
        self._plan = plan
        self._exports: Mapping[str, Export] = {}
        self._sizes: dict[str, tuple[object, int]] = {}
        """By name, each with the text that was measured: to look into the cache takes as long as to make a page."""

    def open(self, documents: Documents, are_texts: bool) -> tuple[Download, ...]:
        """New documents → their downloads; unless texts alone have changed, no size is known any more.

        Raises SourceError when none of them could be made as the campus wants it.
        """
        if not are_texts:
            self._sizes.clear()
        self._exports = {export.name: export for export in self._plan(documents)}
        return tuple(
            to_download(export, partial(self._measure, name), partial(_count, export))
            for name, export in self._exports.items()
        )

    def make(self, name: str) -> bytes | None:
        """A download's bytes, None when there is no such one; raises SourceError when it cannot be made."""
        export = self._exports.get(name)
        if export is None:
            return None
        data = export.make()
        self._sizes[name] = (export.source, len(data))
        return data

    def _measure(self, name: str) -> int:
        export = self._exports[name]
        known = self._sizes.get(name)
        if known is None or known[0] != export.source:
            known = self._sizes[name] = (export.source, len(export.find() or b""))
        return known[1]


def _count(export: Export) -> int:
    return count_pages(export.find() or b"")
