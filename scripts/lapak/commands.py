"""What each command does with its options, once the command line has been read."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from rich.console import Console

from lapak.build import CACHE_FOLDER, Work, build_sites, load_works, plan_exports, write_exports
from lapak.course.checks.plain import Plainness, measure_plainness
from lapak.course.edition import load_edition
from lapak.course.facts import FACTS_NAME, find_due, load_facts
from lapak.course.glossary import GLOSSARY_NAME, load_glossary
from lapak.course.library import Library, SourceText, load_library
from lapak.course.lock import Review
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import Project
from lapak.course.translations import Acceptance, accept_units, find_status
from lapak.export import Cache, Export, hash_values
from lapak.handout.plan import plan_handouts
from lapak.slides.plan import plan_pairs, plan_slides
from lapak.stamp import find_key, find_written, is_current, write_list
from lapak.website.config import DEFAULT_CONFIG, find_configs, load_project
from lapak.website.downloads import to_download
from lapak.website.preview import Preview
from lapak.website.server import AddressError, open_server

MOST_ADVISORIES = 10


class UsageError(Exception):
    """The command was used wrongly; the text says how to use it."""


def find_config_files(names: Sequence[str]) -> list[Path]:
    """Names of editions → their mkdocs files in the current folder; none named means all."""
    root = Path.cwd()
    files = find_configs(root)
    if not files:
        raise UsageError(f"no {DEFAULT_CONFIG} here; run the command in the project's folder")
    if not names:
        return list(files.values())
    editions = {file: str(load_project(file).edition.get("name", name)) for name, file in files.items()}
    unknown = [name for name in names if name not in editions.values()]
    if unknown:
        raise UsageError(f"unknown edition '{unknown[0]}': {suggest(unknown[0], editions.values())}")
    return [file for file, name in editions.items() if name in names]


def run_build(options: argparse.Namespace) -> None:
    """`lapak build`."""
    files = find_config_files(options.edition)
    root = Path.cwd()
    key = find_key(root, options.output)
    current = [is_current(root, file, key) for file in files]
    if all(current):
        print("nothing has changed since the last build", *(f"{folder}/index.html" for folder in current), sep="\n")
        return
    build_sites(load_works(files), options.output, key, Console())


def run_check(options: argparse.Namespace) -> None:
    """`lapak check`."""
    files = find_config_files(options.edition)
    works = load_works(files)
    measured = {item.key: item for file in files for item in _measure(file)}
    _print_plainness(tuple(measured.values()))
    _print_slides(works)
    _print_due(works[0].documents.course.project)
    print(f"{', '.join(work.name for work in works)}: no problems")


def _measure(file: Path) -> tuple[Plainness, ...]:
    project, library = _load_library(file)
    glossary_file = project.module_roots[-1] / GLOSSARY_NAME
    return measure_plainness(library, load_glossary(glossary_file, project.show(glossary_file), []))


def _print_plainness(measured: Sequence[Plainness]) -> None:
    """Figures of each text, then the hints that are worst over all."""
    print(f"{'text':24}{'language':10}{'sentences':>10}{'short':>8}{'longest':>9}{'hints':>7}")
    for text in measured:
        figures = f"{text.sentences:10}{text.share:8.1%}{text.longest:9}{len(text.advisories):7}"
        print(f"{text.origin:24}{text.language:10}{figures}")
    hints = sorted({hint for text in measured for hint in text.advisories}, reverse=True)
    if hints:
        count = min(len(hints), MOST_ADVISORIES)
        print(f"\nThe {count} worst of {len(hints)} hints on plain language (they stop nothing):")
        print(*map(str, hints[:MOST_ADVISORIES]), sep="\n")
        print()


def run_facts(options: argparse.Namespace) -> None:
    """`lapak facts`."""
    project = load_project(find_config_files([])[0])
    if not _print_due(project):
        print("no fact is due")


def _print_slides(works: Sequence[Work]) -> None:
    """The worst slides of all editions."""
    from lapak.slides.advice import find_slide_advisories  # python-pptx and Pillow, which no other command waits for

    problems: list[Problem] = []
    hints = sorted({hint for work in works for hint in find_slide_advisories(work.documents, problems)}, reverse=True)
    if problems:
        raise SourceError(problems)
    if hints:
        print(f"\nThe {min(len(hints), MOST_ADVISORIES)} worst of {len(hints)} hints on slides (they stop nothing):")
        print(*map(str, hints[:MOST_ADVISORIES]), sep="\n")
        print()


def _print_due(project: Project) -> bool:
    """Facts to look up again; true when there are any."""
    file = project.module_roots[-1] / FACTS_NAME
    due = find_due(load_facts(file, project.show(file), []), date.today())
    for name, fact in due:
        reason = "nobody has checked it" if not fact.verified else f"look it up again since {fact.recheck_after}"
        print(f"{project.show(file)}: {name} ({fact.to_text('id')}): {reason}; source: {fact.source}")
    return bool(due)


def run_handouts(options: argparse.Namespace) -> None:
    """`lapak handouts`."""
    files = find_config_files(options.edition)
    root = Path.cwd()
    key = hash_values([find_key(root, options.output or Path("build")), options.module, options.language])
    current = [find_written(root, f"handouts-{file.stem}", key) for file in files]
    if all(current):
        print(*(file for written in current for file in written), sep="\n")
        return
    for work in _choose_works(load_works(files), options):
        problems: list[Problem] = []
        exports = plan_handouts(work.documents, find_cache(work), problems)
        written = _write_chosen(exports, work, options, problems)
        write_list(root, f"handouts-{work.config_file.stem}", key, written)


def run_slides(options: argparse.Namespace) -> None:
    """`lapak slides`."""
    if options.pair and options.language:
        raise UsageError("'--pair' names the language already: leave '--language' out")
    plan = plan_pairs if options.pair else plan_slides
    works = load_works(find_config_files(options.edition))
    works = _keep_with(options.pair, "local language", works, lambda work: [work.documents.edition.language.code])
    for work in _choose_works(works, options):
        problems: list[Problem] = []
        _write_chosen(plan(work.documents, find_cache(work), problems), work, options, problems)


def _choose_works(works: tuple[Work, ...], options: argparse.Namespace) -> tuple[Work, ...]:
    """The editions that have what `--module` and `--language` name."""
    works = _keep_with(options.module, "module", works, lambda work: [one.slug for one in work.documents.modules["id"]])
    return _keep_with(options.language, "language", works, lambda work: list(work.documents.modules))


def _keep_with(
    word: str, kind: str, works: tuple[Work, ...], find_words: Callable[[Work], Sequence[str]]
) -> tuple[Work, ...]:
    """The editions that have the word of an option; all of them without one."""
    words = {work.name: find_words(work) for work in works}
    found = tuple(work for work in works if not word or word in words[work.name])
    if not found:
        names = ", ".join(f"'{name}'" for name in words)
        known = {known for each in words.values() for known in each}
        raise UsageError(f"{names}: no {kind} '{word}': {suggest(word, known)}")
    return found


def find_cache(work: Work) -> Cache:
    """An edition → the cache of its project."""
    return Cache(work.documents.course.project.root / CACHE_FOLDER)


def _write_chosen(
    exports: list[Export], work: Work, options: argparse.Namespace, problems: list[Problem]
) -> list[Path]:
    downloads = [(export, to_download(export.name, int)) for export in exports]
    chosen = [
        export
        for export, download in downloads
        if options.module in ("", download.slug) and options.language in ("", download.language)
    ]
    is_shared = options.output and len(find_config_files(options.edition)) > 1
    folder = options.output / work.name if is_shared else options.output or Path("build") / work.name
    written = write_exports(chosen, folder, Console())
    print(*written, sep="\n")
    if problems:
        raise SourceError(problems)
    return written


def run_serve(options: argparse.Namespace) -> None:
    """`lapak serve`."""
    files = find_config_files([options.edition] if options.edition else [])
    tell = partial(print, flush=True)
    try:
        server = open_server(options.address, Preview(files[0], plan_exports, tell))
    except AddressError as error:
        raise UsageError(str(error)) from error
    server.run(tell)


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
            if not count:
                known = [section.id for section in text.sections]
                raise UsageError(f"nothing to accept in '{options.section}': {suggest(options.section, known)}")
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
