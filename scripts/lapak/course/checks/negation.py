"""A safety rule that forbids, forbids in every language: no translation loses its 'do not'."""

from __future__ import annotations

from collections.abc import Iterable

from lapak.course.blocks import Rules
from lapak.course.checks.passages import find_words
from lapak.course.checks.wording import Wording
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.sections import SourceSection
from lapak.course.text import Markdown


def check_negations(wording: Wording) -> list[Problem]:
    """Each rule with a word of `negations:` in its source has one of its own language in its translation."""
    negations = wording.glossary.negations
    problems: list[Problem] = []
    for text in wording.library.texts:
        sources = {section.id: _list_rules(section) for section in text.sections if section.origin == text.origin}
        for language, sections in text.translated_sections.items():
            for section in sections:
                for source, own in zip(sources.get(section.id, []), _list_rules(section), strict=False):
                    forbids = _has(source, negations.get(SOURCE_LANGUAGE, ()))
                    known = negations.get(language, ())
                    if forbids and known and not _has(own, known):
                        what = f"this rule forbids in {source.path}:{source.line}, and not here"
                        problems.append(own.problem(what, f"say it with one of: {', '.join(known)}"))
    return problems


def _list_rules(section: SourceSection) -> list[Markdown]:
    return [point for block in section.blocks if isinstance(block, Rules) for point in block.points]


def _has(rule: Markdown, words: Iterable[str]) -> bool:
    return not set(words).isdisjoint(find_words(rule.text.lower()))
