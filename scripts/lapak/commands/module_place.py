"""Where a new module goes, who names it, and what is wrong in it: `lapak new module` and `lapak import`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lapak.commands.usage import NOTHING, UsageError, find_config_files
from lapak.course.problems import Problem, SourceError
from lapak.course.project import Project
from lapak.course.section.heading_ids import to_id
from lapak.course.section.sections import ID
from lapak.course.slugs import find_slug
from lapak.render.document import load_documents
from lapak.scaffold.module_files import add_to_edition, find_module_file, name_next_folder
from lapak.website.host.config import load_project


class ModulePlace(NamedTuple):
    """A module that is to be written."""

    config: Path
    project: Project
    folder: str
    """'07-titip'."""
    file: Path
    """Its index.md."""
    named: str | None
    """The edition's file with the module in its list; None where its author has to name it."""

    def tell_unnamed(self) -> None:
        """Prints what is left to do so that readers see the module."""
        if not self.named:
            print(f"name it in an edition: '- {self.folder}' below 'modules:' of its mkdocs file")


def find_module_place(slug: str, edition: str) -> ModulePlace:
    """A module's public name and an edition, '' for all → where it goes; raises UsageError where it cannot be."""
    config = find_config_files([edition] if edition else [])[0]
    project = load_project(config)
    if not ID.match(slug):
        raise UsageError(f"'{slug}' is no name of a module: write '{to_id(slug)}'; {NOTHING}")
    if taken := [folder for folder in project.module_folders if find_slug(project, folder) == slug]:
        raise UsageError(f"module '{slug}' is there already, in {taken[0]}/; {NOTHING}")
    folder = name_next_folder(project, slug)
    named = add_to_edition(project.config, folder) if edition else None
    return ModulePlace(config, project, folder, find_module_file(project, edition, folder), named)


def find_module_problems(place: ModulePlace) -> tuple[Problem, ...]:
    """A module that has been written, named or not → what is wrong in it, whatever is wrong elsewhere."""
    project = load_project(place.config)
    modules = [*(folder for folder in project.edition.get("modules", ()) if folder != place.folder), place.folder]
    edition = {**project.edition, "modules": modules, "schedule": {}}
    try:
        load_documents(replace(project, edition=edition))
    except SourceError as error:
        return tuple(problem for problem in error.problems if f"/{place.folder}/" in problem.path)
    return ()
