"""Documents → the files of the facilitator's kit that are neither pages nor papers."""

from __future__ import annotations

from functools import partial

from lapak.export.file_names import CALENDAR, RECAP_TABLE
from lapak.export.model import Export
from lapak.kit.calendar import has_calendar, to_calendar
from lapak.kit.recap_table import to_recap_table
from lapak.render.document import Documents


def plan_kit(documents: Documents) -> list[Export]:
    """Documents → an export for each file; a calendar only where the edition names days and hours."""
    calendar = [Export(CALENDAR, "", "", partial(to_calendar, documents))] if has_calendar(documents) else []
    return [*calendar, Export(RECAP_TABLE, "", "", partial(to_recap_table, documents))]
