"""Options → the exports that they ask for, made into a folder; several editions side by side."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lapak.cache.entries import Cache
from lapak.cache.keys import find_docs
from lapak.commands.usage import DEFAULT_FOLDER, UsageError, find_config_files
from lapak.course.problems import Problem, SourceError, collect, suggest
from lapak.editions import Work, find_cache, load_works
from lapak.export.file_names import VOLUME
from lapak.export.making import Batch, write_exports
from lapak.export.model import Export
from lapak.parallel import count_processors, is_beside, is_copy_safe, map_parts
from lapak.render.document import Documents
from lapak.render.html.converters import Converters
from lapak.writing.drafts import open_draft
from lapak.writing.leftovers import MadeFile, note_files
from lapak.writing.places import check_files, find_own

Plan = Callable[[Documents, Cache], list[Export]]

Lack = tuple[int, str, str, tuple[str, ...]]
"""What an edition has none of: how far it came, the kind of thing, the word of the option, the words that would do."""


@dataclass(frozen=True)
class ExportOrder:
    """What is asked for."""

    plan: Plan
    options: argparse.Namespace
    is_one: bool
    """One edition alone."""
    is_shared: bool
    """Each process has some of the editions as a whole; else all work together on one after the other."""


@dataclass(frozen=True)
class Made:
    """What became of one edition."""

    edition: str = ""
    written: tuple[MadeFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    lack: Lack | None = None


def make_exports(plan: Plan, options: argparse.Namespace) -> list[Path]:
    """Makes them and prints their paths; raises SourceError when one cannot be made, after the others have been."""
    files = find_config_files(options.edition)
    is_shared = len(files) >= max(2, count_processors()) and is_copy_safe()
    order = ExportOrder(plan, options, len(files) == 1, is_shared)
    make = partial(_make_some, order)
    made = map_parts(make, files, least=2) if order.is_shared else make(files)
    files_made = [file for one in made for file in one.written]
    written = [file.path for file in files_made]
    for path in written:
        print(path)
    if files_made:
        note_files(Path.cwd(), files_made)
    if len(set(written)) < len(written):
        load_works(files)  # two editions of one name, which it raises
    if problems := [problem for one in made for problem in one.problems]:
        raise SourceError(problems)
    if all(one.lack for one in made):
        raise UsageError(_explain_lack(made))
    return written


def _explain_lack(made: Sequence[Made]) -> str:
    """What the editions lack that came furthest."""
    lacks = {one.edition: one.lack for one in made if one.lack}
    furthest = max(lack[0] for lack in lacks.values())
    lacks = {name: lack for name, lack in lacks.items() if lack[0] == furthest}
    _, kind, word, _ = next(iter(lacks.values()))
    names = ", ".join(f"'{name}'" for name in lacks)
    return f"{names}: no {kind} '{word}': {suggest(word, {known for lack in lacks.values() for known in lack[-1]})}"


def _make_some(order: ExportOrder, files: Sequence[Path]) -> list[Made]:
    converters = Converters(find_cache(Path.cwd()))
    try:
        made = [_make(order, work) for work in load_works(files, converters)]
    except SourceError as error:
        return [Made(problems=tuple(error.problems))]
    if not all(one.lack for one in made):
        converters.keep()
    return made


def _make(order: ExportOrder, work: Work) -> Made:
    options, documents = order.options, work.documents
    if lack := next(_find_lacks(work, options), None):
        return Made(work.name, lack=lack)
    root = documents.course.project.root
    exports = _choose(order.plan(documents, find_cache(root)), options)
    folder = options.output or DEFAULT_FOLDER
    own = folder if options.output and order.is_one else folder / work.name
    check_files(own, root, find_own(root, find_docs(root)))
    own.mkdir(parents=True, exist_ok=True)
    written: set[Path] = set()
    problems: list[Problem] = []
    with open_draft(root) as draft, collect(problems):
        for path in write_exports([Batch(exports, own, draft.find_room(own))], is_quiet=is_beside()):
            written.add(path)
    files = (_to_file(own, work, export) for export in exports)
    return Made(work.name, tuple(file for file in files if file.path in written), tuple(problems))


def _to_file(folder: Path, work: Work, export: Export) -> MadeFile:
    slug = "" if export.slug.startswith(VOLUME) else export.slug
    return MadeFile(folder / export.name, work.name, slug, export.language)


def _find_lacks(work: Work, options: argparse.Namespace) -> Iterator[Lack]:
    """What `--pair`, `--module` and `--language` name and the edition has not."""
    documents = work.documents
    known = (
        ("local language", vars(options).get("pair", ""), tuple(one.code for one in documents.edition.local)),
        ("module", options.module, tuple(module.slug for module in documents.modules["id"])),
        ("language", options.language, tuple(documents.modules)),
    )
    for step, (kind, word, words) in enumerate(known):
        if word and word not in words:
            yield step, kind, word, words


def _choose(exports: Sequence[Export], options: argparse.Namespace) -> list[Export]:
    """Those of the module and the language that `--module` and `--language` name."""
    return [
        export
        for export in exports
        if options.module in ("", export.slug) and options.language in ("", export.language)
    ]
