"""The templates of first files: `overrides/new/`."""

from __future__ import annotations

import jinja2

from lapak.course.project import Project
from lapak.course.reading.yaml_text import to_yaml_text
from lapak.render.templates import load_templates


def load_forms(project: Project) -> jinja2.Environment:
    """A project → its forms. In them `{#id}` is that of a heading, not the beginning of a comment."""
    forms = load_templates(project.template_roots).overlay(
        comment_start_string="{##", comment_end_string="##}", keep_trailing_newline=True
    )
    forms.filters["yaml"] = to_yaml_text
    return forms
