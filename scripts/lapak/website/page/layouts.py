"""A page's layout → the values that its own template asks for, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lapak.course.model import Page
from lapak.export.print_run import count_sheets, is_two_sided
from lapak.render.addresses import to_url
from lapak.render.comparisons import LAYOUT as COMPARISON
from lapak.render.comparisons import LIST_LAYOUT as COMPARISONS
from lapak.render.document import Documents, Tree
from lapak.render.guides import LAYOUT as GUIDE
from lapak.render.invitation import to_invitation
from lapak.render.meetings import list_meetings
from lapak.render.spoken import list_spoken
from lapak.render.weeks import list_weeks, to_thanks, to_when
from lapak.website.files.day_files import list_day_files
from lapak.website.files.downloads import Download
from lapak.website.files.shared_files import RECORD, RECORDER
from lapak.website.page.comparison_page import find_comparisons, list_comparisons, to_comparison_values
from lapak.website.page.exam_page import EXAM_LAYOUT, list_exam
from lapak.website.page.guide_page import to_guide_values
from lapak.website.page.markup import PageMarkup
from lapak.website.page.repetition import LAYOUT as REPEAT
from lapak.website.page.repetition import list_repeated
from lapak.website.search.scripts import LAYOUT as SEARCH
from lapak.website.search.scripts import find_searched


class Asked(NamedTuple):
    """A page, and what its values are made of."""

    page: Page[Tree]
    documents: Documents
    downloads: tuple[Download, ...]
    here: PageMarkup


def find_layout_values(asked: Asked) -> dict[str, Any]:
    """A page → the values of its layout; none where it shows what every page has."""
    find = LAYOUTS.get(asked.page.layout)
    return find(asked) if find else {}


def _list_day(asked: Asked) -> dict[str, Any]:
    """All that the day needs, with its sheets."""
    documents, language = asked.documents, asked.page.language
    steps = list_day_files(asked.downloads, documents.edition, language)
    return {
        "day_files": steps,
        "count_sheets": count_sheets,
        "is_two_sided": is_two_sided,
        "all_sheets": sum(item.sheets for _, items in steps for item in items),
        "invitation": to_invitation(documents, language),
        "holidays": [meeting for meeting in list_meetings(documents, language) if meeting.holiday],
    }


def _list_messages(asked: Asked) -> dict[str, Any]:
    """In which week each message to the group is due."""
    words = asked.documents.words[asked.page.language]
    weeks = list_weeks(asked.documents, asked.page.language)
    thanks = to_thanks(asked.documents, asked.page.language)
    return {"weeks": [(message, to_when(message, words)) for message in weeks], "thanks": thanks}


def _list_spoken(asked: Asked) -> dict[str, Any]:
    """What is spoken of each module, and which text each recording reads."""
    modules = asked.documents.modules[asked.page.language]
    spoken = [(module, list_spoken(module)) for module in modules]
    return {
        "spoken": [(module, parts) for module, parts in spoken if parts],
        "find_text": asked.documents.course.find_read_text,
        "recorder": to_url(asked.page.language, RECORDER),
    }


LAYOUTS: dict[str, Callable[[Asked], dict[str, Any]]] = {
    "day": _list_day,
    "messages": _list_messages,
    GUIDE: lambda asked: to_guide_values(asked.page, asked.documents),
    "status": lambda asked: {"compared_at": find_comparisons(asked.documents)},
    COMPARISON: lambda asked: to_comparison_values(asked.page, asked.documents, asked.here),
    COMPARISONS: lambda asked: {"texts": list_comparisons(asked.documents, asked.here, asked.page.language)},
    SEARCH: lambda asked: {"searched": find_searched(asked.documents.in_language(asked.page.language))},
    EXAM_LAYOUT: lambda asked: {"exam": list_exam(asked.documents, asked.page.language, asked.here)},
    RECORD: _list_spoken,
    REPEAT: lambda asked: {"repeated": list_repeated(asked.documents, asked.page.language)},
}
