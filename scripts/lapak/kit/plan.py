"""Documents → the files of the facilitator's kit that are neither pages nor papers."""

from __future__ import annotations

import functools
from collections.abc import Callable
from functools import partial
from typing import Any

from lapak.cache.entries import Cache
from lapak.course.project import SOURCE_LANGUAGE
from lapak.export.file_names import CALENDAR, INVITATION_TEXT, MESSAGES, RECAP_TABLE, REPORT, DownloadKind
from lapak.export.model import Export
from lapak.kit.calendar import find_calendar_ingredients, has_calendar, to_calendar
from lapak.kit.messages import find_pack_ingredients, to_pack
from lapak.kit.recap_table import find_table_ingredients, to_recap_table
from lapak.kit.report_text import find_report_ingredients
from lapak.render.document import Documents
from lapak.render.invitation import to_invitation

Ways = tuple[Callable[[Documents], list[Any]], Callable[[Documents], bytes]]
"""What tells all that a file is made of, and what makes it."""


def plan_kit(documents: Documents, cache: Cache) -> list[Export]:
    """Documents → an export for each file; a calendar only where the edition names days and hours."""
    plan = partial(_plan, documents, cache)
    calendars = [plan(CALENDAR, "", (find_calendar_ingredients, to_calendar))] if has_calendar(documents) else []
    return [
        plan(REPORT, SOURCE_LANGUAGE, (find_report_ingredients, _make_report)),
        plan(RECAP_TABLE, "", (find_table_ingredients, to_recap_table)),
        *(_plan_pack(documents, language, cache) for language in documents.modules),
        *calendars,
        *(_plan_invitation(documents, language) for language in documents.modules),
    ]


def _make_report(documents: Documents) -> bytes:
    from lapak.kit.report import to_report  # large, and mostly the cache has the file

    return to_report(documents)


def _plan_invitation(documents: Documents, language: str) -> Export:
    return Export(INVITATION_TEXT, "", language, lambda: f"{to_invitation(documents, language)}\n".encode())


def _plan_pack(documents: Documents, language: str, cache: Cache) -> Export:
    """The messages of one language."""
    find, make = partial(find_pack_ingredients, language=language), partial(to_pack, language=language)
    return _plan(documents, cache, MESSAGES, language, (find, make))


def _plan(
    documents: Documents,
    cache: Cache,
    kind: DownloadKind,
    language: str,
    ways: Ways,
) -> Export:
    """A file that is kept as long as all that it is made of stays."""
    find, make = ways
    find_ingredients = functools.cache(partial(find, documents))
    return Export(
        kind,
        "",
        language,
        lambda: cache.get(find_ingredients(), partial(make, documents)),
        lambda: cache.find(find_ingredients()),
    )
