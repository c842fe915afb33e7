"""`lapak certificates`: a list of names → one PDF with a certificate for each; no name is kept anywhere else."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lapak.commands.usage import DEFAULT_FOLDER, UsageError, find_config_files
from lapak.writing.mending import mend

if TYPE_CHECKING:
    from lapak.editions import Work
    from lapak.export.model import Export

ALL_NAMES = "nama"
"""Stands where other files name their module: `sertifikat-nama.id.pdf`."""


def run(options: argparse.Namespace) -> None:
    """Makes the file and prints its path; a mistake in the list is a message, and nothing is written."""
    root = Path.cwd()
    mend(root)
    files = find_config_files([options.edition] if options.edition else [])
    if len(files) > 1:
        raise UsageError("say for which edition: '--edition NAME'")
    work, export = _plan(files[0], options)
    for path in _write(export, work, options.output):
        print(path)


def _plan(config_file: Path, options: argparse.Namespace) -> tuple[Work, Export]:
    """An edition and the list of names; raises SourceError with the mistakes of both."""
    from lapak.course.problems import Problem, collect, raise_problems, suggest
    from lapak.course.project import show_path
    from lapak.editions import load_works
    from lapak.export.file_names import CERTIFICATE
    from lapak.export.model import Export
    from lapak.handout.certificates import make_certificates
    from lapak.handout.names import load_names

    problems: list[Problem] = []
    path = show_path(options.names.absolute(), Path.cwd())
    with collect(problems):
        names = load_names(options.names, path)
    with collect(problems):
        (work,) = load_works([config_file])
    raise_problems(problems)
    documents, language = work.documents, options.language
    if language not in documents.modules:
        raise UsageError(f"{work.name}: no language '{language}': {suggest(language, documents.modules)}")
    make = partial(make_certificates, documents, language, names, path)
    return work, Export(CERTIFICATE, ALL_NAMES, language, make)


def _write(export: Export, work: Work, output: Path | None) -> list[Path]:
    from lapak.cache.keys import find_docs
    from lapak.export.making import Batch, write_exports
    from lapak.writing.drafts import open_draft
    from lapak.writing.places import check_files, find_own

    root = work.documents.course.project.root
    folder = output or DEFAULT_FOLDER / work.name
    check_files(folder, root, find_own(root, find_docs(root)))
    folder.mkdir(parents=True, exist_ok=True)
    with open_draft(root) as draft:
        return list(write_exports([Batch([export], folder, draft.find_room(folder))], is_quiet=True))
