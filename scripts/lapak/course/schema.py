"""Keys and values and a schema → a checked value, or problems in the author's words."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import Field, StrictInt, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from lapak.course.problems import Problem, suggest
from lapak.course.yaml_nodes import shorten

T = TypeVar("T")

Minutes = Annotated[StrictInt, Field(ge=0, le=1000)]
"""Of a training or a part of it."""
Lines = Annotated[StrictInt, Field(ge=0, le=40)]
"""To write on, or rows to fill in: as many as a sheet of paper holds."""
Count = Annotated[StrictInt, Field(ge=1, le=1000)]
"""Of people: as many as one hall holds."""
Rupiah = Annotated[StrictInt, Field(ge=0, le=1_000_000_000_000)]

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


def check_value(value: dict[str, Any], schema: type[T], text: KeyedText, problems: list[Problem]) -> T | None:
    """Keys and values → an instance of `schema`, a pydantic dataclass; None, with a problem for each mistake."""
    try:
        checked: T = _find_adapter(schema).validate_python(value)
        return checked
    except ValidationError as error:
        known = [field.alias or name for name, field in schema.__pydantic_fields__.items()]  # type: ignore[attr-defined]
        details = _drop_misspelt(error.errors())
        problems.extend(_to_problem(detail, value, known, text) for detail in details)
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


def _to_problem(detail: ErrorDetails, value: dict[str, Any], known: list[str], text: KeyedText) -> Problem:
    place = tuple(part for part in detail["loc"] if not str(part).startswith(CHOICE))
    name = ".".join(str(part) for part in place)
    path, line = text.path, text.find_line(place)
    kind = detail["type"]
    if kind in MISSING:
        return Problem(path, line, f"'{name}' is missing", f"add '{place[-1]}: …'")
    if kind in UNKNOWN:
        if place[-1] in ("minutes", "needs", "slug", "layout") and "minutes" not in known and len(place) == 1:
            return Problem(path, line, f"a translation has no '{name}'", "take it out; it comes from index.md")
        inner = isinstance(value.get(str(place[0])), (dict, list)) and len(place) > 1
        fix = "take it out" if inner else suggest(str(place[-1]), known)
        return Problem(path, line, f"unknown key '{name}'", fix)
    shown = detail["input"]
    if kind == "literal_error":
        choices = detail["ctx"]["expected"].replace("'", "")
        return Problem(path, line, f"'{name}' is '{shorten(str(shown))}'", f"write one of: {choices}")
    if kind == "value_error":
        return Problem(path, line, str(detail["ctx"]["error"]), "make the two fit")
    if kind in BOUNDS:
        bound = f"{BOUNDS[kind]} {next(iter(detail['ctx'].values()))}"
        return Problem(path, line, f"'{name}' is {shorten(str(shown))}, {bound}", f"write a number that is {bound}")
    wanted = WANTED.get(kind, detail["msg"].lower())
    quoted = wanted == "text" and isinstance(shown, (bool, int, float, date))
    fix = 'put it in quotes: "…"' if quoted else f"write {wanted}"
    return Problem(path, line, f"'{name}' is {_describe(shown)}, not {wanted}", fix)


def _describe(value: Any) -> str:
    """A value in an author's words: short ones as they stand there, of the others what they are."""
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, (str, int, float, date)):
        return f"'{shorten(str(value))}'"
    kinds = {dict: "a set of keys", list: "a list", type(None): "empty"}
    return kinds.get(type(value), "something else")
