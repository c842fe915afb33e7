"""What a field holds is said where it is declared: a choice is no word of a text, whoever adds one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, get_origin, get_type_hints

import pytest

from lapak.course import blocks
from lapak.course.blocks.base import Block
from lapak.course.blocks.practices import Claim
from lapak.course.model import Section
from lapak.course.text import NOT_PRINTED, NOT_WORDS, list_fields

MODULES = [module.name for module in iter_modules(blocks.__path__)]
SCHEMAS = ("SlideOptions",)
"""What is only read, and stands in no block."""


def list_types() -> list[type[Any]]:
    modules = [import_module(f"lapak.course.blocks.{name}") for name in MODULES]
    types = [one for module in modules for one in vars(module).values() if isinstance(one, type) and is_dataclass(one)]
    return [one for one in dict.fromkeys(types) if one.__name__ not in SCHEMAS]


@pytest.mark.parametrize("kind", list_types(), ids=lambda kind: kind.__name__)
def test_a_choice_is_marked_as_no_words(kind: type[Any]) -> None:
    hints = get_type_hints(kind)
    choices = {field.name for field in fields(kind) if get_origin(hints[field.name]) is Literal}

    assert choices & {*list_fields(kind, but=NOT_WORDS)} == set()


def test_fields_without_a_mark_are_listed() -> None:
    assert list_fields(Claim("Baca", "fake", "Palsu."), but=NOT_WORDS) == ["text", "reason"]
    assert list_fields(Block(3), but=NOT_PRINTED) == []
    assert {*list_fields(Section, but=NOT_PRINTED)}.isdisjoint({"path", "line", "review", "freshness", "has_old_notes"})
