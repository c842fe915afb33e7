"""Words that must stand in a translation, words that may not, and words that shame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lapak.course.checks.passages import Passage, find_text_passages
from lapak.course.glossary import Glossary
from lapak.course.library import Library
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE, Project


def check_kept_terms(project: Project, library: Library, glossary: Glossary) -> list[Problem]:
    """A term that stays as it is in all languages stands in a section's translation when it stands in its source."""
    kept = [term for term, entry in glossary.terms.items() if entry.keep]
    problems: list[Problem] = []
    for text in library.texts:
        sources = _join_sections(find_text_passages(text, SOURCE_LANGUAGE))
        for language, sections in text.translated_sections.items():
            own = _join_sections(find_text_passages(text, language))
            lines = {section.id: (section.path, section.line) for section in sections}
            for section, words in own.items():
                lost = [term for term in kept if _has(term, sources.get(section, "")) and not _has(term, words)]
                for term in lost:
                    what = f"section '{section}' lacks the word '{term}' of its source"
                    problems.append(Problem(*lines[section], what, "keep the word, and explain it in place"))
    return problems


def _join_sections(passages: Iterable[Passage]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for passage in passages:
        joined[passage.section] = f"{joined.get(passage.section, '')} {passage.text}"
    return joined


def _has(term: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(term)}", text, re.IGNORECASE))


def check_register(project: Project, library: Library, glossary: Glossary) -> list[Problem]:
    """No word of a wrong register, and no Indonesian word that a translator overlooked, outside of quotations."""
    problems: list[Problem] = []
    for text in library.texts:
        for language in text.translated_sections:
            passages = list(find_text_passages(text, language))
            problems += _find_words(passages, glossary.forbidden.get(language, {}), "is of a wrong register")
            problems += _find_words(passages, glossary.leftover.get(language, {}), "is Indonesian")
    return problems


def _find_words(passages: Iterable[Passage], words: Mapping[str, str], what: str) -> Iterator[Problem]:
    for passage in passages:
        for word, better in words.items():
            if re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", passage.unquoted, re.IGNORECASE):
                yield Problem(passage.path, passage.line, f"the word '{word}' {what}", f"write '{better}'")


def check_blame(project: Project, library: Library, glossary: Glossary) -> list[Problem]:
    """No text shames its readers (brief A6)."""
    problems: list[Problem] = []
    for text in library.texts:
        for language in (SOURCE_LANGUAGE, *text.translated_sections):
            for passage in find_text_passages(text, language):
                for word in glossary.blame:
                    if re.search(rf"\b{re.escape(word)}\b", passage.text, re.IGNORECASE):
                        what = f"the word '{word}' blames or shames"
                        fix = "begin with what people have, not with what they lack"
                        problems.append(Problem(passage.path, passage.line, what, fix))
    return problems
