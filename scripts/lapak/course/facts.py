"""facts.yml: values that change (fees, names, dates), each with its source and the day it was checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Discriminator, StrictBool, StrictStr, Tag
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.schema import check_value
from lapak.course.source import load_text
from lapak.course.yaml_text import YamlText

FACTS_NAME = "facts.yml"


def _keep_dates(value: Any) -> Any:
    """A number is no date, though pydantic would count seconds from it."""
    if isinstance(value, (date, str)):
        return value
    raise PydanticCustomError("date_type", "a date")


def _find_form(value: Any) -> str:
    return "(languages)" if isinstance(value, dict) else "(text)"


Said = Annotated[
    Annotated[StrictStr, Tag("(text)")] | Annotated[dict[StrictStr, StrictStr], Tag("(languages)")],
    Discriminator(_find_form),
]
"""Words for every language, or by language code."""
Day = Annotated[date, BeforeValidator(_keep_dates)]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Fact:
    """One value, in words, with where it was read and when it must be looked up again."""

    value: Said
    source: StrictStr
    checked_on: Day
    recheck_after: Day
    unit: StrictStr = ""
    verified: StrictBool = True

    def __post_init__(self) -> None:
        if isinstance(self.value, dict) and SOURCE_LANGUAGE not in self.value:
            raise ValueError(f"'value' has no words in '{SOURCE_LANGUAGE}', in which every other language falls back")

    def to_text(self, language: str) -> str:
        """The value in a language (Indonesian where it has none), with its unit."""
        value = self.value if isinstance(self.value, str) else self.value.get(language)
        if value is None:
            value = self.value[SOURCE_LANGUAGE]  # type: ignore[index]
        return f"{value} {self.unit}".strip()


def load_facts(file: Path, path: str, problems: list[Problem]) -> dict[str, Fact]:
    """facts.yml → its entries by name; none when there is no such file."""
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    values = source.load(problems)
    if not values:
        return {}
    facts = {}
    for name, entry in values.items():
        own = source.below(name)
        if not isinstance(entry, dict):
            problems.append(
                Problem(path, own.find_line(()), f"fact '{name}' has no keys", "write 'value:', 'source:' below it")
            )
            continue
        fact = check_value(entry, Fact, own, problems)
        if fact:
            facts[name] = fact
    return facts


def find_due(facts: dict[str, Fact], today: date) -> list[tuple[str, Fact]]:
    """Facts to look up: those that nobody has verified, and those past their date."""
    return [(name, fact) for name, fact in facts.items() if not fact.verified or fact.recheck_after < today]
