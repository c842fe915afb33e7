"""Documents → the files of the facilitator's kit that are neither pages nor papers."""

from __future__ import annotations

from functools import partial

from lapak.course.project import SOURCE_LANGUAGE
from lapak.export.file_names import CALENDAR, INVITATION_TEXT, REPORT
from lapak.export.model import Export
from lapak.kit.calendar import has_calendar, to_calendar
from lapak.kit.report import to_report
from lapak.render.document import Documents
from lapak.render.invitation import to_invitation


def plan_kit(documents: Documents) -> list[Export]:
    """Documents → an export for each file; a calendar only where the edition names days and hours."""
    report = Export(REPORT, "", SOURCE_LANGUAGE, partial(to_report, documents))
    calendar = [Export(CALENDAR, "", "", partial(to_calendar, documents))] if has_calendar(documents) else []
    return [report, *calendar, *(_plan_invitation(documents, language) for language in documents.modules)]


def _plan_invitation(documents: Documents, language: str) -> Export:
    def make() -> bytes:
        return f"{to_invitation(documents, language)}\n".encode()

    return Export(INVITATION_TEXT, "", language, make)
