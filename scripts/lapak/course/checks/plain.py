"""How plain the texts are: hints that stop nothing (brief C3), and the figures by which we measure ourselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lapak.course.blocks import Keypoints, Practice, Question, Quiz, Rules, Steps
from lapak.course.checks.passages import Passage, find_passages, find_text_passages, find_words
from lapak.course.library import Library, SourceText
from lapak.course.memory import Call, Memory
from lapak.course.problems import Advisory, Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.section.sections import SourceSection
from lapak.course.values.glossary import Glossary

MOST_WORDS = 15
"""In a sentence (brief C3: 8–12, at most 15)."""
MOST_SYLLABLES = 5
"""In an Indonesian word."""
MOST_SECTION_WORDS = 150
"""In a section that is only paragraphs."""
SCREEN_WORDS = 70
"""About what a small phone shows at once: one new term each."""
VOWEL = re.compile(r"(?:ai|au|ei|oi)(?![a-zé])|[aeiouéè]", re.IGNORECASE)
LIST = re.compile(r"^[ \t]*(?:(?:[-*+]|\d+[.)])\s+|\|)", re.MULTILINE)


@dataclass(frozen=True)
class Plainness:
    """The figures of one text in one language."""

    origin: str
    language: str
    sentences: int
    short: int
    """Sentences of at most 15 words."""
    longest: int
    advisories: tuple[Advisory, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Text and language: two editions share most of their texts."""
        return self.origin, self.language

    @property
    def share(self) -> float:
        """Short sentences among all, 0 to 1."""
        return self.short / self.sentences if self.sentences else 1.0


def measure_plainness(library: Library, glossary: Glossary, memory: Memory | None = None) -> tuple[Plainness, ...]:
    """All texts → their figures and hints, text by text and language by language."""
    calls = [Call((text, glossary)) for text in library.texts]
    return tuple(one for found in (memory or Memory()).run_all(_measure_text, calls, []) for one in found)


def _measure_text(text: SourceText, glossary: Glossary, _problems: list[Problem]) -> list[Plainness]:
    return [_measure(text, language, glossary) for language in (SOURCE_LANGUAGE, *text.translated_sections)]


def _measure(text: SourceText, language: str, glossary: Glossary) -> Plainness:
    passages = list(find_text_passages(text, language))
    lengths = [len(find_words(sentence)) for passage in passages for sentence in passage.sentences]
    hints = [*_find_long_sentences(passages), *_find_long_sections(text, language)]
    if language == SOURCE_LANGUAGE:
        hints += [*_find_hard_words(passages, glossary), *_find_crowded_sections(text, glossary.terms)]
    short = sum(1 for length in lengths if length <= MOST_WORDS)
    worst = tuple(sorted(hints, reverse=True))
    return Plainness(text.origin, language, len(lengths), short, max(lengths, default=0), worst)


def _find_long_sentences(passages: Iterable[Passage]) -> Iterator[Advisory]:
    for passage in passages:
        for sentence in passage.sentences:
            count = len(find_words(sentence))
            if count > MOST_WORDS:
                what = f"a sentence of {count} words: {sentence[:60]}…"
                yield Advisory(count - MOST_WORDS, passage.path, passage.line, what)


def _find_hard_words(passages: Iterable[Passage], glossary: Glossary) -> Iterator[Advisory]:
    for passage in passages:
        for word in {word.lower() for word in find_words(passage.unquoted)}:
            if word in glossary.plain:
                what = f"'{word}' is not a daily word; write '{glossary.plain[word]}'"
                yield Advisory(2, passage.path, passage.line, what)
            elif (
                passage.audience != "facilitator"
                and word not in glossary.terms
                and count_syllables(word) > MOST_SYLLABLES
            ):
                what = f"'{word}' has {count_syllables(word)} syllables; is there a shorter word?"
                yield Advisory(1, passage.path, passage.line, what)


def count_syllables(word: str) -> int:
    """An Indonesian word → its syllables; of 'buru-buru' those of one half.

    Every vowel letter is a syllable but for the diphthongs ai, au, ei, oi (Ejaan Bahasa Indonesia, vokal dan diftong);
    pyphen's patterns part 'buru' into three.
    """
    return max(len(VOWEL.findall(part)) for part in word.split("-"))


def count_reader_words(section: SourceSection) -> int:
    """A section → the words that a participant reads in it."""
    passages = find_passages(section, "")
    return sum(len(find_words(passage.text)) for passage in passages if passage.audience == "reader")


def _find_long_sections(text: SourceText, language: str) -> Iterator[Advisory]:
    sections = text.sections if language == SOURCE_LANGUAGE else text.translated_sections.get(language, ())
    for section in sections:
        count = count_reader_words(section)
        if section.origin == text.origin and count > MOST_SECTION_WORDS and not is_broken_up(section):
            what = f"section '{section.id}' has {count} words and no drawing, list or steps"
            yield Advisory(count - MOST_SECTION_WORDS, section.path, section.line, what)


def is_broken_up(section: SourceSection) -> bool:
    """True when a drawing, a list, a table, steps, a quiz, practice or folded answers rest the eye."""
    lists = any(isinstance(block, (Steps, Keypoints, Rules, Quiz, Question, Practice)) for block in section.blocks)
    texts = [block.text.text for block in section.blocks if hasattr(block, "text")]
    return lists or bool(section.alts) or any(LIST.search(text) for text in texts)


def _find_crowded_sections(text: SourceText, terms: Mapping[str, object]) -> Iterator[Advisory]:
    """More than one new term a screen: terms of the glossary that this text uses here for the first time."""
    known: set[str] = set()
    for section in text.sections:
        words = " ".join(p.text for p in find_passages(section, "") if p.audience == "reader").lower()
        new = {term for term in terms if term not in known and re.search(rf"\b{re.escape(term)}\b", words)}
        screens = max(1, -(-len(find_words(words)) // SCREEN_WORDS))
        known |= new
        if len(new) > screens:
            what = f"section '{section.id}' brings {len(new)} new terms on {screens} screens: {', '.join(sorted(new))}"
            yield Advisory(len(new) - screens, section.path, section.line, what)
