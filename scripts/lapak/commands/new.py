"""`lapak new edition`, `module` and `language`: the first files of a campus, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from lapak.commands.fresh_files import write_checked
from lapak.commands.module_place import ModulePlace, find_module_place, find_module_problems
from lapak.commands.usage import NOTHING, SITE_FOLDER, UsageError, find_config_files
from lapak.course.problems import raise_problems
from lapak.course.project import Project, find_configs
from lapak.course.section.heading_ids import to_id
from lapak.course.training.edition import NAME
from lapak.editions import load_works
from lapak.scaffold.edition_files import find_modules, make_edition_files
from lapak.scaffold.module_files import make_module_text
from lapak.scaffold.questions import QUESTIONS, Prompt, find_language_fault
from lapak.website.host.config import load_project


def run(options: argparse.Namespace) -> None:
    """Makes an edition, a module or a language."""
    if options.thing == "language":
        from lapak.commands.new_language import make_language

        make_language(options)
    else:
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
    write_checked(written, partial(load_works, [config]))
    print(*(project.show(file) for file in written), sep="\n")
    if not options.no_build:
        from lapak.commands.build import run as build

        build(argparse.Namespace(edition=[name], output=SITE_FOLDER))


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
            faults.append(f"--{question.name}: not said yet: {question.words}")
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
    place = find_module_place(options.slug, options.edition)
    text = make_module_text(place.project, options.slug, options.title)
    check = partial(load_works, [place.config]) if place.named else partial(_check_module, place)
    write_checked({place.file: text}, check, {place.config: place.named} if place.named else None)
    print(place.project.show(place.file))
    print("write your own words where 'Ganti ini:' stands; 'lapak check' lists what is left")
    place.tell_unnamed()


def _check_module(place: ModulePlace) -> None:
    """Raises SourceError with what is wrong in a module that no edition names yet."""
    raise_problems(find_module_problems(place))
