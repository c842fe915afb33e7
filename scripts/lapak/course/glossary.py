"""modules/glossary.yml: the terms readers may not know, and the words that may not stand in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from pydantic import ConfigDict, StrictBool, StrictStr
from pydantic.dataclasses import dataclass

from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.schema import check_value
from lapak.course.sentences import split_sentences
from lapak.course.source import load_text
from lapak.course.yaml_text import YamlText

GLOSSARY_NAME = "glossary.yml"
STRICT = ConfigDict(extra="forbid")
ByLanguage = dict[StrictStr, StrictStr]


@dataclass(frozen=True, config=STRICT)
class Term:
    """A word that a reader may not know, explained in each language."""

    meaning: ByLanguage
    words: ByLanguage
    """What the translations say for it."""
    keep: StrictBool = False
    """True for a word that stays as it is in every language (brief E2): a translation must have it too."""


@dataclass(frozen=True, config=STRICT)
class Glossary:
    """Terms, and words with what to write instead."""

    terms: dict[StrictStr, Term]
    forbidden: dict[StrictStr, ByLanguage]
    """By language: words of a wrong register."""
    leftover: dict[StrictStr, ByLanguage]
    """By language: Indonesian words that a translator overlooked."""
    plain: ByLanguage
    """Indonesian words outside daily use."""
    blame: tuple[StrictStr, ...]
    """Words that shame people (brief A6)."""
    variants: dict[StrictStr, ByLanguage] = field(default_factory=dict)
    """By language: the other spelling or the other word of a pair, beside the one that was settled."""
    negations: dict[StrictStr, tuple[StrictStr, ...]] = field(default_factory=dict)
    """By language: words that forbid or deny; a safety rule may not lose its own in a translation."""


EMPTY = Glossary({}, {}, {}, {}, ())


@dataclass(frozen=True)
class GlossaryEntry:
    """One line of the glossary page."""

    id: str
    """The same in every language: 'kata-kode-otp'."""
    word: str
    meaning: str
    language: str


def load_glossary(file: Path, path: str, problems: list[Problem]) -> Glossary:
    """glossary.yml → its content; an empty glossary when there is no such file."""
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    values = source.load(problems)
    if not text or values is None:
        return EMPTY
    return check_value(values, Glossary, source, problems) or EMPTY


def list_entries(terms: Mapping[str, Term], language: str) -> tuple[GlossaryEntry, ...]:
    """Terms → the glossary of one language in alphabetical order; Indonesian where a term is not translated."""
    entries = []
    for word, term in terms.items():
        name = "-".join(["kata", *re.findall(r"[a-z0-9]+", word.lower())])
        if language in term.meaning:
            entries.append(GlossaryEntry(name, term.words.get(language, word), term.meaning[language], language))
        else:
            entries.append(GlossaryEntry(name, word, term.meaning.get(SOURCE_LANGUAGE, ""), SOURCE_LANGUAGE))
    return tuple(sorted(entries, key=lambda entry: entry.word.lower()))


def to_name(word: str) -> str:
    """'kode OTP' → 'kode_otp', by which a text asks for its meaning: `{{ term.kode_otp }}`."""
    return "_".join(re.findall(r"\w+", word.lower()))


def to_short(term: Term, language: str) -> str:
    """A term → the first sentence of its meaning, as it stands in brackets; Indonesian where it is not translated."""
    meaning = term.meaning.get(language, term.meaning.get(SOURCE_LANGUAGE, ""))
    first = next(iter(split_sentences(meaning)), "").rstrip(".")
    return first if first[1:2].isupper() else first[:1].lower() + first[1:]
