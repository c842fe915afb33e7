"""The templates of first files: `overrides/new/`."""

from __future__ import annotations

import json

import jinja2
import yaml

from lapak.course.project import Project
from lapak.render.templates import load_templates


def load_forms(project: Project) -> jinja2.Environment:
    """A project → its forms. In them `{#id}` is that of a heading, not the beginning of a comment."""
    forms = load_templates(project.template_roots).overlay(comment_start_string="{##", comment_end_string="##}")
    forms.filters["yaml"] = to_yaml_text
    return forms


def to_yaml_text(text: str) -> str:
    """Any text → the same as a value in YAML, in quotes where it would be read as something else."""
    try:
        is_plain = yaml.safe_load(f"[{text}]") == [text] and yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)
