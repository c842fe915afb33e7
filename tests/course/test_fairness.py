"""No quiz can be answered by the form of its answers alone, in any language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, TINY, Files

from lapak.course.checks.fairness import Question, find_questions, find_quiz_advisories, score_guesses
from lapak.course.library import Library, load_library
from lapak.course.training.edition import load_edition
from lapak.website.host.config import load_project

EDITIONS = ("mkdocs.yml", "mkdocs.cicaheum.yml")
BEST_GUESS = 0.45
"""What 'the odd first word, else the longest' may score; by chance it is a third."""
ODD = "Ya, selalu|Ya, asal murah|*Tidak, uang dulu"
FAIR = "Hari ini|Hari Minggu|*Hari Senin"
LONG = "Satu|Dua|*Tiga atau lebih"
FIRST = "*Hari ini|Hari Minggu|Hari Senin"


def load(file: Path) -> Library:
    project = load_project(file)
    edition = load_edition(project, [])
    assert edition
    return load_library(project, edition, [])


@pytest.fixture(scope="module")
def libraries() -> list[Library]:
    return [load(ROOT / name) for name in EDITIONS]


def find_all(libraries: list[Library], language: str) -> list[Question]:
    """Every question of a language once: two editions share most of their texts."""
    texts = {
        text.origin: text
        for library in libraries
        for text in library.texts
        if language == "id" or language in text.translated_sections
    }
    own = (text.sections if language == "id" else text.translated_sections.get(language, ()) for text in texts.values())
    return [question for sections in own for question in find_questions(sections)]


@pytest.mark.parametrize(("language", "count"), [("id", 35), ("jv", 30), ("su", 30)])
def test_form_of_the_answers_does_not_tell_the_right_one(libraries: list[Library], language: str, count: int) -> None:
    questions = find_all(libraries, language)
    score = score_guesses(questions)

    print(f"{language}: {score:.1%} of {len(questions)} right by odd first word or length")  # noqa: T201 (shown by -rP)
    assert len(questions) == count
    assert score <= BEST_GUESS


def test_our_own_quizzes_need_no_advice(libraries: list[Library]) -> None:
    assert [str(hint) for library in libraries for hint in find_quiz_advisories(library)] == []


@pytest.mark.parametrize(
    ("questions", "hints"),
    [
        ([FAIR], []),
        ([ODD], ["only the right answer begins otherwise than the wrong ones; let one more begin like 'Tidak'"]),
        ([FAIR, LONG], []),
        (
            [LONG, LONG, FIRST],
            ["the right answer is the longest in 2 of 3 questions, at most 1; make a wrong one longer"],
        ),
        (
            [FIRST, FIRST, FIRST, FAIR],
            [
                "the right answer stands 3 times in place 1, 0 times in place 2, 1 times in place 3; mix them",
            ],
        ),
    ],
)
def test_a_quiz_that_gives_itself_away_is_told(
    make_project: Callable[[Files], Path], questions: list[str], hints: list[str]
) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    blocks = "\n\n".join(to_block(question) for question in questions)
    project = make_project({"modules/01-awal/index.md": f"{module}\n## Kuis {{#kuis}}\n\n{blocks}\n"})

    assert [hint.what for hint in find_quiz_advisories(load(project / "mkdocs.yml"))] == hints


def to_block(question: str) -> str:
    """'Satu|*Dua' → a quiz whose second answer is right."""
    lines = [f"- [x] {words[1:]}" if words.startswith("*") else f"- [ ] {words}" for words in question.split("|")]
    return "\n".join(["/// quiz | Mana?", *lines, "", "Begitu.", "///"])
