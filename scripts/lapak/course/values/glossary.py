"""modules/glossary.yml: the terms readers may not know, and the words that may not stand in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ConfigDict, StrictBool, StrictStr
from pydantic.dataclasses import dataclass

from lapak.course.local_languages import choose_words
from lapak.course.problems import Problem
from lapak.course.project import SOURCE_LANGUAGE, Project, show_path
from lapak.course.reading.schema import check_value
from lapak.course.reading.sentences import split_sentences
from lapak.course.reading.source import load_text
from lapak.course.reading.yaml_text import YamlText
from lapak.course.values.numbers import compare_numbers

GLOSSARY_NAME = "glossary.yml"
WORD = re.compile(r"\w[\w’'-]*")
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

    def denies(self, text: str, language: str) -> bool:
        """True when one of the words of `negations` stands in a text of a language."""
        return not set(self.negations.get(language, ())).isdisjoint(WORD.findall(text.lower()))


EMPTY = Glossary({}, {}, {}, {}, ())


@dataclass(frozen=True)
class GlossaryEntry:
    """One line of the glossary page."""

    id: str
    """The same in every language: 'kata-kode-otp'."""
    word: str
    meaning: str
    language: str


def without_meanings(glossary: Glossary, language: str, words: Collection[str]) -> Glossary:
    """A glossary → the same without what a language says of these terms, which then stand in Indonesian."""
    terms = {
        word: replace(glossary.terms[word], meaning=_omit(glossary.terms[word].meaning, language)) for word in words
    }
    return replace(glossary, terms={**glossary.terms, **terms})


def _omit(said: ByLanguage, language: str) -> ByLanguage:
    return {code: text for code, text in said.items() if code != language}


class GlossaryFiles(NamedTuple):
    """Where the words of all editions stand, and those that one of them adds."""

    shared: Path
    own: Path | None


def load_layered_glossary(files: GlossaryFiles, root: Path, problems: list[Problem]) -> Glossary:
    """The glossary of all editions, and what an edition adds to it → both; in its own file no key must stand."""
    shared = load_glossary(files.shared, show_path(files.shared, root), problems)
    if files.own is None:
        return shared
    own = load_glossary(files.own, show_path(files.own, root), problems, is_own=True)
    return Glossary(*(_join(getattr(shared, one.name), getattr(own, one.name)) for one in fields(Glossary)))


def _join(shared: Any, own: Any) -> Any:
    """Two lists, or two sets of keys → both, key by key."""
    if not isinstance(shared, dict):
        return (*shared, *own) if isinstance(shared, tuple) else own
    joined = {key: _join(shared[key], own[key]) if key in shared else own[key] for key in own}
    return {**shared, **joined}


def find_glossaries(project: Project) -> GlossaryFiles:
    """A project → the files of its glossary."""
    own, shared = (project.module_roots[place] / GLOSSARY_NAME for place in (0, -1))
    return GlossaryFiles(shared, own if own != shared and own.is_file() else None)


def load_glossary(file: Path, path: str, problems: list[Problem], *, is_own: bool = False) -> Glossary:
    """glossary.yml → its content; an empty glossary when there is no such file."""
    text = load_text(file, path, problems) if file.exists() else None
    source = YamlText(text or "", path)
    values = source.load(problems)
    if not text or values is None:
        return EMPTY
    if is_own:
        values = {**{key: {} for key in ("terms", "forbidden", "leftover", "plain")}, "blame": [], **values}
    glossary = check_value(values, Glossary, source, problems) or EMPTY
    problems.extend(_compare_meanings(glossary, source))
    return glossary


def _compare_meanings(glossary: Glossary, source: YamlText) -> Iterator[Problem]:
    """The meaning of a term has the numbers of its Indonesian one, and forbids where that does."""
    for word, term in glossary.terms.items():
        theirs = term.meaning.get(SOURCE_LANGUAGE, "")
        for language, ours in term.meaning.items():
            line = source.find_line(("terms", word, "meaning", language))
            fix = f"compare it with its meaning in '{SOURCE_LANGUAGE}'"
            if fault := compare_numbers(theirs, ours):
                what = f"the numbers of '{word}' differ from those in '{SOURCE_LANGUAGE}': "
                what += f"its meaning in '{language}' {fault}"
                yield Problem(source.path, line, what, fix)
            words = glossary.negations.get(language, ())
            if words and glossary.denies(theirs, SOURCE_LANGUAGE) and not glossary.denies(ours, language):
                what = f"the meaning of '{word}' says 'not' or 'never' in '{SOURCE_LANGUAGE}', "
                what += f"and in '{language}' it does not"
                yield Problem(source.path, line, what, f"say it with one of: {', '.join(words)}")


def list_entries(terms: Mapping[str, Term], language: str) -> tuple[GlossaryEntry, ...]:
    """Terms → the glossary of one language in alphabetical order; Indonesian where a term is not translated."""
    entries = []
    for word, term in terms.items():
        name = "-".join(["kata", *re.findall(r"[a-z0-9]+", word.lower())])
        if found := choose_words(term.meaning, language):
            code, meaning = found
            entries.append(GlossaryEntry(name, term.words.get(code, word), meaning, code))
        else:
            entries.append(
                GlossaryEntry(
                    name, term.words.get(SOURCE_LANGUAGE, word), term.meaning.get(SOURCE_LANGUAGE, ""), SOURCE_LANGUAGE
                )
            )
    return tuple(sorted(entries, key=lambda entry: entry.word.lower()))


def to_name(word: str) -> str:
    """'kode OTP' → 'kode_otp', by which a text asks for its meaning: `{{ term.kode_otp }}`."""
    return "_".join(re.findall(r"\w+", word.lower()))


def to_short(term: Term, language: str) -> str:
    """A term → the first sentence of its meaning, as it stands in brackets; Indonesian where it is not translated."""
    found = choose_words(term.meaning, language)
    meaning = found[1] if found else term.meaning.get(SOURCE_LANGUAGE, "")
    first = next(iter(split_sentences(meaning)), "").rstrip(".")
    return first if first[1:2].isupper() else first[:1].lower() + first[1:]
