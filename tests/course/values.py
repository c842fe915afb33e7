"""Texts of a table → what the course makes of them, drawn so that a line can hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from lapak.course.blocks import Block
from lapak.course.library import Library, SourceText
from lapak.course.problems import Problem
from lapak.course.reading.source import Source
from lapak.course.section.sections import SourceSection, load_sections
from lapak.course.text import Markdown, Phrase
from lapak.course.translation.lock import LockEntry, Review
from lapak.course.values.glossary import Glossary, Term

HASHES = ("reader_hash", "reader_text", "facilitator_hash", "origin", "path", "next_line")


def draw(value: Any) -> Any:
    """Any value of a course → what a table can hold; of a text its line and its words, of a problem what it says."""
    if is_dataclass(value) and not isinstance(value, type):
        return _draw_own(value)
    if isinstance(value, Mapping):
        return {"/".join(key) if isinstance(key, tuple) else str(key): draw(part) for key, part in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, (list, tuple)) or hasattr(value, "__next__"):
        return [draw(part) for part in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def _draw_own(value: Any) -> Any:
    """A value of a class of ours."""
    if isinstance(value, Problem):
        return [value.line, value.what, value.fix]
    if isinstance(value, Markdown):
        return f"{value.line}|{value.text}"
    if isinstance(value, Phrase):
        return f"{value.language}|{value.text}"
    if isinstance(value, SourceSection):
        hidden = (*HASHES, "proposed_id") if value.id == value.proposed_id else HASHES
        alts = [image for image, _ in value.alts]
        return {name: part for name, part in _draw_fields(value).items() if name not in hidden} | {"alts": alts}
    return ({"block": value.name} if isinstance(value, Block) else {}) | _draw_fields(value)


def _draw_fields(value: Any) -> dict[str, Any]:
    """Those that are not as they are by themselves."""
    return {
        field.name: draw(getattr(value, field.name))
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    }


def load(text: str, path: str = "m.md", origin: str = "awal") -> tuple[tuple[SourceSection, ...], list[Problem]]:
    """The body of a file → its sections and what is wrong."""
    problems: list[Problem] = []
    return load_sections(Source(path, None, tuple(text.split("\n")), 1), origin, problems), problems


def make_text(source: str, own: str = "", origin: str = "awal") -> SourceText:
    """An Indonesian body and its Javanese one → the text of both."""
    local = {"jv": load(own, "m.jv.md", origin)[0]} if own else {}
    return SourceText(origin, f"{origin}.md", None, None, load(source, "m.md", origin)[0], {}, {}, local)


def make_entry(values: Mapping[str, Any]) -> LockEntry:
    """'reader: 1, review: [guru, 2026-11-02]' → that entry of a lock."""
    review = Review(*values["review"]) if "review" in values else None
    return LockEntry(values["reader"], values.get("facilitator", ""), values.get("target", ""), review)


def make_library(source: str, own: str = "", entries: Mapping[str, Any] | None = None) -> Library:
    """One module in two languages, and what its lock says of sections."""
    locked = {("awal", name): make_entry(values) for name, values in (entries or {}).items()}
    return Library((make_text(source, own),), None, (), {"jv": locked})


def make_glossary(terms: Mapping[str, bool] | None = None, **words: Any) -> Glossary:
    """'resi: true' is a term that every language keeps."""
    empty: dict[str, Any] = {"forbidden": {}, "leftover": {}, "plain": {}, "blame": ()}
    made = {word: Term({"id": word}, {}, keep) for word, keep in (terms or {}).items()}
    return Glossary(made, **{**empty, **words})
