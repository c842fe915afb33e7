"""A module's guide → what its page shows beside the text: when each section is taught, and its neighbours."""

from __future__ import annotations

from typing import Any

from lapak.course.model import Page
from lapak.render.card_sets import list_brought
from lapak.render.document import Documents, Tree, taught_sections
from lapak.render.guides import to_guide
from lapak.render.hours import find_hours
from lapak.render.meetings import tell_module

FORMS = "guide/"
"""The folder of templates in which blocks show their answers."""


def to_guide_values(page: Page[Tree], documents: Documents) -> dict[str, Any]:
    """A page of the guide → the values of its template."""
    modules = documents.modules[page.language]
    module = next(module for module in modules if to_guide(module.slug) == page.address)
    schedule = documents.edition.schedule
    hours = find_hours(module.slug, documents.course.agenda)
    return {
        "module": module,
        "brought": list_brought(module, documents.words),
        "sections": taught_sections(module),
        "forms": FORMS,
        "hours": hours,
        "taught": {one.id: schedule.choose(one.short, one.full) or 0 for one in module.sections},
        "when_taught": tell_module(hours, documents, page.language),
        "guides": documents.guides[page.language],
    }
