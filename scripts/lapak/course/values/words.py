"""The interface words of one language: `overrides/words/<language>.yml`; what is missing is Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

from lapak.course.local_languages import find_bases, name_language
from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import SOURCE_LANGUAGE, Project
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_text import YamlText
from lapak.course.values.facts import Fact

QUESTIONS, QUESTIONS_TITLE = "{questions}", "{Questions}"
"""In words: 'sepuluh pertanyaan', as many as the edition's test has."""


@dataclass(frozen=True)
class Words:
    """Interface words by key. In templates `words.quiz` is one of them."""

    language: str
    texts: dict[str, Any]

    path: str = ""
    """Of the Indonesian words, where every word must stand."""
    spoken: str = SOURCE_LANGUAGE
    """The language that they are in: of one whose words nobody has written, that which it falls back to."""

    def __getitem__(self, key: str) -> Any:
        if key not in self.texts:
            what = f"the word '{key}' is missing"
            raise SourceError([Problem(self.path, 1, what, "copy it from the project that yours began with")])
        return self.texts[key]

    def fill(self, key: str, **values: object) -> str:
        """A word with its `{placeholders}` filled in."""
        return str(self[key]).format(**values)

    def name_questions(self, count: int) -> str:
        """How many questions the test has → 'sepuluh pertanyaan'; 'pertanyaan' where there are none."""
        numbers = self["exam_numbers"]
        number = "" if not count else numbers[count - 1] if count <= len(numbers) else count
        return self.fill("exam_questions", number=number).strip()

    def count_questions(self, count: int) -> Words:
        """How many questions the test has → the same words with their number in the place of `{questions}`."""
        named = self.name_questions(count)
        return replace(self, texts={key: _put_in(value, named) for key, value in self.texts.items()})

    def tell_fallback(self, other: str, freshness: str, name: str) -> str:
        """Another language that stands in the place of this one's, and why → a notice; `name` is of this one."""
        if freshness == "missing" and other != SOURCE_LANGUAGE:
            return self.fill("notice_beneath", language=name, other=name_language(other))
        return self.fill("notice_missing" if freshness == "missing" else "notice_old", language=name)

    def to_note(self, fact: Fact) -> str:
        """What stands behind a fact: when its source was written, or when it was read, and whether it holds."""
        notes = []
        if fact.source_date:
            notes.append(self.fill("source_of", date=self._to_month(fact.source_date)))
        elif fact.verified:
            notes.append(self.fill("checked_on", date=self._to_month(fact.checked_on)))
        if not fact.verified:
            notes.append(str(self["not_checked"]))
        return ", ".join(notes)

    def _to_month(self, day: date) -> str:
        return f"{self['months'][day.month - 1]} {day.year}"


def _put_in(value: Any, named: str) -> Any:
    if isinstance(value, list):
        return [_put_in(part, named) for part in value]
    return (
        value.replace(QUESTIONS, named).replace(QUESTIONS_TITLE, begin_large(named))
        if isinstance(value, str)
        else value
    )


def begin_large(words: str) -> str:
    """Words → the same with a large first letter."""
    return f"{words[:1].upper()}{words[1:]}"


def load_words(project: Project, language: str, problems: list[Problem]) -> Words:
    """The words of a language over those it falls back to, Indonesian last; an unknown key is a problem."""
    texts: dict[str, Any] = {}
    spoken = SOURCE_LANGUAGE
    for code in dict.fromkeys((SOURCE_LANGUAGE, *reversed(find_bases(language)), language)):
        for root in reversed(project.template_roots):
            own = _load_file(project, root / "words" / f"{code}.yml", texts, problems)
            texts = {**texts, **own}
            spoken = code if own else spoken
    path = project.show(project.template_roots[-1] / "words" / f"{SOURCE_LANGUAGE}.yml")
    return Words(language, texts, path, spoken)


def _load_file(project: Project, file: Path, known: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    if not file.exists():
        return {}
    path = project.show(file)
    text = load_text(file, path, problems)
    source = YamlText(text or "", path)
    values, told = _read(source)
    problems.extend(told)
    texts = {}
    for key, value in values.items():
        if known and key not in known:
            problems.append(Problem(path, source.find_line((key,)), f"unknown word '{key}'", suggest(key, known)))
        elif fault := _find_fault(value, known.get(key)):
            line = source.find_line((key,))
            problems.append(Problem(path, line, f"the word '{key}' {fault[0]}", fault[1]))
            continue
        texts[key] = value
    return texts


@lru_cache(maxsize=32)
def _read(source: YamlText) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """A file's words, and what is told of it: every language and every edition begins with the Indonesian ones."""
    told: list[Problem] = []
    return MappingProxyType(source.load(told) or {}), tuple(told)


def _find_fault(value: Any, known: Any) -> tuple[str, str] | None:
    """What is wrong with a word, beside its Indonesian one, and how to mend it."""
    if isinstance(known, list) or (known is None and isinstance(value, list)):
        count = len(known or value)
        if not isinstance(value, list) or len(value) != count or not all(isinstance(part, str) for part in value):
            return f"is not a list of {count} texts", 'write it as \'["…", "…"]\', as in id.yml'
        return None
    if not isinstance(value, str):
        return "is not a text", 'write it in quotes: "…"'
    if "{" not in value and "}" not in value and "{" not in (known or ""):
        return None  # as most words are
    try:
        names = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
    except ValueError:
        return "has a '{' or '}' without the other", "write both, or neither"
    wanted = {name for _, name, _, _ in Formatter().parse(known or value) if name is not None}
    strange = sorted(name for name in names if name not in wanted or not name.isidentifier())
    if strange:
        return f"has '{{{strange[0]}}}', for which there is no value", suggest(strange[0], wanted - {*strange})
    if lost := sorted(wanted - names):
        return f"lacks '{{{lost[0]}}}'", f"write it where the value is to stand, as in '{known}'"
    return None
