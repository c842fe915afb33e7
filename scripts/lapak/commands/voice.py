"""`lapak voice`: sheets to read from, what comes back from a phone, and what is recorded so far."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from lapak.commands.translation_reports import is_named, load_texts
from lapak.commands.usage import DEFAULT_FOLDER, UsageError, find_config_files
from lapak.course.library import Library
from lapak.course.load import find_shelves
from lapak.course.problems import Problem, raise_problems, suggest
from lapak.course.project import Project, show_path
from lapak.course.recording_lock import Reading, load_readings, write_readings
from lapak.course.recordings import FOLDER, SUFFIX, Recording, Shelf, load_recordings, measure_seconds
from lapak.course.training.edition import list_local_codes

HEAD = (
    f"{'edition':12}{'module':16}{'language':10}{'recorded':>9}{'of':>5}{'old':>5}{'silent':>8}{'minutes':>9}{'kB':>7}"
)


def run(options: argparse.Namespace) -> None:
    """One of the actions."""
    {"status": show_status, "script": write_scripts, "import": import_pack, "accept": accept}[options.action](options)


def show_status(options: argparse.Namespace) -> None:
    """How much of each module is recorded; then each recording whose text has changed."""
    print(HEAD)
    old = []
    for file in find_config_files(options.edition):
        project, library = load_texts(file)
        problems: list[Problem] = []
        for shelf in find_shelves(project, library):
            for language in _list_languages(project):
                found = load_recordings([shelf], [language], problems).values()
                print(f"{project.edition['name']!s:12}{_to_row(shelf, language, tuple(found))}")
                old += [recording for recording in found if recording.is_old]
        raise_problems(problems)
    for recording in dict.fromkeys(old):
        print(f"{recording.path}:1: {_describe(recording)}")


def _describe(recording: Recording) -> str:
    if recording.is_behind:
        return "its Indonesian text has changed: silent, as it warns of yesterday; translate it, and accept that"
    state = "silent, as it warns of yesterday" if recording.is_silent else "old"
    return f"its text has changed: {state}; record it again, or 'lapak voice accept'"


def _to_row(shelf: Shelf, language: str, found: Sequence[Recording]) -> str:
    total = sum(1 for name in shelf.texts if name.endswith(f".{language}"))
    old, silent = (sum(getattr(one, key) for one in found) for key in ("is_old", "is_silent"))
    minutes = sum(measure_seconds((shelf.root / recording.path).read_bytes()) for recording in found) / 60
    size = sum(recording.bytes for recording in found) / 1000
    return f"{shelf.name:16}{language:10}{len(found):9}{total:5}{old:5}{silent:8}{minutes:9.1f}{size:7.0f}"


def _list_languages(project: Project) -> tuple[str, ...]:
    return ("id", *list_local_codes(project.edition))


def import_pack(options: argparse.Namespace) -> None:
    """Puts the recordings of a zip beside their texts; one mistake, and nothing is written."""
    from lapak.voice.sound import has_library

    if not has_library():
        raise UsageError("this needs PyAV, which is not installed: pip install 'lapak[voice]'")
    from lapak.voice.pack import load_takes

    takes = load_takes(options.file, show_path(options.file.absolute(), Path.cwd()), _find_all_shelves())
    for take in takes:
        folder = take.shelf.folder
        folder.mkdir(exist_ok=True)
        draft = folder / f".{take.name}"
        draft.write_bytes(take.data)
        draft.replace(folder / f"{take.name}{SUFFIX}")
        _note(take.shelf, {take.name: take.reading})
        print(f"{take.shelf.path}/{FOLDER}/{take.name}{SUFFIX}")


def accept(options: argparse.Namespace) -> None:
    """Writes that recordings read their text of today."""
    for file in find_config_files([]):
        project, library = load_texts(file)
        for shelf, names in _find_named(project, library, options):
            before = load_readings(shelf.folder, f"{shelf.path}/{FOLDER}", [])
            kept = {name: before.get(name, Reading("")) for name in names}
            _note(
                shelf,
                {
                    name: Reading(shelf.texts[name], reading.role, reading.place, reading.date)
                    for name, reading in kept.items()
                },
            )
            print(f"{shelf.path}/{FOLDER}: {len(names)} recordings read the text of today")
            return
    raise UsageError(f"nothing is recorded of '{options.text}' in the language '{options.language}'")


def _find_named(
    project: Project, library: Library, options: argparse.Namespace
) -> Iterator[tuple[Shelf, tuple[str, ...]]]:
    """The shelf that the options name with the recordings there, if there are some."""
    origins = {Path(text.path).parent.as_posix() for text in library.texts if is_named(text, options.text)}
    for shelf in find_shelves(project, library):
        found = load_recordings([shelf], [options.language], [])
        names = tuple(f"{section}.{language}" for _, section, language in found if options.section in ("", section))
        if names and (shelf.path in origins or shelf.name == options.text):
            yield shelf, names


def _note(shelf: Shelf, readings: dict[str, Reading]) -> None:
    problems: list[Problem] = []
    before = load_readings(shelf.folder, f"{shelf.path}/{FOLDER}", problems)
    raise_problems(problems)
    write_readings(shelf.folder, {**before, **readings})


def _find_all_shelves() -> dict[str, list[Shelf]]:
    """The modules' folders of each edition by its name."""
    loaded = [load_texts(file) for file in find_config_files([])]
    return {str(project.edition["name"]): find_shelves(project, library) for project, library in loaded}


def write_scripts(options: argparse.Namespace) -> None:
    """A sheet to read from for each module of a language, into build/EDITION/."""
    from lapak.editions import load_works
    from lapak.export.file_names import READING
    from lapak.handout.reading import make_reading

    works = load_works(find_config_files(options.edition))
    known: set[str] = set()
    written = 0
    for work in works:
        modules = work.documents.modules.get(options.language, ())
        known |= {module.slug for module in modules}
        for module in modules:
            if options.module in ("", module.slug):
                target = DEFAULT_FOLDER / work.name / READING.to_name(module.slug, options.language)
                data = make_reading(work.documents, module)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
                print(target.as_posix())
                written += 1
    if not written:
        languages = {code for work in works for code in work.documents.modules}
        fix = suggest(options.module, known) if known else suggest(options.language, languages)
        raise UsageError(f"no module '{options.module}' in the language '{options.language}': {fix}")
