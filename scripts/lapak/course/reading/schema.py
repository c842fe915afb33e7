"""Keys and values and a schema → a checked value, or problems in the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Protocol, TypeVar, get_args, get_type_hints

from pydantic import Field, StrictInt, StrictStr, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from lapak.course.problems import Edit, Problem, suggest
from lapak.course.reading.yaml_nodes import shorten

T = TypeVar("T")

Minutes = Annotated[StrictInt, Field(ge=0, le=1000)]
"""Of a training or a part of it."""
Lines = Annotated[StrictInt, Field(ge=0, le=40)]
"""To write on, or rows to fill in: as many as a sheet of paper holds."""
Count = Annotated[StrictInt, Field(ge=1, le=1000)]
"""Of people: as many as one hall holds."""
Rupiah = Annotated[StrictInt, Field(ge=0, le=1_000_000_000_000)]
WHATSAPP, MAIL, LINK = r"^62\d{7,13}$", r"^[^@\s]+@[^@\s]+$", r"^https://\S+$"
WhatsApp = Annotated[StrictStr, Field(pattern=WHATSAPP)]
"""A number as wa.me wants it."""
Mail = Annotated[StrictStr, Field(pattern=MAIL)]
Link = Annotated[StrictStr, Field(pattern=LINK)]

MISSING = frozenset({"missing", "missing_argument"})
UNKNOWN = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
WANTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-11-30",
    "date_from_datetime_parsing": "a date such as 2026-11-30",
    "date_from_datetime_inexact": "a date such as 2026-11-30",
    "date_parsing": "a date such as 2026-11-30",
    "month_type": "a month such as 2026-11",
    "dict_type": "a set of keys",
    "dataclass_type": "a set of keys",
}
OF_SOURCE = ("minutes", "needs", "slug", "layout")
TRANSLATED = ["title", "summary", "objectives", "materials"]
"""The keys of a translation, which has others from its source."""
FORM = "string_pattern_mismatch"
FORMS = {
    WHATSAPP: "a number such as 6281234567890",
    MAIL: "an address such as info@kampus.ac.id",
    LINK: "an address such as https://kampus.ac.id",
}
FIELDS = "__pydantic_fields__"
"""Where a schema keeps its fields."""
LIST_FIX = "write a list: each thing on a line of its own below it, behind '  - '"
CHOICE = "("
"""A part of a place that begins so is no key: it says which form of a value was meant."""
BOUNDS = {"greater_than_equal": "at least", "less_than_equal": "at most"}


class KeyedText(Protocol):
    """A file of keys and values, whatever it is written in: its path and the line of each."""

    @property
    def path(self) -> str:
        """Relative to the project."""

    def find_line(self, place: tuple[str | int, ...], /) -> int:
        """The line of a value, or of the nearest one around it."""

    def find_written(self, place: tuple[str | int, ...], /) -> str:
        """A value as it is written; '' where that is not known."""


def check_value(value: dict[str, Any], schema: type[T], text: KeyedText, problems: list[Problem]) -> T | None:
    """Keys and values → an instance of `schema`, a pydantic dataclass; None, with a problem for each mistake."""
    try:
        checked: T = _find_adapter(schema).validate_python(value)
        return checked
    except ValidationError as error:
        details = _drop_misspelt(error.errors())
        problems.extend(_to_problem(detail, schema, text) for detail in details)
        return None


def _find_adapter(schema: type[Any]) -> TypeAdapter[Any]:
    """Making an adapter takes a while, and a course has thousands of blocks: each schema keeps its own."""
    adapter: TypeAdapter[Any] | None = schema.__dict__.get("__adapter__")
    if adapter is None:
        adapter = TypeAdapter(schema)
        schema.__adapter__ = adapter
    return adapter


def _drop_misspelt(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """A key that is missing because it is misspelt is one mistake, not two."""
    unknown = [str(detail["loc"][-1]) for detail in details if detail["type"] in UNKNOWN]
    return [
        detail
        for detail in details
        if detail["type"] not in MISSING or not get_close_matches(str(detail["loc"][-1]), unknown, 1)
    ]


def find_keys(schema: Any, place: Sequence[str | int]) -> list[str]:
    """A schema and the way to a set of keys in it → the keys that are known there; none where other things stand."""
    for part in place:
        kinds = _find_schemas(get_type_hints(schema).get(str(part))) if hasattr(schema, FIELDS) else ()
        schema = next(iter(kinds), None)
    return [field.alias or name for name, field in getattr(schema, FIELDS, {}).items()]


def _find_schemas(hint: Any) -> Iterator[Any]:
    """What a field may hold → the schemas among it."""
    if hasattr(hint, FIELDS):
        yield hint
    for inner in get_args(hint):
        yield from _find_schemas(inner)


def _to_problem(detail: ErrorDetails, schema: Any, text: KeyedText) -> Problem:
    place = tuple(part for part in detail["loc"] if not str(part).startswith(CHOICE))
    name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in place)  # people count from 1
    path, line = text.path, text.find_line(place)
    kind = detail["type"]
    if kind in MISSING:
        return Problem(path, line, f"'{name}' is missing", f"add '{place[-1]}: …'")
    if kind in UNKNOWN:
        known = find_keys(schema, place[:-1])
        if place[-1] in OF_SOURCE and sorted(known) == sorted(TRANSLATED) and len(place) == 1:
            return Problem(
                path, line, f"'{name}' does not belong into a translation", "take it out; it comes from index.md"
            )
        return Problem(path, line, f"unknown key '{name}'", suggest(str(place[-1]), known))
    shown = detail["input"]
    if kind == "literal_error":
        choices = detail["ctx"]["expected"].replace("'", "")
        return Problem(path, line, f"'{name}' is '{shorten(str(shown))}'", f"write one of: {choices}")
    if kind == "value_error":
        what, *fix = detail["ctx"]["error"].args
        return Problem(path, line, what, fix[0] if fix else "make the two fit")
    if kind in BOUNDS:
        bound = f"{BOUNDS[kind]} {next(iter(detail['ctx'].values()))}"
        return Problem(path, line, f"'{name}' is {shorten(str(shown))}, {bound}", f"write a number that is {bound}")
    wanted = FORMS[detail["ctx"]["pattern"]] if kind == FORM else WANTED.get(kind, detail["msg"].lower())
    if wanted == "text" and isinstance(shown, (bool, int, float, date)):
        return _ask_for_quotes(name, place, shown, text)
    fix = LIST_FIX if wanted == "a list" else f"write {wanted}"
    return Problem(path, line, f"'{name}' is {_describe(shown)}, not {wanted}", fix)


def _ask_for_quotes(name: str, place: tuple[str | int, ...], shown: object, text: KeyedText) -> Problem:
    """The problem of a text that YAML reads as a number, a date or a truth: 08.00 is 8 there, and 9:30 is 570."""
    line, written = text.find_line(place), text.find_written(place)
    what = f"'{name}' is {_describe(written or shown)}, not text"
    if not written:
        return Problem(text.path, line, what, 'put it in quotes: "…"')
    edit = Edit(rf"(?<=\b{re.escape(str(place[-1]))}:) +{re.escape(written)}(?=[\s,}}]|$)", f' "{written}"')
    return Problem(text.path, line, what, f'put it in quotes: "{shorten(written)}"', edit)


def _describe(value: Any) -> str:
    """A value in an author's words: short ones as they stand there, of the others what they are."""
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, (str, int, float, date)):
        return f"'{shorten(str(value))}'"
    kinds = {dict: "a set of keys", list: "a list", type(None): "empty"}
    return kinds.get(type(value), "something else")
