"""Quizzes that can be answered without reading them: hints that stop nothing, and what a mere guess would score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from lapak.course.blocks.quiz import Quiz
from lapak.course.checks.passages import find_words
from lapak.course.library import Library
from lapak.course.problems import Advisory
from lapak.course.project import SOURCE_LANGUAGE
from lapak.course.section.sections import SourceSection
from lapak.course.text import Markdown

MOST_LONGEST = 0.4
"""Share of a text's questions in which the right answer may be the longest; by chance it is a third."""
LEAST_QUESTIONS = 3
"""Of fewer, nobody learns a pattern."""

Question = Quiz[Markdown]


def find_quiz_advisories(library: Library) -> Iterator[Advisory]:
    """All texts in all languages → where the form of the answers tells which is right."""
    for text in library.texts:
        for language in (SOURCE_LANGUAGE, *text.translated_sections):
            sections = text.sections if language == SOURCE_LANGUAGE else text.translated_sections[language]
            own = [section for section in sections if section.origin == text.origin]
            for path in dict.fromkeys(section.path for section in own):
                yield from _advise(find_questions([section for section in own if section.path == path]), path)


def find_questions(sections: Sequence[SourceSection]) -> list[Question]:
    """Sections → their questions with one right answer, in order."""
    blocks = [block for section in sections for block in section.blocks if isinstance(block, Quiz)]
    return [block for block in blocks if sum(option.is_right for option in block.options) == 1]


def _advise(questions: Sequence[Question], path: str) -> Iterator[Advisory]:
    for question in questions:
        if find_odd(question) == find_right(question):
            word = find_words(question.options[find_right(question) - 1].text.text)[0]
            what = f"only the right answer begins otherwise than the wrong ones; let one more begin like '{word}'"
            yield Advisory(3, path, question.line, what)
    if len(questions) < LEAST_QUESTIONS:
        return
    longest = [question for question in questions if find_longest(question) == (find_right(question),)]
    most = int(len(questions) * MOST_LONGEST)
    if len(longest) > most:
        count = f"{len(longest)} of {len(questions)} questions, at most {most}"
        what = f"the right answer is the longest in {count}; make a wrong one longer"
        yield Advisory(len(longest) - most, path, longest[-1].line, what)
    yield from _advise_on_places(questions, path)


def _advise_on_places(questions: Sequence[Question], path: str) -> Iterator[Advisory]:
    """The right answers of a text stand in every place, and in none much more often than by chance."""
    places = max(len(question.options) for question in questions)
    counts = Counter(find_right(question) for question in questions)
    shown = ", ".join(f"{counts[place]} times in place {place}" for place in range(1, places + 1))
    most = -(-len(questions) // places) + 1
    is_missing = len(questions) > places and len(counts) < places
    if max(counts.values()) > most or is_missing:
        yield Advisory(max(counts.values()), path, questions[0].line, f"the right answer stands {shown}; mix them")


def find_right(question: Question) -> int:
    """A question → the place of its right answer, from 1."""
    return next(place for place, option in enumerate(question.options, 1) if option.is_right)


def find_odd(question: Question) -> int | None:
    """A question → the place of the answer whose first word is another than that of all others, which share one."""
    words = [(find_words(option.text.text.lower()) or [""])[0] for option in question.options]
    counts = Counter(words)
    if len(words) < LEAST_QUESTIONS or sorted(counts.values()) != [1, len(words) - 1]:
        return None
    return next(place for place, word in enumerate(words, 1) if counts[word] == 1)


def find_longest(question: Question) -> tuple[int, ...]:
    """A question → the places of its longest answers, in letters."""
    lengths = [len(option.text.text) for option in question.options]
    return tuple(place for place, length in enumerate(lengths, 1) if length == max(lengths))


def score_guesses(questions: Sequence[Question]) -> float:
    """Questions → the share that is right for one who takes the answer with the odd first word, else the longest."""
    score = Fraction(0)
    for question in questions:
        odd = find_odd(question)
        taken = (odd,) if odd else find_longest(question)
        score += Fraction(find_right(question) in taken, len(taken))
    return float(score / len(questions)) if questions else 0.0
