"""Documents → the files of the facilitator's kit that are neither pages nor papers."""

from __future__ import annotations

import functools
from functools import partial

from lapak.cache.entries import Cache
from lapak.course.project import SOURCE_LANGUAGE
from lapak.export.file_names import CALENDAR, INVITATION_TEXT, MESSAGES, RECAP_TABLE, REPORT
from lapak.export.model import Export
from lapak.kit.calendar import has_calendar, to_calendar
from lapak.kit.messages import find_pack_ingredients, to_pack
from lapak.kit.recap_table import to_recap_table
from lapak.kit.report import find_report_ingredients, to_report
from lapak.render.document import Documents
from lapak.render.invitation import to_invitation


def plan_kit(documents: Documents, cache: Cache) -> list[Export]:
    """Documents → an export for each file; a calendar only where the edition names days and hours."""
    calendar = [Export(CALENDAR, "", "", partial(to_calendar, documents))] if has_calendar(documents) else []
    report = _plan_report(documents, cache)
    packs = (_plan_pack(documents, language, cache) for language in documents.modules)
    table = Export(RECAP_TABLE, "", "", partial(to_recap_table, documents))
    return [
        report,
        table,
        *packs,
        *calendar,
        *(_plan_invitation(documents, language) for language in documents.modules),
    ]


def _plan_invitation(documents: Documents, language: str) -> Export:
    return Export(INVITATION_TEXT, "", language, lambda: f"{to_invitation(documents, language)}\n".encode())


def _plan_report(documents: Documents, cache: Cache) -> Export:
    find_ingredients = functools.cache(partial(find_report_ingredients, documents))
    return Export(
        REPORT,
        "",
        SOURCE_LANGUAGE,
        lambda: cache.get(find_ingredients(), partial(to_report, documents)),
        lambda: cache.find(find_ingredients()),
    )


def _plan_pack(documents: Documents, language: str, cache: Cache) -> Export:
    find_ingredients = functools.cache(partial(find_pack_ingredients, documents, language))
    return Export(
        MESSAGES,
        "",
        language,
        lambda: cache.get(find_ingredients(), partial(to_pack, documents, language)),
        lambda: cache.find(find_ingredients()),
    )
