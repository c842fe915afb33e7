"""`{{ edition.place }}` and `{{ fact.name }}` in texts → their values; a wrong name is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from lapak.course.local_languages import choose_words
from lapak.course.model import Section, Text
from lapak.course.problems import Problem, suggest
from lapak.course.project import Project
from lapak.course.reading.yaml_nodes import shorten
from lapak.course.text import Markdown, rewrite
from lapak.course.training.agenda import count_tables
from lapak.course.training.edition import Edition
from lapak.course.values.facts import Fact
from lapak.course.values.glossary import Term, to_name, to_short
from lapak.course.values.statements import STATEMENT, find_statement
from lapak.course.values.words import Words, begin_large

T = TypeVar("T", bound=Text[Markdown])
EXPRESSION = re.compile(r"\{\{([^{}]*)\}\}")
ORDER = re.compile(r"\{%[^%\n]{0,500}%\}")
"""Of another program: once it has been told, nothing else need be said of it."""
LEFT_OVER = re.compile(r"\{\{|\}\}|\{%")
NAME = re.compile(r"\s*[^\W\d]\w*(?:\.[^\W\d]\w*)+\s*\Z")
"""Names and nothing else: what cannot be calculated can neither fail nor take long."""
LOCAL_LINE = re.compile(r"^.*\{\{\s*edition\.language\.\w+\s*\}\}.*(?:\n|\Z)", re.MULTILINE)
"""Left out of an edition in Indonesian alone: it says something of a language that is not there."""
FORBIDDEN = re.compile(r"[<{|\n]")
WANTED = "write '{{ edition.NAME }}' or '{{ fact.NAME }}', a NAME of the mkdocs file or of modules/facts.yml"
BARE = "value"
"""`{{ fact.NAME.value }}`: without its date, for the address of a link, as the date stands in its words."""
TERM = "term"
"""`*[kode OTP]:` without words asks the glossary: `{{ term.kode_otp }}`."""
MISSING = object()


@dataclass(frozen=True)
class Spoken:
    """A value that has words of its own in each language."""

    words: Mapping[str, str]


NO_TERMS: Mapping[str, Spoken] = MappingProxyType({})


def to_terms(terms: Mapping[str, Term], languages: Iterable[str]) -> dict[str, Spoken]:
    """The terms of the glossary → what a text may ask of them: `{{ term.kode_otp }}`."""
    codes = tuple(languages)
    return {to_name(word): Spoken({code: to_short(term, code) for code in codes}) for word, term in terms.items()}


def to_values(project: Project, edition: Edition, words: Mapping[str, Words], questions: int = 0) -> dict[str, Any]:
    """An edition, the words of its languages, how many questions its test has → what a text may say of it.

    `{{ edition.place }}` is one of them.
    """
    named = {code: own.name_questions(questions) for code, own in words.items()}
    return {
        "name": edition.name,
        "title": project.site_name,
        "institution": edition.institution,
        "place": edition.place,
        "contact": edition.contact_words,
        "products": _to_products(edition),
        "language": {
            "code": " ".join(one.code for one in edition.local),
            "name": _join_names([one.name for one in edition.local], words),
        },
        "languages": Spoken(
            {
                code: _join(str(own["indonesian"]), [one.name for one in edition.local], str(own["list_and"]))
                for code, own in words.items()
            }
        ),
        "questions": Spoken(named),
        "questions_title": Spoken({code: begin_large(said) for code, said in named.items()}),
        "module_count": str(len(edition.modules)),
        "participants": str(edition.participants),
        "helpers": str(edition.helpers),
        "tables": str(count_tables(edition.participants)),
        "tables_each": str(-(-count_tables(edition.participants) // max(1, edition.helpers))),
    }


def _join_names(names: Sequence[str], words: Mapping[str, Words]) -> str | Spoken:
    """Names of languages → 'Basa Jawa', 'Basa Jawa dan Basa Sunda'; '' of none."""
    if len(names) < 2:
        return "".join(names)
    return Spoken({code: _join(names[0], names[1:], str(own["list_and"])) for code, own in words.items()})


def _join(first: str, names: Sequence[str], word: str) -> str:
    """'bahasa Indonesia, Basa Jawa, dan Basa Sunda'."""
    names = [first, *names]
    comma = "," if len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {word} {names[-1]}" if len(names) > 1 else first


def _to_products(edition: Edition) -> str | Spoken:
    if isinstance(edition.products, tuple):
        return ", ".join(edition.products)
    return Spoken({code: ", ".join(goods) for code, goods in edition.products.items()})


class Variables:
    """The values of an edition, and the one way to put them into a text."""

    def __init__(
        self,
        edition: Mapping[str, Any],
        facts: Mapping[str, Fact],
        words: Mapping[str, Words],
        terms: Mapping[str, Spoken] = NO_TERMS,
    ) -> None:
        self.edition = edition
        self.facts = facts
        self.words = words
        self.terms = terms
        self._is_alone = edition.get("language", {}).get("name") == ""

    def fill_text(self, text: T, problems: list[Problem]) -> T:
        """A merged text without its sections → the same with every variable filled in."""

        def change(value: Any) -> Any:
            return self._fill(value, text.language, text.path, 1, problems)

        return rewrite(text, change)

    def fill_section(self, section: Section[Markdown], problems: list[Problem]) -> Section[Markdown]:
        """A merged section → the same with every variable filled in."""

        def change(value: Any, line: int) -> Any:
            if isinstance(value, Markdown):
                return replace(value, text=self._fill(value.text, section.language, value.path, value.line, problems))
            return self._fill(value, section.language, section.path, line, problems)

        blocks = tuple(rewrite(block, partial(change, line=block.line)) for block in section.blocks)
        bare = rewrite(replace(section, blocks=()), partial(change, line=section.line))
        return replace(bare, blocks=blocks)

    def _fill(self, text: str, language: str, path: str, line: int, problems: list[Problem]) -> str:
        if "{{" not in text and "}}" not in text and "{%" not in text:
            return text

        if self._is_alone:
            text = LOCAL_LINE.sub("", text)

        def value_of(match: re.Match[str]) -> str:
            here = line + text.count("\n", 0, match.start())
            return self._find_text(match[1], language, path, here, problems)

        if found := LEFT_OVER.search(EXPRESSION.sub(_keep_lines, text)):
            here = line + EXPRESSION.sub(_keep_lines, text).count("\n", 0, found.start())
            what, fix = f"'{found[0]}' belongs to no variable", "write a variable as '{{ edition.place }}'"
            if found[0] == "{%":
                what, fix = STATEMENT
            problems.append(Problem(path, here, what, fix))
        return EXPRESSION.sub(value_of, ORDER.sub("", text))

    def _find_text(self, expression: str, language: str, path: str, line: int, problems: list[Problem]) -> str:
        shown = f"{{{{{shorten(expression)}}}}}"
        value = self._find_value(expression)
        if value is MISSING:
            what, fix = find_statement(expression) or self._tell_unknown(expression, shown)
            problems.append(Problem(path, line, what, fix))
            return ""
        text = self._to_text(value, language)
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

    def _find_value(self, expression: str) -> Any:
        """'edition.language.name' → that value."""
        if not NAME.match(expression):
            return MISSING
        group, *names = expression.strip().split(".")
        value = {"edition": self.edition, "fact": self.facts, TERM: self.terms}.get(group, MISSING)
        for name in names:
            if isinstance(value, Fact) and name == BARE:
                return Spoken({code: value.to_text(code) for code in self.words})
            value = value.get(name, MISSING) if isinstance(value, Mapping) else MISSING
        return value if isinstance(value, (str, Spoken, Fact)) else MISSING

    def _to_text(self, value: Any, language: str) -> str | None:
        if isinstance(value, Spoken):
            found = choose_words(value.words, language)
            return found[1] if found else None
        if isinstance(value, Fact):
            return f"{value.to_text(language)} ({self.words[language].to_note(value)})"
        return str(value)

    def _tell_unknown(self, expression: str, shown: str) -> tuple[str, str]:
        group, _, name = expression.strip().partition(".")
        if group != TERM:
            return f"unknown variable '{shown}'", self._suggest(expression)
        known = f"; the glossary has: {', '.join(self.terms)}" if self.terms else ""
        return f"nothing says what '{name.replace('_', ' ')}' means", f"write its meaning behind '*[…]: '{known}"

    def _suggest(self, expression: str) -> str:
        groups: dict[str, Mapping[str, Any]] = {"edition": self.edition, "fact": self.facts}
        group, *names = expression.strip().split(".")
        if not NAME.match(expression) or group not in groups:
            return WANTED
        known = groups[group]
        for name in names:
            if not isinstance(known.get(name), Mapping):
                return suggest(name, known)
            known = known[name]
        return f"write one of its parts: {', '.join(f'{expression.strip()}.{part}' for part in known)}"


def _keep_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
