"""The keys that a file may begin with: one schema for each kind of file, unknown keys are problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, field, fields, replace
from typing import Any, Literal, TypeVar

from pydantic import ConfigDict, StrictStr
from pydantic.dataclasses import dataclass

from lapak.course.foreign.markdown import MARKED_TITLE, TITLE_MARK
from lapak.course.problems import Problem
from lapak.course.reading import schema as schemas
from lapak.course.reading.schema import check_value
from lapak.course.reading.source import Source
from lapak.course.reading.yaml_text import YamlText

STRICT = ConfigDict(extra="forbid")
Texts = tuple[StrictStr, ...]
Need = Literal["paper", "phone", "internet", "projector"]
PageLayout = Literal[
    "text",
    "home",
    "downloads",
    "glossary",
    "sections",
    "status",
    "compare",
    "agenda",
    "day",
    "messages",
    "exam",
    "repeat",
    "record",
]
TRANSLATION_LAYOUTS = ("status", "compare")
"""Of pages that an edition in Indonesian alone does without."""
F = TypeVar("F")
MINUTES = "write 'minutes: {short: …, full: …}'"
OUT = "take it out"
FOREIGN_KEYS = {
    **dict.fromkeys(("description", "subtitle", "abstract"), "write 'summary: …'"),
    **dict.fromkeys(("teaching", "exercises", "time_estimation", "duration"), MINUTES),
    **dict.fromkeys(("key_points", "keypoints"), "write '/// keypoints' in the text, three to five points, and '///'"),
    **dict.fromkeys(("author", "authors", "contributors"), f"{OUT}: pages name the institution, not persons"),
    **dict.fromkeys(
        ("tags", "date", "format", "execute", "zenodo_link", "questions", "toc", "sidebar_position", "layout"), OUT
    ),
    "judul": "write 'title: …'",
    "ringkasan": "write 'summary: …'",
    "tujuan": "write 'objectives:'",
    "bahan": "write 'materials:'",
    "menit": MINUTES,
}
"""How other programs call what is here under another name, or nowhere."""


@dataclass(frozen=True, config=STRICT)
class Minutes:
    """The whole module in each form of the training, in minutes."""

    short: schemas.Minutes
    full: schemas.Minutes


@dataclass(frozen=True, config=STRICT)
class ModuleFront:
    """Front matter of a module in Indonesian."""

    title: StrictStr
    summary: StrictStr
    objectives: Texts
    minutes: Minutes | None = None
    """None where it is missing, which is told when the sections are known."""
    materials: Texts = ()
    needs: tuple[Need, ...] = ()
    slug: StrictStr = ""


@dataclass(frozen=True, config=STRICT)
class PageFront:
    """Front matter of a page of docs/, and of modules/shared, in Indonesian."""

    title: StrictStr
    summary: StrictStr
    layout: PageLayout = "text"


@dataclass(frozen=True, config=STRICT)
class TranslationFront:
    """Front matter of a translation: what people read; what is left out stays Indonesian."""

    title: StrictStr = ""
    summary: StrictStr = ""
    objectives: Texts = field(default=())
    materials: Texts = field(default=())


@dataclass(frozen=True, config=STRICT)
class OwnFront:
    """Front matter of what an edition has of its own in a text: what is left out stays as all editions share it."""

    title: StrictStr = ""
    summary: StrictStr = ""
    objectives: Texts = ()
    minutes: Minutes | None = None
    """Left out, they follow from the sections."""
    materials: Texts = ()
    needs: tuple[Need, ...] = ()


def load_front(source: Source, schema: type[F], problems: list[Problem]) -> F | None:
    """The front matter of a file, checked against the schema of its kind."""
    text = to_keys(source)
    values = text.load(problems) if text else None
    if text is None or values is None:
        return None
    found: list[Problem] = []
    front = check_value(values, schema, text, found)
    problems += map(_name_ours, found)
    problems += _find_marked(values, text)
    return front


def _find_marked(values: dict[str, Any], text: YamlText) -> Iterator[Problem]:
    """Titles and lists above a text, in which no Markdown is read."""
    for name, value in values.items():
        for words in value if isinstance(value, list) else [value]:
            if isinstance(words, str) and TITLE_MARK.search(words):
                yield Problem(text.path, text.find_line((name,)), *MARKED_TITLE)


def _name_ours(problem: Problem) -> Problem:
    """The problem of a key that is one of another program → the same with the name that it has here."""
    key = problem.what.removeprefix("unknown key '").removesuffix("'")
    return replace(problem, fix=FOREIGN_KEYS[key]) if key in FOREIGN_KEYS else problem


def find_needed(schema: type[ModuleFront] | type[PageFront]) -> list[str]:
    """The schema of a kind of file → the keys without which it is none."""
    return [one.name for one in fields(schema) if one.default is MISSING]


def to_keys(source: Source) -> YamlText | None:
    """A file → its front matter with the lines of its keys; None where there is none."""
    return None if source.front is None else YamlText(f"\n{source.front}", source.path)
