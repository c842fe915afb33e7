"""The templates of a theme as MkDocs reads them, without what costs time and changes nothing."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from lapak.course.project import Project
from lapak.render.templates import keep_templates


class LeanLoader(jinja2.FileSystemLoader):
    """Knows all templates, and lists those outside of dot folders: Material has its fourteen thousand icons in one.

    MkDocs publishes nothing of dot folders, so it need not be told of it.
    """

    def list_templates(self) -> list[str]:
        """Their names, in order."""
        return sorted({name for folder in self.searchpath for name in _list_shown(folder)})


def _list_shown(folder: str) -> list[str]:
    found = []
    for place, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(place).relative_to(folder)
        found += [(here / name).as_posix() for name in files]
    return found


def read_lean(theme: Any, project: Project) -> None:
    """A theme of MkDocs → the same, whose templates are read so, and kept from command to command.

    Where foreign code takes part, which may have changed how templates are read, all is left as it is.
    """
    if not project.has_foreign_code:
        vars(theme)["get_env"] = partial(_open, theme, project.root)


def _open(theme: Any, root: Path) -> jinja2.Environment:
    environment: jinja2.Environment = type(theme).get_env(theme)
    environment.loader = LeanLoader(theme.dirs)
    environment.bytecode_cache = keep_templates(root, "mkdocs")
    return environment
