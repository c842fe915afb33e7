"""Documents → the files of the facilitator's kit that are neither pages nor papers."""

from __future__ import annotations

from functools import partial

from lapak.course.project import SOURCE_LANGUAGE
from lapak.export.file_names import CALENDAR, REPORT
from lapak.export.model import Export
from lapak.kit.calendar import has_calendar, to_calendar
from lapak.kit.report import to_report
from lapak.render.document import Documents


def plan_kit(documents: Documents) -> list[Export]:
    """Documents → an export for each file; a calendar only where the edition names days and hours."""
    report = Export(REPORT, "", SOURCE_LANGUAGE, partial(to_report, documents))
    calendar = [Export(CALENDAR, "", "", partial(to_calendar, documents))] if has_calendar(documents) else []
    return [report, *calendar]
