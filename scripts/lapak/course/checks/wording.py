"""Words that must stand in a translation, words that may not, and words that shame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lapak.course.checks.passages import Passage, find_text_passages
from lapak.course.library import Library
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.values.glossary import Glossary

ENDINGS = "e|ne|ke|na|ana|an|keun|eun|"
"""What Javanese and Sundanese hang onto a word: daftare, daftarna, daftarkeun."""


class Wording:
    """All texts as passages, each text parted once for all rules."""

    def __init__(self, library: Library, glossary: Glossary) -> None:
        self.library = library
        self.glossary = glossary
        self.translations = {
            (text.origin, language): tuple(find_text_passages(text, language))
            for text in library.texts
            for language in text.translated_sections
        }
        self.sources = {text.origin: tuple(find_text_passages(text, SOURCE_LANGUAGE)) for text in library.texts}


def check_kept_terms(wording: Wording) -> list[Problem]:
    """A term that stays as it is in all languages stands in a section's translation when it stands in its source."""
    kept = [term for term, entry in wording.glossary.terms.items() if entry.keep]
    problems: list[Problem] = []
    for (origin, _), passages in wording.translations.items():
        sources = _join_sections(wording.sources[origin])
        headings = {passage.section: passage for passage in reversed(passages)}
        for section, words in _join_sections(passages).items():
            lost = [term for term in kept if _has(term, sources.get(section, "")) and not _has(term, words)]
            for term in lost:
                what = f"section '{section}' lacks the word '{term}' of the Indonesian text"
                heading = headings[section]
                problems.append(Problem(heading.path, heading.line, what, "keep the word, and explain it in place"))
    return problems


def _join_sections(passages: Iterable[Passage]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for passage in passages:
        joined[passage.section] = f"{joined.get(passage.section, '')} {passage.text}"
    return joined


def _has(term: str, text: str) -> bool:
    """True when a word of the text begins with the term: a local language adds its own endings (resine, OTP-ne)."""
    position = text.lower().find(term.lower())
    return position >= 0 and (position == 0 or not text[position - 1].isalnum())


def check_register(wording: Wording) -> list[Problem]:
    """No word of a wrong register, and no Indonesian word that a translator overlooked, outside of quotations."""
    problems: list[Problem] = []
    for (_, language), passages in wording.translations.items():
        glossary = wording.glossary
        problems += _find_words(passages, glossary.forbidden.get(language, {}), "is not the tone of these texts")
        problems += _find_words(passages, glossary.leftover.get(language, {}), "is Indonesian")
    return problems


def _find_words(passages: Iterable[Passage], words: Mapping[str, str], what: str) -> Iterator[Problem]:
    if not words:
        return
    pattern = _to_pattern(words)
    for passage in passages:
        for match in pattern.finditer(passage.unquoted):
            word = match[0].lower()
            yield Problem(passage.path, passage.line, f"the word '{word}' {what}", f"write '{words[word]}'")


def check_variants(wording: Wording) -> list[Problem]:
    """One word for one idea: not the other of a settled pair, with or without an ending, outside of quotations."""
    texts = [(SOURCE_LANGUAGE, passages) for passages in wording.sources.values()]
    texts += [(language, passages) for (_, language), passages in wording.translations.items()]
    return [
        problem
        for language, passages in texts
        for problem in _find_variants(passages, wording.glossary.variants.get(language, {}))
    ]


def _find_variants(passages: Iterable[Passage], settled: Mapping[str, str]) -> Iterator[Problem]:
    if not settled:
        return
    pattern = _to_pattern(settled, ENDINGS)
    for passage in passages:
        for match in pattern.finditer(passage.unquoted):
            stem, ending = match[1].lower(), match[2].lower()
            what = f"the word '{stem}{ending}' is written otherwise in the other texts"
            fix = f"write '{settled[stem]}{ending}'{_tell_own_glossary(passage, stem)}"
            if settled[stem] != stem:
                yield Problem(passage.path, passage.line, what, fix)


def _tell_own_glossary(passage: Passage, stem: str) -> str:
    """What an edition may do that says it otherwise in texts of its own: one word of a pair is no better Javanese."""
    room, _, name = passage.path.partition("/")[0].partition(".")
    if not name or room not in ("modules", "docs"):
        return ""
    return f", or keep yours: 'variants: {{{passage.language}: {{{stem}: {stem}}}}}' in modules.{name}/glossary.yml"


def _to_pattern(words: Iterable[str], endings: str = "") -> re.Pattern[str]:
    """Whole words, whatever their capitals; not inside a name such as 'a-b' or '.apk'. Groups: the word, its ending."""
    return re.compile(rf"(?<![\w.-])({'|'.join(map(re.escape, words))})({endings})(?![\w-])", re.IGNORECASE)


def check_blame(wording: Wording) -> list[Problem]:
    """No text shames its readers (brief A6)."""
    if not wording.glossary.blame:
        return []
    pattern = _to_pattern(wording.glossary.blame)
    texts = [*wording.sources.values(), *wording.translations.values()]
    fix = "begin with what people have, not with what they lack"
    return [
        Problem(passage.path, passage.line, f"the word '{match[0].lower()}' blames or shames", fix)
        for passages in texts
        for passage in passages
        for match in pattern.finditer(passage.text)
    ]
