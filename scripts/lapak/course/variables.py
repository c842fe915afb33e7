"""`{{ edition.place }}` and `{{ fact.name }}` in texts → their values; a wrong name is a problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lapak.course.edition import Edition
from lapak.course.facts import Fact
from lapak.course.model import Section, Text
from lapak.course.problems import Problem, suggest
from lapak.course.project import Project
from lapak.course.text import Markdown, rewrite
from lapak.course.words import Words

T = TypeVar("T", bound=Text[Markdown])
EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
NAME = re.compile(r"^\s*(\w+)\.(\w+)")
FORBIDDEN = re.compile(r"[<{|\n]")
SANDBOX = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
SANDBOX.globals.clear()


@dataclass(frozen=True)
class Spoken:
    """A value that has words of its own in each language."""

    words: Mapping[str, str]


def to_values(project: Project, edition: Edition) -> dict[str, Any]:
    """An edition → what a text may say of it: `{{ edition.place }}`."""
    return {
        "name": edition.name,
        "title": project.site_name,
        "institution": edition.institution,
        "place": edition.place,
        "contact": edition.contact,
        "products": _to_products(edition),
        "language": {"code": edition.language.code, "name": edition.language.name},
        "module_count": str(len(edition.modules)),
    }


def _to_products(edition: Edition) -> str | Spoken:
    if isinstance(edition.products, tuple):
        return ", ".join(edition.products)
    return Spoken({code: ", ".join(goods) for code, goods in edition.products.items()})


class Variables:
    """The values of an edition, and the one way to put them into a text."""

    def __init__(self, edition: Mapping[str, Any], facts: Mapping[str, Fact], words: Mapping[str, Words]) -> None:
        self.edition = edition
        self.facts = facts
        self.words = words

    def fill_text(self, text: T, problems: list[Problem]) -> T:
        """A merged text without its sections → the same with every variable filled in."""

        def change(value: Any) -> Any:
            return self._fill(value, text.language, text.path, 1, problems)

        return rewrite(text, change)

    def fill_section(self, section: Section[Markdown], problems: list[Problem]) -> Section[Markdown]:
        """A merged section → the same with every variable filled in."""

        def change(value: Any) -> Any:
            if isinstance(value, Markdown):
                return replace(value, text=self._fill(value.text, section.language, value.path, value.line, problems))
            return self._fill(value, section.language, section.path, section.line, problems)

        return rewrite(section, change)

    def _fill(self, text: str, language: str, path: str, line: int, problems: list[Problem]) -> str:
        if "{{" not in text:
            return text

        def value_of(match: re.Match[str]) -> str:
            here = line + text[: match.start()].count("\n")
            return self._evaluate(match[1], language, path, here, problems)

        return EXPRESSION.sub(value_of, text)

    def _evaluate(self, expression: str, language: str, path: str, line: int, problems: list[Problem]) -> str:
        values = {"edition": self.edition, "fact": self.facts}
        shown = f"{{{{{expression}}}}}"
        try:
            value = SANDBOX.compile_expression(expression, undefined_to_none=False)(**values)
            text = self._to_text(value, language)
        except TemplateError:
            problems.append(Problem(path, line, f"unknown variable '{shown}'", self._suggest(expression)))
            return ""
        if text is None:
            fix = f"add '{language}: …' to it in the edition's mkdocs file"
            problems.append(Problem(path, line, f"'{shown}' has no words in '{language}'", fix))
            return ""
        if FORBIDDEN.search(text):
            what, fix = (
                f"the value of '{shown}' has a '<', '{{', '|' or a new line",
                "write it in plain words",
            )
            problems.append(Problem(path, line, what, fix))
        return text

    def _to_text(self, value: Any, language: str) -> str | None:
        if isinstance(value, Spoken):
            return value.words.get(language)
        if isinstance(value, Fact):
            return f"{value.to_text(language)} ({self.words[language].to_note(value)})"
        return str(value)

    def _suggest(self, expression: str) -> str:
        groups: dict[str, Any] = {"edition": self.edition, "fact": self.facts}
        match = NAME.match(expression)
        if match and match[1] in groups:
            return suggest(match[2], groups[match[1]])
        return "write 'edition.NAME' or 'fact.NAME'"
