"""modules/search.yml: how people ask, beside how the texts say it, for the search of each language."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from pydantic import ConfigDict, StrictStr
from pydantic.dataclasses import dataclass

from lapak.course.local_languages import CODE
from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.reading.schema import check_value
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_text import YamlText

EVERYDAY_NAME = "search.yml"


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Everyday:
    """The words of those who ask in one language."""

    empty: tuple[StrictStr, ...] = ()
    """Words that carry no meaning in a question."""
    say: dict[StrictStr, StrictStr] = field(default_factory=dict)
    """A word or several as people type them, and what the texts say for it."""


def load_layered_everyday(project: Project, problems: list[Problem]) -> dict[str, Everyday]:
    """A project → how people ask, by language, with what an edition adds."""
    found: dict[str, Everyday] = {}
    for file in (root / EVERYDAY_NAME for root in reversed(project.module_roots)):
        for language, own in load_everyday(file, project.show(file), problems).items():
            known = found.get(language, Everyday())
            found[language] = Everyday((*known.empty, *own.empty), {**known.say, **own.say})
    return found


def load_everyday(file: Path, path: str, problems: list[Problem]) -> dict[str, Everyday]:
    """search.yml → its words by language; none when there is no such file."""
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    found = {}
    for language, words in (source.load(problems) or {}).items():
        own = source.below(language)
        if not CODE.fullmatch(language):
            fix = "write its code, such as 'id' or 'mad'"
            problems.append(Problem(path, own.find_line(()), f"'{language}' is no language", fix))
        elif not isinstance(words, dict):
            fix = "write 'empty:' or 'say:' below it"
            problems.append(Problem(path, own.find_line(()), f"language '{language}' has no keys", fix))
        elif checked := check_value(words, Everyday, own, problems):
            found[language] = checked
    return found
