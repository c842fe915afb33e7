"""The minutes in a module's front matter are the sums of its sections' (brief F1)."""

from __future__ import annotations

from collections.abc import Iterator

from lapak.course.library import SourceText
from lapak.course.problems import Edit, Problem
from lapak.course.reading.yaml_text import YamlText
from lapak.course.section.front_matter import ModuleFront
from lapak.course.training.timing import FRAME

KEY = "minutes"


def check_minutes(text: SourceText, problems: list[Problem]) -> None:
    """A module → a problem where its minutes are missing or others than those of its sections."""
    short = sum(section.short or 0 for section in text.sections)
    full = sum(section.full or 0 for section in text.sections) + sum(FRAME)
    if _is_missing(text):
        line = f"minutes: {{short: {short}, full: {full}}}"
        edit = Edit("$", f"\n{line}") if text.keys else None
        problems.append(Problem(text.path, 1, f"'{KEY}' is missing", f"add '{line}'", edit))
    elif isinstance(text.front, ModuleFront) and text.front.minutes and text.keys:
        minutes = text.front.minutes
        for key, said, sum_ in (("short", minutes.short, short), ("full", minutes.full, full)):
            if said != sum_:
                problems.append(_tell_other(text, text.keys, key, said, sum_))


def _is_missing(text: SourceText) -> bool:
    if text.keys is None:
        return bool(text.sections)
    values = text.keys.load([])
    return values is not None and KEY not in values


def _tell_other(text: SourceText, keys: YamlText, key: str, said: int, sum_: int) -> Problem:
    what = f"'{KEY}.{key}' is {said}, but the sections add up to {sum_}"
    if guests := list(_list_included(text, key)):
        what += f": included are {', '.join(guests)}"
    fix = f"write {sum_}, or change a section's '{key}'"
    edit = Edit(rf"(?<=\b{key}:) *{said}\b", f" {sum_}")
    return Problem(keys.path, keys.find_line((KEY, key)), what, fix, edit)


def _list_included(text: SourceText, key: str) -> Iterator[str]:
    """What the sections of other folders add: "5 of 'shared#aturan-aman'"."""
    for section in text.sections:
        minutes = section.short if key == "short" else section.full
        if section.origin != text.origin and minutes:
            yield f"{minutes} of '{section.origin}#{section.id}'"
