"""Documents → the slides to make: for each module and language an outline."""

from __future__ import annotations

from functools import partial

import jinja2

from lapak.course.model import Module
from lapak.export import Export
from lapak.render.document import Documents, Tree
from lapak.render.templates import load_templates
from lapak.slides.derive import to_deck
from lapak.slides.outline import to_outline


def plan_slides(documents: Documents) -> list[Export]:
    """Documents → one export a module and language."""
    templates = load_templates(documents.course.project.template_roots)
    return [
        Export(
            f"slide-{module.slug}.{language}.md",
            partial(_make_outline, module, documents, templates),
            source=module,
        )
        for language, modules in documents.modules.items()
        for module in modules
    ]


def _make_outline(module: Module[Tree], documents: Documents, templates: jinja2.Environment) -> bytes:
    return to_outline(to_deck(module, documents), documents, templates)
