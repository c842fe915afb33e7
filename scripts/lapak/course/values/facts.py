"""facts.yml: values that change (fees, names, dates), each with its source, its age and the day it was checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Discriminator, StrictBool, StrictStr, Tag
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from lapak.course.local_languages import choose_words
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.reading.schema import check_value
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_text import YamlText
from lapak.course.values.numbers import compare_numbers

FACTS_NAME = "facts.yml"
MOST_MONTHS = 6
"""Between a source and the day on which it was read: after that it shows no more what holds today."""
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z")
YEAR = re.compile(r"(?<![\w/])20\d\d(?!\w)")
"""In the words for a source; not the year of a regulation, which is part of its name (PP 42/2024)."""


def _keep_dates(value: Any) -> Any:
    """A number is no date, though pydantic would count seconds from it."""
    if isinstance(value, (date, str)):
        return value
    raise PydanticCustomError("date_type", "a date")


def _to_month(value: Any) -> Any:
    """'2025-12' is a month in YAML and in speech, but no date."""
    match = MONTH.match(value) if isinstance(value, str) else None
    if match:
        return date(int(match[1]), int(match[2]), 1)
    if isinstance(value, date):
        return value
    raise PydanticCustomError("month_type", "a month")


def _find_form(value: Any) -> str:
    return "(languages)" if isinstance(value, dict) else "(text)"


Said = Annotated[
    Annotated[StrictStr, Tag("(text)")] | Annotated[dict[StrictStr, StrictStr], Tag("(languages)")],
    Discriminator(_find_form),
]
"""Words for every language, or by language code."""
Day = Annotated[date, BeforeValidator(_keep_dates)]
Month = Annotated[date, BeforeValidator(_to_month)]


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Fact:
    """One value, in words, with where it was read and when it must be looked up again."""

    value: Said
    source: StrictStr
    checked_on: Day
    recheck_after: Day
    unit: StrictStr = ""
    source_date: Month | None = None
    """When the source was written; none where it says what holds on the day it is read."""
    verified: StrictBool = True

    def __post_init__(self) -> None:
        if isinstance(self.value, dict) and SOURCE_LANGUAGE not in self.value:
            fix = f"add '{SOURCE_LANGUAGE}: …', which is shown where a language has none"
            raise ValueError("'value' has no Indonesian words", fix)

    @property
    def age(self) -> int:
        """Months from the source to the day on which it was read."""
        if self.source_date is None:
            return 0
        read, written = self.checked_on, self.source_date
        return (read.year - written.year) * 12 + read.month - written.month

    def to_text(self, language: str) -> str:
        """The value in a language (Indonesian where it has none), with its unit."""
        if isinstance(self.value, str):
            return f"{self.value} {self.unit}".strip()
        found = choose_words(self.value, language)
        value = found[1] if found else self.value[SOURCE_LANGUAGE]
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
            problems.extend(_find_age_faults(str(name), fact, own))
            problems.extend(_compare_words(str(name), fact, own))
    return facts


def _compare_words(name: str, fact: Fact, text: YamlText) -> Iterator[Problem]:
    """A fact that is said in several languages is the same number in each."""
    said = fact.value if isinstance(fact.value, dict) else {}
    for language, words in said.items():
        if fault := compare_numbers(said[SOURCE_LANGUAGE], words):
            what = (
                f"the numbers of '{name}' differ from those in '{SOURCE_LANGUAGE}': its value in '{language}' {fault}"
            )
            fix = f"write the same numbers as in '{SOURCE_LANGUAGE}'"
            yield Problem(text.path, text.find_line(("value", language)), what, fix)


def load_layered_facts(project: Project, problems: list[Problem]) -> dict[str, Fact]:
    """A project → the facts of all editions, and over them those that this one says otherwise or has alone."""
    files = [root / FACTS_NAME for root in reversed(project.module_roots)]
    return {name: fact for file in files for name, fact in load_facts(file, project.show(file), problems).items()}


def without_words(facts: dict[str, Fact], language: str, names: Collection[str]) -> dict[str, Fact]:
    """Facts → the same without what a language says of these, which are then said in Indonesian."""
    changed = {}
    for name in names:
        said = facts[name].value if name in facts else ""
        if isinstance(said, dict):
            changed[name] = replace(facts[name], value={code: text for code, text in said.items() if code != language})
    return {**facts, **changed}


def _find_age_faults(name: str, fact: Fact, text: YamlText) -> Iterator[Problem]:
    """To open an old article today makes nothing new: what is verified has a source of these months."""
    if not fact.verified:
        return
    year = YEAR.search(fact.source)
    if year and fact.source_date is None:
        what = f"the source of fact '{name}' is of {year[0]}, and no 'source_date' says of which month"
        yield Problem(text.path, text.find_line(("source",)), what, "add 'source_date: 2026-10', with the right month")
    elif fact.age > MOST_MONTHS:
        what = f"fact '{name}' is verified by a source that was {fact.age} months old, at most {MOST_MONTHS}"
        fix = "write 'verified: false', or name a newer source"
        yield Problem(text.path, text.find_line(("source_date",)), what, fix)


def find_due(facts: dict[str, Fact], today: date) -> list[tuple[str, Fact]]:
    """Facts to look up: those that nobody has verified, and those past their date."""
    return [(name, fact) for name, fact in facts.items() if not fact.verified or fact.recheck_after < today]
