"""Small-case tables: a file says for each function what goes in and what must come out, a case a line."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

Cases = list[Any]


def load_cases(file: Path) -> Cases:
    """A table → its cases as parameters of a test: the name of a function, what goes in, what comes out."""
    table: dict[str, list[Any]] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return [
        pytest.param(name, expand(case[0]), *case[1:], id=f"{name}-{number}")
        for name, cases in table.items()
        for number, case in enumerate(cases, 1)
    ]


def expand(value: Any) -> Any:
    """'‹kata ×3›' in any text of a value → 'kata kata kata '."""
    if isinstance(value, str):
        return re.sub(r"‹([^›×]*)×(\d+)›", lambda found: found[1] * int(found[2]), value)
    if isinstance(value, dict):
        return {name: expand(part) for name, part in value.items()}
    return [expand(part) for part in value] if isinstance(value, list) else value


def to_tree(markup: str) -> html.HtmlElement:
    """HTML → a `div` that holds it."""
    return html.fragment_fromstring(markup, create_parent="div")


def show(value: Any) -> Any:
    """Any value of ours → what a table can hold: trees as HTML, typed values without what they need not say."""
    if isinstance(value, etree._Element):
        return etree.tostring(value, encoding="unicode", with_tail=False)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: show(part) for name, part in value._asdict().items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: show(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, range):
        return list(value)
    if isinstance(value, dict):
        return {name: show(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)) or hasattr(value, "__next__"):
        return [show(part) for part in value]
    return round(value, 2) if isinstance(value, float) else value
