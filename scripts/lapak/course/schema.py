"""YAML text and a schema → a checked value, or problems with the line of each mistake."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from lapak.course.problems import Problem, suggest

T = TypeVar("T")
Lines = dict[tuple[str | int, ...], int]

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
    "dict_type": "a set of keys",
    "dataclass_type": "a set of keys",
}


def load_yaml(text: str, path: str, first_line: int, problems: list[Problem]) -> dict[str, Any] | None:
    """YAML text that begins on `first_line` of a file → its keys; None (and a problem) when it does not parse."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        what = getattr(error, "problem", None) or "cannot be read"
        has_variable = "{{" in "".join(text.split("\n")[line - first_line : line - first_line + 1])
        fix = (
            "put the text with '{{' in quotes"
            if has_variable
            else "write 'key: value', one a line; put a text with ':' or '?' in quotes"
        )
        problems.append(Problem(path, line, f"this is not YAML: {what}", fix))
        return None
    if value is None:
        return {}
    if not isinstance(value, dict):
        problems.append(Problem(path, first_line, "these are not keys and values", "write 'key: value'"))
        return None
    return value


def find_lines(text: str, first_line: int) -> Lines:
    """YAML text that begins on `first_line` → the line of each key and list item, by its place in the tree."""
    lines: Lines = {(): first_line}
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return lines

    def visit(node: yaml.Node | None, place: tuple[str | int, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, child in node.value:
                lines[(*place, key.value)] = first_line + key.start_mark.line
                visit(child, (*place, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                lines[(*place, index)] = first_line + child.start_mark.line
                visit(child, (*place, index))

    visit(root, ())
    return lines


def check_value(value: dict[str, Any], schema: type[T], path: str, lines: Lines, problems: list[Problem]) -> T | None:
    """Keys and values → an instance of `schema`, a pydantic dataclass; None, with a problem for each mistake."""
    try:
        checked: T = TypeAdapter(schema).validate_python(value)
        return checked
    except ValidationError as error:
        known = [field.alias or name for name, field in schema.__pydantic_fields__.items()]  # type: ignore[attr-defined]
        details = _drop_misspelt(error.errors())
        problems.extend(_to_problem(detail, value, known, path, lines) for detail in details)
        return None


def _drop_misspelt(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """A key that is missing because it is misspelt is one mistake, not two."""
    unknown = [str(detail["loc"][-1]) for detail in details if detail["type"] in UNKNOWN]
    return [
        detail
        for detail in details
        if detail["type"] not in MISSING or not get_close_matches(str(detail["loc"][-1]), unknown, 1)
    ]


def _to_problem(detail: ErrorDetails, value: dict[str, Any], known: list[str], path: str, lines: Lines) -> Problem:
    place = detail["loc"]
    name = ".".join(str(part) for part in place)
    line = _nearest_line(place, lines)
    kind = detail["type"]
    if kind in MISSING:
        return Problem(path, line, f"'{name}' is missing", f"add '{place[-1]}: …'")
    if kind in UNKNOWN:
        inner = isinstance(value.get(str(place[0])), (dict, list)) and len(place) > 1
        fix = "take it out" if inner else suggest(str(place[-1]), known)
        return Problem(path, line, f"unknown key '{name}'", fix)
    shown = detail["input"]
    if kind == "literal_error":
        choices = detail["ctx"]["expected"].replace("'", "")
        return Problem(path, line, f"'{name}' is '{shown}'", f"write one of: {choices}")
    if kind == "value_error":
        return Problem(path, line, str(detail["ctx"]["error"]), "make the two fit")
    wanted = WANTED.get(kind, detail["msg"].lower())
    article = f"'{shown}'" if isinstance(shown, (str, int, float, bool)) else "something else"
    return Problem(path, line, f"'{name}' is {article}, not {wanted}", f"write {wanted}")


def _nearest_line(place: tuple[str | int, ...], lines: Lines) -> int:
    while place not in lines and place:
        place = place[:-1]
    return lines.get(place, 1)
