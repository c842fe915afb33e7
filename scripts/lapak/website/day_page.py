"""The files of the day in the order in which they are needed, and how many copies this edition takes to the shop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapak.course.edition import Edition
from lapak.course.project import SOURCE_LANGUAGE
from lapak.export.file_names import (
    AGENDA,
    ATTENDANCE,
    CALENDAR,
    CARDS,
    CERTIFICATE,
    CHECKLIST,
    DAY_OUTLINE,
    DAY_PRESENTATION,
    DAY_PROJECTION,
    EVALUATION,
    EXAM_KEY,
    EXAM_SHEET,
    FOLLOW_UP,
    GUIDE,
    HANDOUT,
    INVITATION,
    INVITATION_TEXT,
    MESSAGES,
    NUMBERS,
    PHOTO_CONSENT,
    POSTER,
    PRESENTATION,
    QUESTION_SLIPS,
    RECAP_TABLE,
    REPORT,
    ROLES,
    SCRIPT,
    WORKSHEETS,
    DownloadKind,
)
from lapak.website.downloads import Download

STEPS = (
    ("two_weeks", (INVITATION, INVITATION_TEXT, ROLES, CALENDAR)),
    ("one_week", (GUIDE, CHECKLIST, POSTER)),
    (
        "day_before",
        (CARDS, ATTENDANCE, PHOTO_CONSENT, NUMBERS, QUESTION_SLIPS, EXAM_SHEET, EVALUATION, HANDOUT, WORKSHEETS),
    ),
    ("on_the_day", (AGENDA, SCRIPT, DAY_PRESENTATION, DAY_PROJECTION, DAY_OUTLINE, PRESENTATION)),
    ("afterwards", (EXAM_KEY, CERTIFICATE, FOLLOW_UP, RECAP_TABLE, REPORT, MESSAGES)),
)
"""When, and what; the words of each are `day_NAME`."""
PER_SHEET = {
    INVITATION: 1,
    PHOTO_CONSENT: 2,
    EVALUATION: 2,
    EXAM_SHEET: 1,
    QUESTION_SLIPS: 8,
    CERTIFICATE: 1,
    HANDOUT: 1,
    WORKSHEETS: 1,
}
"""How many participants one sheet serves; of everything else one copy is enough."""
SCREEN = frozenset(
    {
        CALENDAR,
        INVITATION_TEXT,
        DAY_PRESENTATION,
        DAY_PROJECTION,
        DAY_OUTLINE,
        PRESENTATION,
        RECAP_TABLE,
        REPORT,
        MESSAGES,
    }
)
"""What nobody prints."""
ONE_SIDED = frozenset({EXAM_SHEET})
"""What is handed out twice: on the back of a sheet everybody would see what she has answered before."""


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
        return self.copies * sum(count_sheets(file.count(), self.kind) for file in self.files)


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


def count_copies(kind: DownloadKind, participants: int) -> int:
    """A kind and the number of participants → sheets (or stapled sets) to print."""
    if kind in SCREEN:
        return 0
    return -(-participants // PER_SHEET[kind]) if kind in PER_SHEET else 1


def count_sheets(pages: int, kind: DownloadKind) -> int:
    """The pages of a paper and its kind → its sheets, both sides printed; one as long as nobody has made it."""
    return max(1, pages if kind in ONE_SIDED else -(-pages // 2))
