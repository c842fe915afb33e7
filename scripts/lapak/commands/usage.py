"""What the options of a command mean in the current folder; how it says that it was used wrongly."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from lapak.course.problems import suggest
from lapak.course.project import DEFAULT_CONFIG, find_configs
from lapak.writing.leftovers import describe, find_leftovers
from lapak.writing.places import BUILD_FOLDER

NOTHING = "nothing has been written"
DEFAULT_FOLDER = Path(BUILD_FOLDER)
"""Where `lapak handouts` and `lapak slides` write, a folder for each edition."""

SITE_FOLDER = Path("site")
"""Where `lapak build` writes, a folder for each edition."""


class UsageError(Exception):
    """The command was used wrongly; the text says how to use it."""


def to_path(text: str) -> Path:
    """A path as it is typed → the same place, also after the command has gone up to the project's folder."""
    return Path(text) if find_configs(Path.cwd()) else Path.cwd() / text


def enter_project() -> None:
    """Goes up to the nearest folder with an mkdocs file, so that commands work from any folder below a project."""
    here = Path.cwd()
    os.chdir(next((folder for folder in (here, *here.parents) if find_configs(folder)), here))


def print_leftovers(root: Path, output: Path = SITE_FOLDER) -> None:
    """Names what editions and modules that are gone have left, if anything."""
    if told := describe(find_leftovers(root, output), root):
        print(told)


def find_config_files(names: Sequence[str]) -> list[Path]:
    """Names of editions → their mkdocs files in the current folder; none named means all."""
    files = find_configs(Path.cwd())
    if not files:
        raise UsageError(f"no {DEFAULT_CONFIG} here or in a folder above; run the command in a project")
    if not names:
        return list(files.values())
    from lapak.website.host.config import load_project  # MkDocs, which nobody waits for who names no edition

    editions = {file: str(load_project(file).edition.get("name", name)) for name, file in files.items()}
    unknown = [name for name in names if name not in editions.values()]
    if unknown:
        raise UsageError(f"unknown edition '{unknown[0]}': {suggest(unknown[0], editions.values())}")
    return [file for file, name in editions.items() if name in names]
