"""`lapak import`: a lesson that others wrote becomes a module, and what is left to mend is listed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lapak.bringing.album import FOLDER
from lapak.bringing.lesson_text import to_title, write_body
from lapak.bringing.model import Lesson, LessonRemark
from lapak.bringing.reading import load_lesson
from lapak.bringing.unprintable import to_printable
from lapak.commands.module_place import ModulePlace, find_module_place, find_module_problems
from lapak.course.checks.examples import find_examples
from lapak.course.problems import Advisory, Problem
from lapak.handout.letters import find_missing, find_undrawn_lines, load_letters
from lapak.handout.theme import load_theme
from lapak.scaffold.module_files import make_lesson_text
from lapak.writing.fresh import write_fresh

MOST_PLACES = 5
"""That are named behind the first one."""
GUESSED = LessonRemark("", "'minutes', 'materials' and 'needs' at the top of the module are guessed: say your own")
"""No check can tell these from what an author has written."""


def run(options: argparse.Namespace) -> None:
    """Reads the file, writes the module where nothing stands, prints what did not come along and what is to mend."""
    place = find_module_place(options.module, options.edition)
    lesson = load_lesson(options.file, options.file.as_posix())
    title = to_title(lesson.title) or options.module.replace("-", " ").capitalize()
    theme = load_theme(place.project, [])  # what is wrong in it stops no import
    letters = load_letters(theme.fonts)
    text, gone = to_printable(_make_text(place, replace(lesson, title=title)), partial(find_missing, letters=letters))
    files = {place.file: text}
    pictures = {place.file.parent / path: data for path, data in lesson.pictures.items()}
    write_fresh({**files, **pictures}, lambda: None, {place.config: place.named} if place.named else None)
    print(place.project.show(place.file))
    if pictures:
        print(f"{place.project.show(place.file.parent / FOLDER)}/ ({len(pictures)} pictures)")
    left_out = [LessonRemark("", f"left out, as no font of the papers has them: {' '.join(gone)}")] if gone else []
    _print_remarks(options.file.as_posix(), [*lesson.remarks, *left_out, GUESSED])
    path = place.project.show(place.file)
    undrawn = find_undrawn_lines(text, path, letters, place.project.show(theme.fonts))
    _print_problems([*find_module_problems(place), *find_examples(path, text), *undrawn])
    place.tell_unnamed()


def _make_text(place: ModulePlace, lesson: Lesson) -> str:
    """A lesson → index.md; titles and lists above the text are words alone."""
    objectives = [line for one in lesson.objectives if (line := to_title(one))]
    return make_lesson_text(place.project, lesson.title, to_title(lesson.summary), objectives, write_body(lesson))


def _print_remarks(path: str, remarks: Sequence[LessonRemark]) -> None:
    """Each once: what happened in many places is told at the first, with the others behind it."""
    places: dict[str, list[str]] = {}
    for one in remarks:
        places.setdefault(one.what, []).append(one.place)
    if remarks:
        print(f"\nNot as it was ({len(remarks)}):")
    for what, (first, *others) in places.items():
        print(f"{path}:{f'{first}:' if first else ''} {what}{_tell_others(others)}")


def _tell_others(places: Sequence[str]) -> str:
    if not places:
        return ""
    shown = ", ".join(places[:MOST_PLACES])
    return f" (also {shown}{f' and {len(places) - MOST_PLACES} more' if len(places) > MOST_PLACES else ''})"


def _print_problems(problems: Sequence[Problem | Advisory]) -> None:
    """What `lapak check` would tell of the module."""
    if problems:
        ordered = sorted(set(problems), key=lambda one: (one.path, one.line))
        print(f"\nTo mend ({len(problems)}):", *ordered, sep="\n")
