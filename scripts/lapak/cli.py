"""The command `lapak`: reads the command line, calls, prints problems, sets the exit code.

0 fine · 1 problems in the sources · 2 wrong use of the command.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from lapak.build import CACHE_FOLDER, Work, build_sites, load_works, write_exports
from lapak.course.edition import load_edition
from lapak.course.library import Library, SourceText, load_library
from lapak.course.lock import Review
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import Project
from lapak.course.translations import Acceptance, accept_units, find_status
from lapak.export import Cache, Export
from lapak.handout.plan import plan_handouts
from lapak.slides.plan import plan_slides
from lapak.website.config import DEFAULT_CONFIG, find_configs, load_project
from lapak.website.pages import serve_pages


class UsageError(Exception):
    """The command was used wrongly; the text says how to use it."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and exits."""
    options = make_parser().parse_args(arguments)
    try:
        options.run(options)
    except SourceError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except UsageError as error:
        print(f"lapak: {error}", file=sys.stderr)
        sys.exit(2)


def make_parser() -> argparse.ArgumentParser:
    """Every command and its options."""
    parser = argparse.ArgumentParser(prog="lapak", description="Training modules → site, handouts, slides.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="build sites with all downloads (every edition, unless named)")
    build.add_argument("--output", type=Path, default=Path("site"), metavar="DIR")
    check = commands.add_parser("check", help="check the sources, write nothing")
    handouts = commands.add_parser("handouts", help="make the PDFs alone")
    slides = commands.add_parser("slides", help="make the slides alone")
    for command in (build, check, handouts, slides):
        command.add_argument("--edition", action="append", default=[], metavar="NAME")
    for command in (handouts, slides):
        command.add_argument("--module", default="", metavar="SLUG")
        command.add_argument("--language", default="", metavar="CODE")
        command.add_argument("--output", type=Path, metavar="DIR", help="default: build/EDITION/")
    serve = commands.add_parser("serve", help="live preview of one edition")
    serve.add_argument("--edition", default="", metavar="NAME")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    build.set_defaults(run=run_build)
    check.set_defaults(run=run_check)
    handouts.set_defaults(run=run_handouts)
    slides.set_defaults(run=run_slides)
    serve.set_defaults(run=run_serve)
    _add_translations(commands)
    return parser


def _add_translations(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    translations = commands.add_parser("translations", help="what is translated; accept a translation")
    actions = translations.add_subparsers(required=True, metavar="ACTION")
    status = actions.add_parser("status", help="fresh, stale, missing and reviewed units of each text")
    status.add_argument("--edition", action="append", default=[], metavar="NAME")
    status.set_defaults(run=run_status)
    accept = actions.add_parser("accept", help="say that a translation fits its source of today")
    accept.add_argument("language", metavar="LANG")
    accept.add_argument("text", metavar="MODULE", help="a module's folder, or a page such as 'tentang'")
    accept.add_argument("section", nargs="?", default="", metavar="SECTION")
    accept.add_argument("--reviewed-by", default="", metavar="ROLE", help="'guru Basa Jawa': a role, not a name")
    accept.add_argument("--minor", action="store_true", help="only a typing error was mended: the review stays")
    accept.set_defaults(run=run_accept)


def find_config_files(names: Sequence[str]) -> list[Path]:
    """Names of editions → their mkdocs files in the current folder; none named means all."""
    root = Path.cwd()
    files = find_configs(root)
    if not files:
        raise UsageError(f"no {DEFAULT_CONFIG} here; run the command in the project's folder")
    if not names:
        return list(files.values())
    by_edition = {str(load_project(file).edition.get("name", name)): file for name, file in files.items()}
    unknown = [name for name in names if name not in by_edition]
    if unknown:
        raise UsageError(f"unknown edition '{unknown[0]}': {suggest(unknown[0], by_edition)}")
    return [by_edition[name] for name in names]


def run_build(options: argparse.Namespace) -> None:
    """`lapak build`."""
    works = load_works(find_config_files(options.edition))
    options.output.mkdir(parents=True, exist_ok=True)
    build_sites(works, options.output, Console())


def run_check(options: argparse.Namespace) -> None:
    """`lapak check`."""
    works = load_works(find_config_files(options.edition))
    names = ", ".join(work.name for work in works)
    print(f"{names}: no problems")


def run_handouts(options: argparse.Namespace) -> None:
    """`lapak handouts`."""
    for work in load_works(find_config_files(options.edition)):
        problems: list[Problem] = []
        cache = Cache(work.documents.course.project.root / CACHE_FOLDER)
        _write_chosen(plan_handouts(work.documents, cache, problems), work, options, problems)


def run_slides(options: argparse.Namespace) -> None:
    """`lapak slides`."""
    for work in load_works(find_config_files(options.edition)):
        _write_chosen(plan_slides(work.documents), work, options, [])


def _write_chosen(exports: list[Export], work: Work, options: argparse.Namespace, problems: list[Problem]) -> None:
    slugs = [module.slug for module in work.documents.modules["id"]]
    codes = [language.code for language in work.documents.edition.languages]
    for word, known in ((options.module, slugs), (options.language, codes)):
        if word and word not in known:
            raise UsageError(f"edition '{work.name}' has no '{word}': {suggest(word, known)}")
    chosen = [
        export
        for export in exports
        if (not options.module or f"-{options.module}." in export.name)
        and (not options.language or f".{options.language}." in export.name)
    ]
    folder = options.output or Path("build") / work.name
    for file in write_exports(chosen, folder, problems, Console()):
        print(file)


def run_serve(options: argparse.Namespace) -> None:
    """`lapak serve`."""
    files = find_config_files([options.edition] if options.edition else [])
    serve_pages(files[0], options.address)


def run_status(options: argparse.Namespace) -> None:
    """`lapak translations status`."""
    print(f"{'edition':12}{'text':24}{'language':10}{'fresh':>6}{'stale':>6}{'missing':>8}{'reviewed':>9}")
    for file in find_config_files(options.edition):
        project, library = _load_library(file)
        name = project.edition["name"]
        for status in find_status(library, project.edition["language"]["code"]):
            counts = f"{status.count('fresh'):6}{status.count('stale'):6}{status.count('missing'):8}"
            print(f"{name:12}{status.origin:24}{status.language:10}{counts}{len(status.reviewed):9}")


def run_accept(options: argparse.Namespace) -> None:
    """`lapak translations accept`."""
    for file in find_config_files([]):
        project, library = _load_library(file)
        text = next((text for text in library.texts if _is_named(text, options.text)), None)
        if project.edition["language"]["code"] == options.language and text:
            review = Review(options.reviewed_by, date.today().isoformat()) if options.reviewed_by else None
            acceptance = Acceptance(options.language, options.section, review, options.minor)
            count = accept_units(project, text, acceptance)
            print(f"{text.origin}: {count} units accepted in '{options.language}'")
            return
    raise UsageError(f"no edition has the text '{options.text}' in the language '{options.language}'")


def _is_named(text: SourceText, name: str) -> bool:
    number, _, rest = text.origin.partition("-")
    return name in (
        text.origin,
        text.origin.removesuffix("/index"),
        rest if number.isdigit() else text.origin,
    )


def _load_library(file: Path) -> tuple[Project, Library]:
    problems: list[Problem] = []
    project = load_project(file)
    edition = load_edition(project, problems)
    library = load_library(project, edition, problems) if edition else None
    if problems or library is None:
        raise SourceError(problems)
    return project, library
