"""`lapak translations export` and `import`: sheets for those who translate and write no Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from lapak.commands.translation_reports import is_named, load_texts
from lapak.commands.usage import NOTHING, UsageError, find_config_files
from lapak.course.library import Library
from lapak.course.problems import Problem, SourceError, raise_problems, suggest
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.training.edition import list_local_codes
from lapak.course.values.glossary import find_glossaries, load_layered_glossary
from lapak.course.values.words import load_words
from lapak.dates import find_date
from lapak.exchange.assembly import NewFile
from lapak.exchange.catalogue import read_catalogue, to_catalogue
from lapak.exchange.model import RowReply, SheetRow
from lapak.exchange.project_rows import Outcome, Workbench, bring_in, open_workbench
from lapak.exchange.returned_sheet import read_sheet
from lapak.exchange.returns import list_places
from lapak.exchange.spreadsheet import Bundle, to_origin, to_spreadsheet
from lapak.render.document import load_documents
from lapak.render.pictures.thumbnails import make_thumbnail
from lapak.website.host.config import load_project
from lapak.writing.fresh import write_fresh
from lapak.writing.places import BUILD_FOLDER

SHEET, CATALOGUE = ".xlsx", ".po"
Edition = tuple[Project, Library]


def export(options: argparse.Namespace) -> None:
    """Writes the rows of a language into one file."""
    editions = _load_editions(options.language, options.edition)
    workbench = _open(editions, options.language)
    rows = _choose(workbench.rows, editions, options.text)
    output = _find_output(options)
    project = editions[0][0]
    bundle = Bundle(
        language=options.language,
        rows=rows,
        words=load_words(project, SOURCE_LANGUAGE, []),
        date=find_date(project.root).replace(tzinfo=None),
        load_picture=lru_cache(maxsize=None)(partial(_load_picture, project.root)),
    )
    made = to_catalogue(bundle) if output.suffix == CATALOGUE else to_spreadsheet(bundle)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(made)
    empty = sum(not row.translation for row in rows)
    print(f"{output}: {len(rows)} rows, {empty} without a translation")


def _find_output(options: argparse.Namespace) -> Path:
    kind = "po" if options.po else options.format
    output: Path | None = options.output
    if output is None:
        name = f"terjemahan-{options.text or 'semua'}.{options.language}.{kind or 'xlsx'}"
        return Path(BUILD_FOLDER) / name.replace("/", "-")
    if output.suffix not in (SHEET, CATALOGUE) or (kind and output.suffix != f".{kind}"):
        raise UsageError(f"'{output.name}' ends neither with {SHEET} nor with {CATALOGUE}, or with the other of both")
    return output


def _load_editions(language: str, names: Sequence[str]) -> list[Edition]:
    """The editions that have a language."""
    loaded = [load_texts(file) for file in find_config_files(names)]
    found = [(project, library) for project, library in loaded if language in list_local_codes(project.edition)]
    if not found:
        codes = sorted({code for project, _ in loaded for code in list_local_codes(project.edition)})
        raise UsageError(f"no edition has the language '{language}': {suggest(language, codes)}")
    return found


def _open(editions: Sequence[Edition], language: str) -> Workbench:
    project = editions[0][0]
    glossary = load_layered_glossary(find_glossaries(project), project.root, [])
    return open_workbench(editions, language, glossary)


def _choose(rows: Sequence[SheetRow], editions: Sequence[Edition], name: str) -> tuple[SheetRow, ...]:
    """The rows of the text that is asked for; of '' all."""
    if not name:
        return tuple(rows)
    origins = {text.origin for _, library in editions for text in library.texts if is_named(text, name)} | {name}
    chosen = tuple(row for row in rows if to_origin(row.place) in origins)
    if not chosen:
        raise UsageError(f"no text '{name}': {suggest(name, {to_origin(row.place) for row in rows})}")
    return chosen


def _load_picture(root: Path, path: str) -> bytes:
    with suppress(Exception):  # a sheet without one picture is still a sheet; 'lapak check' tells what is wrong with it
        return make_thumbnail(root / path, root)
    return b""


def bring(options: argparse.Namespace) -> None:
    """Puts translations of sheets into the texts; raises SourceError, and writes nothing, where one is broken."""
    problems: list[Problem] = []
    language = ""
    replies: list[RowReply] = []
    for file in options.file:
        language, found = _read(file, language, problems)
        replies += list_places(found, problems)
    raise_problems(problems)
    editions = _load_editions(language, options.edition)
    outcome = bring_in(_open(editions, language), replies, problems)
    raise_problems(problems)
    _write(editions, outcome)
    _tell(outcome, language)


def _read(file: Path, language: str, problems: list[Problem]) -> tuple[str, tuple[RowReply, ...]]:
    readers = {SHEET: read_sheet, CATALOGUE: read_catalogue}
    if not file.is_file():
        raise UsageError(f"there is no file '{file}'")
    if file.suffix.lower() not in readers:
        raise UsageError(f"'{file.name}' is neither {SHEET} nor {CATALOGUE}; {NOTHING}")
    said, replies = readers[file.suffix.lower()](file, language, problems)
    return said or language, replies


def _write(editions: Sequence[Edition], outcome: Outcome) -> None:
    """Writes all files, or none where one of them has a mistake that was not there before."""
    root = editions[0][0].root
    fresh = {root / path: new.text for path, new in outcome.files.items() if not (root / path).exists()}
    changed = {root / path: new.text for path, new in outcome.files.items() if (root / path).exists()}
    if not outcome.files:
        return
    configs = [project.root / project.config_path for project, _ in editions]
    try:
        write_fresh(fresh, partial(_check, configs), changed)
    except SourceError as error:
        known = {_name(problem) for problem in _find_problems(configs)}
        new = [problem for problem in error.problems if _name(problem) not in known]
        if new:
            raise SourceError(_point(problem, outcome.files) for problem in new) from error
        write_fresh(fresh, lambda: None, changed)


def _name(problem: Problem) -> tuple[str, str]:
    return problem.path, problem.what


def _check(configs: Sequence[Path]) -> None:
    raise_problems(_find_problems(configs))


def _find_problems(configs: Sequence[Path]) -> list[Problem]:
    problems: list[Problem] = []
    for config in configs:
        try:
            load_documents(load_project(config))
        except SourceError as error:
            problems += error.problems
    return problems


def _point(problem: Problem, files: dict[str, NewFile]) -> Problem:
    """A mistake of a new text → the same at the row of the sheet that it comes from, where that is known."""
    new = files.get(problem.path)
    places = [place for place in new.places if place.first <= problem.line < place.end] if new else []
    if not places or not places[0].origins:
        return problem
    path, _, line = places[0].origins[0].rpartition(":")
    others = f" (or another row of this section: {len(places[0].origins)} are new)" * (len(places[0].origins) > 1)
    return replace(problem, path=path, line=int(line), what=f"{problem.what}{others}")


def _tell(outcome: Outcome, language: str) -> None:
    for path in outcome.files:
        print(path)
    for title, lines in (("not written, as nobody can guess it:", outcome.disputed), ("waiting:", outcome.left)):
        if lines:
            print(title, *(f"    {line}" for line in lines), sep="\n")
    print(f"{outcome.written} rows written, {outcome.unchanged} as they were, {len(outcome.disputed)} left open")
    if outcome.written:
        print(f"look at them, then say so: lapak translations accept {language} MODULE")


ACTIONS: dict[str, Callable[[argparse.Namespace], None]] = {"export": export, "import": bring}
