"""The styles of all pages → those that one page needs: they stand inside each page, so each byte is sent again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import rcssmin
import tinycss2

from lapak.course.project import Project
from lapak.render.palette import SHEET as PALETTE
from lapak.render.palette import load_sheet
from lapak.render.short_names import shorten_colours, shorten_page, shorten_selector

LIGHT_SHEETS = (PALETTE, "styles/shell.css", "styles/article.css", "styles/frame.css")
BRAND_SHEET = "styles/brand.css"
"""Of an edition with a brand."""
CLASSES, TAGS = re.compile('class="([^"]*)"'), re.compile(r"<([a-z][a-z0-9]*)")
AWAY, LEADS_AWAY = '[href^="http"]', re.compile(r'<a href="http')
"""What stands for links to other sites; those with a class are no text of a page."""
GROUPS = ("media", "supports", "container", "layer")
"""What has rules inside it."""
WHOLE = (":root", "html", "body")
"""What stands for the whole page: inside of one element, for that."""
QUIET: dict[str, bool] = {"skip_comments": True, "skip_whitespace": True}


@dataclass(frozen=True)
class Selector:
    """One of the selectors of a rule."""

    text: str
    names: frozenset[str]
    """The classes ('.steps') and elements ('ol') that a page must have for it to match anything."""


@dataclass(frozen=True)
class Rule:
    """Selectors with their declarations; or a condition such as '@media print' with the rules inside it."""

    selectors: tuple[Selector, ...]
    declarations: str = ""
    condition: str = ""
    rules: tuple[Rule | Statement, ...] = ()

    def to_text(self, names: frozenset[str]) -> str:
        """What of it a page with these names can use; '' when nothing."""
        if self.condition:
            inside = "".join(rule.to_text(names) for rule in self.rules)
            return f"{self.condition}{{{inside}}}" if inside else ""
        used = ",".join(selector.text for selector in self.selectors if selector.names <= names)
        return f"{used}{{{self.declarations}}}" if used else ""

    def to_short(self) -> Rule:
        """The same by short names; what a page must have for it is still said by the long ones."""
        selectors = tuple(Selector(shorten_selector(one.text), one.names) for one in self.selectors)
        rules = tuple(rule.to_short() for rule in self.rules)
        return Rule(selectors, shorten_colours(self.declarations), self.condition, rules)

    def to_scoped(self, scope: str) -> str:
        """The same for what stands inside one element alone."""
        if self.condition:
            return f"{self.condition}{{{''.join(rule.to_scoped(scope) for rule in self.rules)}}}"
        texts = (selector.text.strip() for selector in self.selectors)
        scoped = (scope if text in WHOLE else f"{scope} {text}" for text in texts)
        return f"{','.join(scoped)}{{{self.declarations}}}"


@dataclass(frozen=True)
class Statement:
    """What is said of no element, such as '@page' and '@font-face': it stands as it is, wherever the sheet does."""

    text: str

    def to_text(self, names: frozenset[str]) -> str:
        """All of it."""
        return self.text

    def to_short(self) -> Statement:
        """The same."""
        return self

    def to_scoped(self, scope: str) -> str:
        """The same."""
        return self.text


class Styles:
    """A sheet of styles, made light."""

    def __init__(self, sheet: str) -> None:
        # This minifier keeps every rule as it is written: one that modernises them would lose old browsers.
        self.text: str = rcssmin.cssmin(sheet)
        self._rules = tuple(_to_rules(tinycss2.parse_stylesheet(self.text, **QUIET)))
        self._short_rules = tuple(rule.to_short() for rule in self._rules)

    def to_scoped(self, scope: str) -> str:
        """The same sheet for what stands inside one element alone, such as '.md-content'."""
        return "".join(rule.to_scoped(scope) for rule in self._rules)

    def to_used(self, markup: str) -> str:
        """A page with all styles in it → the same page with those that it needs.

        What a script adds later is needed too: it stands in a `<template>` of the page.
        """
        classes = {f".{name}" for names in CLASSES.findall(markup) for name in names.split()}
        away = {AWAY} if LEADS_AWAY.search(markup) else set()
        return self._to_page(markup, frozenset(classes | away | set(TAGS.findall(markup))))

    def to_whole(self, markup: str) -> str:
        """A page with all styles in it → the same, as other pages call what is in them."""
        return self._to_page(markup, frozenset(_list_names(self._rules)))

    def _to_page(self, markup: str, names: frozenset[str]) -> str:
        """By short names."""
        used = "".join(rule.to_text(names) for rule in self._short_rules)
        return used.join(map(shorten_page, markup.split(self.text)))


def load_styles(project: Project) -> Styles:
    """A project → the styles of its pages, its own ones last: they stand inside the pages, too."""
    own = [BRAND_SHEET] if project.edition.get("brand") else []
    sheets = [load_sheet(project, name) for name in (*LIGHT_SHEETS, *own)]
    return _make_styles("\n".join([*sheets, *(sheet.read_text("utf-8") for sheet in project.extra_styles)]))


@lru_cache(maxsize=8)
def _make_styles(sheet: str) -> Styles:
    """Each language and each kind of page asks for the same sheet."""
    return Styles(sheet)


def _list_names(rules: Iterable[Rule | Statement]) -> Iterator[str]:
    """All that rules ask for."""
    for rule in rules:
        if isinstance(rule, Rule):
            for selector in rule.selectors:
                yield from selector.names
            yield from _list_names(rule.rules)


def _to_rules(nodes: Iterable[Any]) -> Iterator[Rule | Statement]:
    """What cannot be read is left out, as browsers do it."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield Rule(tuple(_to_selectors(node.prelude)), tinycss2.serialize(node.content))
        elif node.type == "at-rule":
            yield _to_at_rule(node, f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}")


def _to_at_rule(node: Any, head: str) -> Rule | Statement:
    if node.content is None:
        return Statement(f"{head};")
    if node.lower_at_keyword not in GROUPS:
        return Statement(f"{head}{{{tinycss2.serialize(node.content)}}}")
    inside = tinycss2.parse_blocks_contents(node.content, **QUIET)
    return Rule((), condition=head, rules=tuple(_to_rules(inside)))


def _to_selectors(tokens: Iterable[Any]) -> Iterator[Selector]:
    selector: list[Any] = []
    for token in [*tokens, ","]:
        if token == ",":
            text = tinycss2.serialize(selector)
            yield Selector(text, frozenset([*_find_names(selector), *([AWAY] if AWAY in text else [])]))
            selector = []
        else:
            selector.append(token)


def _find_names(tokens: list[Any]) -> Iterator[str]:
    """What stands in brackets, as of `:not(.menu)`, asks for nothing that must be there; but for `:has(.pair)`."""
    before = ""
    for token in tokens:
        if token.type == "ident" and before != ":":
            yield f".{token.value}" if before == "." else token.value
        if token.type == "function" and token.lower_name == "has":
            yield from _find_names(token.arguments)
        before = token.value if token.type == "literal" else ""
