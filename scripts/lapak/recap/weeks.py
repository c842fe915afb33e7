"""`rekap.xlsx` as the team has filled it in → what was tried after 1, 4 and 12 weeks: counts alone, women apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapak.course.exam.table import ALL_COLUMN, FOLLOW_UP_MARK, WEEKS, WOMEN_COLUMN
from lapak.recap.model import Findings, FollowUp, Keys, RecapFile, Remark

MOST_LABEL = 80
"""Letters of a question of the table: it is ours, and no room for notes about people."""


def is_follow_up(rows: Sequence[Sequence[str]]) -> bool:
    """True of a sheet with the counts of some weeks."""
    return bool(rows and rows[0] and rows[0][0].lower().startswith(FOLLOW_UP_MARK))


def read_weeks(rows: Sequence[Sequence[str]], labels: Sequence[str], file: RecapFile, keys: Keys) -> Findings:
    """A sheet, the questions that it may ask, and the editions → its counts; the first line is who was asked."""
    edition = rows[0][0][len(FOLLOW_UP_MARK) :].strip().lower()
    if edition not in keys:
        return Findings(remarks=(Remark("refused", f"{file.to_place()}: its weeks are of no edition of this project"),))
    places = {name.lower(): place for place, name in enumerate(rows[0])}
    follow_ups: list[FollowUp] = []
    remarks: list[Remark] = []
    for week in WEEKS:
        columns = [places.get(form.format(week=week)) for form in (ALL_COLUMN, WOMEN_COLUMN)]
        counts = list(_read_week(rows, labels, columns))
        if not any(everyone or women for _, everyone, women in counts):
            continue
        fault = _find_fault(counts)
        if fault:
            remarks.append(Remark("refused", f"{file.to_place()}, week {week}: {fault}"))
        else:
            asked, asked_women = (count or 0 for count in counts[0][1:])
            follow_ups += [
                FollowUp(edition, week, label, everyone or 0, women or 0, asked, asked_women)
                for label, everyone, women in counts[1:]
            ]
    return Findings(remarks=tuple(remarks), follow_ups=tuple(follow_ups))


def _read_week(
    rows: Sequence[Sequence[str]], labels: Sequence[str], columns: Sequence[int | None]
) -> Iterator[tuple[str, int | None, int | None]]:
    """Each line that is known, with how many of all and of the women; None where no number stands, -1 for no count."""
    for row in rows[1:]:
        if row and row[0] in labels:
            cells = [row[place] if place is not None and place < len(row) else "" for place in columns]
            everyone, women = (int(cell) if cell.isdecimal() else None if not cell else -1 for cell in cells)
            yield row[0], everyone, women


def _find_fault(counts: Sequence[tuple[str, int | None, int | None]]) -> str:
    asked = counts[0][1]
    for label, everyone, women in counts:
        shown = f"'{label[:MOST_LABEL]}'"
        if -1 in (everyone, women):
            return f"{shown} has something else than a count"
        if (women or 0) > (everyone or 0):
            return f"{shown} has more women than people"
        if (everyone or 0) > (asked or 0):
            return f"{shown} has more people than were asked; fill in the first line too"
    return ""
