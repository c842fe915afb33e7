"""Sentences that look like another language than that of their text: a hint to mark them, or to translate them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lapak.course.checks.passages import Passage, find_text_passages, find_words
from lapak.course.library import Library, SourceText
from lapak.course.memory import Call, Memory
from lapak.course.problems import Advisory, Problem
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.reading.sentences import split_sentences
from lapak.course.tongues.model import Tongue, load_tongues, rank_tongues

LEAST_WORDS = 6
"""Of a sentence: shorter ones are too often names and numbers."""
LEAST_LEAD, LEAST_LEAD_OF_FEW = 0.35, 0.8
"""By which another language is likelier, in nats a run of letters: below it are sentences of words that both have.

Of a language that is known by few texts it must be more.
"""
FEW = 40_000
"""Runs of letters: the declaration alone has fewer than half of that."""


NAME = re.compile(r"(?<=[^\W\d_][\w,:;)] )[A-Z][\w’'-]*|\b[A-Z]{2,}\w*|\S*[\w)][./@]\w\S*|\S*\d\S*")
"""What no language can call its own: names inside of a sentence, short forms, addresses, numbers."""
PLAIN_WORD = re.compile(r"[^\W\d_]{2,}")


def find_tongue_advisories(library: Library, memory: Memory | None = None) -> list[Advisory]:
    """All texts in all languages → a hint on each unmarked sentence in another one, of those that we have counts of."""
    found = (memory or Memory()).run_all(_find_in_text, [Call((text,)) for text in library.texts], [])
    return [hint for hints in found for hint in hints]


def _find_in_text(text: SourceText, _problems: list[Problem]) -> list[Advisory]:
    tongues = load_tongues()
    return [
        hint
        for language in (SOURCE_LANGUAGE, *text.translated_sections)
        if language in tongues
        for passage in find_text_passages(text, language)
        for hint in _find_hints(passage, tongues)
    ]


def _find_hints(passage: Passage, tongues: Mapping[str, Tongue]) -> Iterator[Advisory]:
    for sentence in split_sentences(passage.unmarked):
        code = find_other_language(sentence, passage.language, tongues)
        if code:
            shown = sentence if len(sentence) <= 60 else f"{sentence[:60]}…"
            what = f"this looks like '{code}' in a text in '{passage.language}': {shown}"
            fix = f"translate it, or mark it: '[…]{{lang={code}}}'"
            yield Advisory(len(find_words(sentence)), passage.path, passage.line, f"{what} ({fix})")


def find_other_language(sentence: str, language: str, tongues: Mapping[str, Tongue]) -> str:
    """A sentence of a text in a language → the language that it is in rather; '' when that cannot be said."""
    words = NAME.sub(" ", sentence)
    if len(PLAIN_WORD.findall(words)) < LEAST_WORDS:
        return ""
    ranked = rank_tongues(words, tongues)
    weight, code = ranked[0]
    own = next(weight for weight, one in ranked if one == language)
    least = LEAST_LEAD if tongues[code].total > FEW else LEAST_LEAD_OF_FEW
    return code if weight - own >= least else ""
