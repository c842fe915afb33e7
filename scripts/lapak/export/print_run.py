"""When each paper of the day is needed, and how many copies of it an edition takes to the copy shop."""

from __future__ import annotations

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
    FRIDGE_CARD,
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
    SPARE_CARDS,
    WORKSHEETS,
    DownloadKind,
)

STEPS = (
    ("two_weeks", (INVITATION, INVITATION_TEXT, ROLES, CALENDAR)),
    ("one_week", (GUIDE, CHECKLIST, POSTER)),
    (
        "day_before",
        (
            *(CARDS, SPARE_CARDS, ATTENDANCE, PHOTO_CONSENT, NUMBERS, QUESTION_SLIPS, EXAM_SHEET),
            *(EVALUATION, CERTIFICATE, FRIDGE_CARD, HANDOUT, WORKSHEETS),
        ),
    ),
    ("on_the_day", (AGENDA, SCRIPT, DAY_PRESENTATION, DAY_PROJECTION, DAY_OUTLINE, PRESENTATION)),
    ("afterwards", (EXAM_KEY, FOLLOW_UP, RECAP_TABLE, REPORT, MESSAGES)),
)
"""When, and what; the words of each are `day_NAME`."""
PER_SHEET = {
    INVITATION: 1,
    PHOTO_CONSENT: 2,
    EVALUATION: 2,
    EXAM_SHEET: 1,
    FRIDGE_CARD: 2,
    QUESTION_SLIPS: 8,
    CERTIFICATE: 1,
    HANDOUT: 1,
    WORKSHEETS: 1,
}
"""How many participants one sheet serves; of everything else one copy is enough."""
SCREEN = frozenset(
    {
        *(CALENDAR, INVITATION_TEXT, DAY_PRESENTATION, DAY_PROJECTION, DAY_OUTLINE, PRESENTATION),
        *(RECAP_TABLE, REPORT, MESSAGES),
    }
)
"""What nobody prints."""
UNCOUNTED = SCREEN | {SPARE_CARDS}
"""Beside it, what is printed only where somebody has more time than the plan."""
CUT = frozenset({CARDS})
"""What is cut; each sheet stands in the file as often as it is needed."""
ONE_SIDED = CUT | {EXAM_SHEET}
"""Beside what is cut, what is handed out twice: on its back everybody would see what she has answered before."""


def count_copies(kind: DownloadKind, participants: int) -> int:
    """A kind and the number of participants → sheets (or stapled sets) to print."""
    if kind in UNCOUNTED:
        return 0
    return -(-participants // PER_SHEET[kind]) if kind in PER_SHEET else 1


def count_sheets(kind: DownloadKind, pages: int) -> int:
    """A kind and the pages of a paper of it → its sheets; one as long as nobody has made it."""
    return max(1, pages if kind in ONE_SIDED else -(-pages // 2))


def is_two_sided(kind: DownloadKind, pages: int) -> bool:
    """The same → whether both sides of its sheets are printed."""
    return pages > 1 and kind not in ONE_SIDED
