"""The files of the day in the order in which they are needed, and how many copies this edition takes to the shop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.training.edition import Edition
from lapak.export.file_names import DownloadKind
from lapak.export.print_run import STEPS, count_copies, count_sheets
from lapak.website.files.downloads import Download


@dataclass(frozen=True)
class DayFile:
    """A kind of file, its files in one language and the copies to print."""

    kind: DownloadKind
    files: tuple[Download, ...]
    copies: int
    """0 of what nobody prints."""

    @property
    def sheets(self) -> int:
        """Sheets of paper that all copies of all its files take."""
        return self.copies * sum(count_sheets(self.kind, file.count()) for file in self.files)


def list_day_files(
    downloads: Sequence[Download], edition: Edition, language: str
) -> tuple[tuple[str, tuple[DayFile, ...]], ...]:
    """An edition's downloads and a language → for each step its files; what only the team reads is Indonesian."""
    return tuple((step, tuple(_find_files(kinds, downloads, edition, language))) for step, kinds in STEPS)


def _find_files(
    kinds: Sequence[DownloadKind], downloads: Sequence[Download], edition: Edition, language: str
) -> Iterator[DayFile]:
    for kind in kinds:
        of_kind = [download for download in downloads if download.kind == kind]
        own = [download for download in of_kind if download.language in ("", language)]
        files = tuple(own or [download for download in of_kind if download.language == SOURCE_LANGUAGE])
        if files:
            yield DayFile(kind, files, count_copies(kind, edition.participants))
