"""What `lapak recap --report` writes: the report of each edition, with its tables of counts filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lapak.course.model import Course
from lapak.course.project import SOURCE_LANGUAGE
from lapak.kit.counts import KnownCount, ReportCounts, TriedCount
from lapak.kit.report import to_report
from lapak.recap.model import FollowUp
from lapak.recap.results import EditionResult
from lapak.render.document import load_documents


def write_reports(
    courses: Sequence[Course], results: Mapping[str, EditionResult], follow_ups: Sequence[FollowUp], folder: Path
) -> Iterator[Path]:
    """Courses and all that was counted → the paths of the reports, written for those that have counts."""
    for course in courses:
        name = course.edition.name
        own = [one for one in follow_ups if one.edition == name]
        if own or results[name].people:
            counts = to_counts(results[name], own, course.words[SOURCE_LANGUAGE]["team_follow_up_asked"])
            path = folder / f"laporan-{name}.docx"
            path.write_bytes(to_report(load_documents(course.project), counts))
            yield path


def to_counts(result: EditionResult, follow_ups: Sequence[FollowUp], asked: str) -> ReportCounts:
    """A result, what was tried, and the words for who was asked → counts of the same people as in the chart."""
    shown = {question.number: question.shown for question in result.questions if result.people}
    known = {
        number: KnownCount(before.right, after.right, before.total, after.total)
        for number, (before, after) in shown.items()
    }
    tried = {(one.question, one.week): TriedCount(one.everyone, one.women) for one in follow_ups}
    tried |= {(asked, one.week): TriedCount(one.asked, one.asked_women) for one in follow_ups}
    return ReportCounts(known, tried, tuple(dict.fromkeys(question.section_title for question in result.to_mend)))
