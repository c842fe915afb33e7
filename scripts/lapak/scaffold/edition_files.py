"""Answers about a new edition → its first files: what differs from mkdocs.yml, and a place for sections of its own."""

from __future__ import annotations

from pathlib import Path

from lapak.course.project import Project
from lapak.course.slugs import find_slug
from lapak.scaffold.forms import load_forms
from lapak.scaffold.questions import Answers, split

EDITION_FORM, README_FORM = "new/edition.yml", "new/overlay.md"


def find_modules(project: Project) -> list[str]:
    """A project → the folders of modules for anybody: of two with one public name the later one."""
    return list({find_slug(project, folder): folder for folder in project.module_folders}.values())


def make_edition_files(project: Project, name: str, answers: Answers) -> dict[Path, str]:
    """A new edition's name and all that is known of it → its files with their texts."""
    forms = load_forms(project)
    values = {
        **answers,
        "name": name,
        "products": split(answers["products"]),
        "modules": split(answers["modules"]),
        "days": split(answers["days"]),
    }
    return {
        project.root / f"mkdocs.{name}.yml": forms.get_template(EDITION_FORM).render(values),
        project.root / f"modules.{name}" / "README.md": forms.get_template(README_FORM).render(values),
    }
