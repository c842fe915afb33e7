"""Options → the exports that they ask for, made into a folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from lapak.build import Work, find_cache, load_works, write_exports
from lapak.commands.downloads import DEFAULT_FOLDER
from lapak.commands.usage import UsageError, find_config_files
from lapak.course.problems import Problem, SourceError, suggest
from lapak.export import Cache, Export
from lapak.render.document import Documents
from lapak.website.downloads import to_download

Plan = Callable[[Documents, Cache, list[Problem]], list[Export]]


def make_exports(plan: Plan, options: argparse.Namespace) -> list[Path]:
    """Makes them and prints their paths; raises SourceError when one cannot be made, after the others have been."""
    works = _choose_works(load_works(find_config_files(options.edition)), options)
    written: list[Path] = []
    for work in works:
        problems: list[Problem] = []
        exports = _choose(plan(work.documents, find_cache(work.documents), problems), options)
        made = write_exports(exports, _find_folder(work, options), Console())
        print(*made, sep="\n")
        if problems:
            raise SourceError(problems)
        written += made
    return written


def _choose(exports: Sequence[Export], options: argparse.Namespace) -> list[Export]:
    """Those of the module and the language that `--module` and `--language` name."""
    downloads = [(export, to_download(export.name, int)) for export in exports]
    return [
        export
        for export, download in downloads
        if options.module in ("", download.slug) and options.language in ("", download.language)
    ]


def _find_folder(work: Work, options: argparse.Namespace) -> Path:
    """Where an edition's files go: a folder that several editions share has one for each."""
    is_shared = options.output and len(find_config_files(options.edition)) > 1
    return options.output / work.name if is_shared else options.output or DEFAULT_FOLDER / work.name


def _choose_works(works: tuple[Work, ...], options: argparse.Namespace) -> tuple[Work, ...]:
    """The editions that have what `--pair`, `--module` and `--language` name."""
    pair = vars(options).get("pair", "")
    works = _keep_with(pair, "local language", works, lambda work: [work.documents.edition.language.code])
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
