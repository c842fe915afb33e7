"""The line of answers: what it holds, and what of a chat it must never hold."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from lapak.course.exam.line import (
    AFTER,
    BEFORE,
    AnswerLine,
    clean_nickname,
    find_answer_lines,
    find_check,
    find_version,
    to_answer_line,
)
from lapak.course.exam.model import ExamQuestion

LETTERS = "BCABACCBAT"


def test_line_says_edition_phase_letters_check_version_and_nickname() -> None:
    line = to_answer_line("ambarawa", BEFORE, LETTERS, "C", "Melati")

    assert line == f"TES ambarawa SEBELUM {LETTERS} {find_check(BEFORE, LETTERS)}C Melati"
    assert find_answer_lines(f"[1/2] x: {line}") == [AnswerLine("ambarawa", BEFORE, LETTERS, "Melati", True, "C")]


def test_line_typed_in_small_letters_or_with_more_blanks_is_read() -> None:
    line = to_answer_line("rw-07", AFTER, LETTERS, "C", "Bu Sri").lower().replace(" ", "  ")

    assert find_answer_lines(line) == [AnswerLine("rw-07", AFTER, LETTERS, "bu sri", True, "C")]


def test_every_changed_letter_swapped_pair_and_other_phase_is_noticed() -> None:
    right = find_check(BEFORE, LETTERS)
    for place, letter in product(range(10), "ABCT"):
        changed = LETTERS[:place] + letter + LETTERS[place + 1 :]
        assert (find_check(BEFORE, changed) == right) == (changed == LETTERS)
    for place in range(9):
        swapped = LETTERS[:place] + LETTERS[place + 1] + LETTERS[place] + LETTERS[place + 2 :]
        assert (find_check(BEFORE, swapped) == right) == (swapped == LETTERS)
    assert find_check(AFTER, LETTERS) != right


@pytest.mark.parametrize(
    ("text", "nickname"),
    [
        ("Melati", "Melati"),
        ("  Bu   Sri 2 ", "Bu Sri 2"),
        ("*Melati* 🌸", "Melati"),
        ("Sri 0812-3456-7890", "Sri"),
        ("+62 812 3456 789", ""),
        ("a" * 30, "a" * 20),
        ("Bu\u202eSri", "Bu Sri"),
        ("Dewi, diteruskan oleh 08123456789", "Dewi diteruskan oleh"),
    ],
)
def test_nickname_has_letters_and_no_number_to_call(text: str, nickname: str) -> None:
    assert clean_nickname(text) == nickname


def test_no_nickname_holds_four_digits_in_a_row() -> None:
    draw = Random(20)
    for _ in range(2000):
        text = "".join(draw.choice("0123456789 +-().,ab") for _ in range(draw.randint(0, 40)))
        digits = "".join(sign if sign.isdigit() else " " for sign in clean_nickname(text)).split()
        assert all(len(run) < 4 for run in digits), text


def test_version_follows_the_questions_and_their_right_answers() -> None:
    def ask(name: str, right: str) -> ExamQuestion:
        return ExamQuestion(name, "a#b", "c.svg", "Apa?", ("x", "y", "z"), right, "", "id", "tes.yml", 1)

    versions = {find_version((ask("a", one), ask("b", other))) for one, other in product("ABC", "ABC")}

    assert len(versions) > 5
    assert find_version((ask("a", "A"),)) == find_version((ask("a", "A"),))
