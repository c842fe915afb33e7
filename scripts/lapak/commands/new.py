"""`lapak new edition` and `lapak new module`: the first files of a campus, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from lapak.commands.usage import SITE_FOLDER, UsageError, find_config_files
from lapak.course.edition import NAME
from lapak.course.heading_ids import to_id
from lapak.course.problems import SourceError
from lapak.course.project import Project, find_configs
from lapak.course.sections import ID
from lapak.course.slugs import find_slug
from lapak.editions import load_works
from lapak.render.document import load_documents
from lapak.scaffold.edition_files import find_modules, make_edition_files
from lapak.scaffold.module_files import add_to_edition, find_module_file, make_module_text, name_next_folder
from lapak.scaffold.questions import QUESTIONS, Prompt, find_language_fault
from lapak.website.config import load_project
from lapak.writing.fresh import write_fresh

NOTHING = "nothing has been written"


def run(options: argparse.Namespace) -> None:
    """Makes the one or the other."""
    (_make_edition if options.thing == "edition" else _make_module)(options)


def _make_edition(options: argparse.Namespace) -> None:
    """Asks what no option says, writes the edition's files and builds it."""
    name = options.name
    files = find_config_files([])
    project = load_project(files[0])
    if not NAME.match(name):
        raise UsageError(f"'{name}' is no name of an edition: write '{to_id(name)}'; {NOTHING}")
    taken = {str(load_project(file).edition.get("name", "")): file for file in files}
    if name in taken or name in find_configs(project.root):
        file = taken.get(name) or project.root / f"mkdocs.{name}.yml"
        raise UsageError(f"edition '{name}' is there already, in {file.name}; {NOTHING}")
    written = make_edition_files(project, name, _find_answers(options, project))
    config = project.root / f"mkdocs.{name}.yml"
    _write(written, partial(load_works, [config]))
    print(*(project.show(file) for file in written), sep="\n")
    if not options.no_build:
        from lapak.commands.build import run as build

        build(argparse.Namespace(edition=[name], output=SITE_FOLDER))


def _write(files: dict[Path, str], check: Callable[[], object], changed: dict[Path, str] | None = None) -> None:
    try:
        write_fresh(files, check, changed)
    except SourceError as error:
        raise UsageError(f"it would not build, so {NOTHING}\n{error}") from error


def _find_answers(options: argparse.Namespace, project: Project) -> dict[str, str]:
    """Options, then what is typed, then what holds for anybody; raises UsageError with all that is wrong or missing."""
    answers = {"all_modules": ", ".join(find_modules(project))}
    can_ask = sys.stdin.isatty()
    faults = []
    for question in QUESTIONS:
        given = getattr(options, question.key)
        if given is None and can_ask:
            given = _ask(question, answers)
        if given is None and question.default is None:
            faults.append(f"--{question.name}: nobody has said {question.words}")
        answers[question.key] = given if given is not None or question.default is None else question.default(answers)
        fault = question.find_fault(answers[question.key]) if answers[question.key] else ""
        faults += [f"--{question.name}: {fault}"] if fault else []
        answers[question.key] = answers[question.key] or ""
    if not faults and (fault := find_language_fault(answers)):
        faults.append(f"--language: {fault}")
    if faults:
        raise UsageError(
            "\n    ".join([f"{NOTHING}: say what is missing, or run it on a terminal, which asks", *faults])
        )
    return answers


def _ask(question: Prompt, answers: dict[str, str]) -> str:
    """Asks until the answer is one."""
    default = question.default(answers) if question.default else None
    if question.key == "language_name" and default:
        return default
    if question.key == "language_name":
        default = None  # nobody here knows how that language calls itself
    hint = "" if default is None else f" [{default or 'none'}]"
    while True:
        try:
            said = input(f"{question.name}: {question.words}{hint}: ").strip()
        except EOFError as error:
            raise UsageError(f"no more answers; {NOTHING}") from error
        if not said and default is not None:
            return default
        fault = question.find_fault(said) if said else "this one is needed"
        if not fault:
            return said
        print(f"    {fault}")


def _make_module(options: argparse.Namespace) -> None:
    """Writes a module; with an edition, that edition's own, which it names from now on."""
    config = find_config_files([options.edition] if options.edition else [])[0]
    project = load_project(config)
    slug = options.slug
    if not ID.match(slug):
        raise UsageError(f"'{slug}' is no name of a module: write '{to_id(slug)}'; {NOTHING}")
    if taken := [folder for folder in project.module_folders if find_slug(project, folder) == slug]:
        raise UsageError(f"module '{slug}' is there already, in {taken[0]}/; {NOTHING}")
    folder = name_next_folder(project, slug)
    file = find_module_file(project, options.edition, folder)
    named = add_to_edition(project.config, folder) if options.edition else None
    text = make_module_text(project, slug, options.title)
    check = partial(load_works, [config]) if named else partial(_check_module, config, folder)
    _write({file: text}, check, {config: named} if named else None)
    print(project.show(file))
    if not named:
        print(f"name it in an edition: '- {folder}' below 'modules:' of its mkdocs file")


def _check_module(config: Path, folder: str) -> None:
    """Raises SourceError with what is wrong in a module that no edition names yet."""
    project = load_project(config)
    modules = [*project.edition.get("modules", ()), folder]
    edition = {**project.edition, "modules": modules, "schedule": {}}
    try:
        load_documents(replace(project, edition=edition))
    except SourceError as error:
        if own := [problem for problem in error.problems if f"/{folder}/" in problem.path]:
            raise SourceError(own) from error
