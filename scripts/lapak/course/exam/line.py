"""The line in which somebody sends her answers: short, without a name, and with two letters that tell a mistake.

`TES ambarawa SEBELUM BCABACCBAB KX Melati`: edition, when, a letter for each question, check, version of the test,
and a nickname of her choice. The page tes/ writes it by the same rules (overrides/scripts/exam.js; a test compares).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapak.course.exam.model import LETTERS, ExamQuestion

BEFORE, AFTER = "SEBELUM", "SESUDAH"
UNKNOWN = "T"
"""In the place of a letter: 'I do not know yet'."""
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXY"
"""23, a prime: then no single changed letter and no two swapped ones keep the check."""
AFTER_WEIGHT = 11
MOST_NICKNAME = 20
LINE = re.compile(
    rf"\bTES\s+(?P<edition>[a-z0-9-]+)\s+(?P<phase>{BEFORE}|{AFTER})\s+(?P<letters>[{LETTERS}{UNKNOWN}]+)"
    rf"\s+(?P<check>[A-Z])(?P<version>[A-Z])\b(?P<nickname>[^\n]*)",
    re.IGNORECASE,
)
OWN_SIGNS = re.compile(r"[\w\s().+-]*")
"""What a nickname is made of, and signs between the digits of a number, which are then taken out together."""
NUMBER = re.compile(r"\d{4,}")
"""More digits than a nickname has: they could be somebody's telephone."""


@dataclass(frozen=True)
class AnswerLine:
    """What somebody answered, once."""

    edition: str
    phase: str
    letters: str
    nickname: str
    """'' where she chose none."""
    is_whole: bool
    """False where the check letter says that something was changed on the way."""
    version: str


def find_version(questions: Sequence[ExamQuestion]) -> str:
    """The questions of an edition → the letter that says which they are, in this order."""
    text = "\n".join(f"{question.id} {question.right}" for question in questions)
    return SIGNS[hashlib.sha256(text.encode()).digest()[0] % len(SIGNS)]


def find_check(phase: str, letters: str) -> str:
    """When, and the answers → the letter that tells whether both are as they were sent."""
    total = sum(ord(letter) * place for place, letter in enumerate(letters, 1))
    return SIGNS[(total + (AFTER_WEIGHT if phase == AFTER else 0)) % len(SIGNS)]


def to_answer_line(edition: str, phase: str, letters: str, version: str, nickname: str) -> str:
    """All that is sent → the line."""
    return f"TES {edition} {phase} {letters} {find_check(phase, letters)}{version} {nickname}".strip()


def find_answer_lines(text: str) -> list[AnswerLine]:
    """Any text → the lines of answers in it."""
    return [_to_answer_line(match) for match in LINE.finditer(text)]


def _to_answer_line(match: re.Match[str]) -> AnswerLine:
    phase, letters = match["phase"].upper(), match["letters"].upper()
    return AnswerLine(
        edition=match["edition"].lower(),
        phase=phase,
        letters=letters,
        nickname=_find_nickname(match["nickname"]),
        is_whole=find_check(phase, letters) == match["check"].upper(),
        version=match["version"].upper(),
    )


def _find_nickname(rest: str) -> str:
    """What stands behind the letters in a chat → the nickname, which ends where another sign stands.

    A colon there is one of the chat's own: what a torn export has left before it is a name, and nobody's choice.
    """
    return "" if ":" in rest else clean_nickname(OWN_SIGNS.match(rest.lstrip(" *_~"))[0])  # type: ignore[index]


def clean_nickname(text: str) -> str:
    """What stands behind the letters → a nickname: no signs, and no number by which somebody could be called."""
    digits = NUMBER.sub(" ", re.sub(r"(?<=\d)[\s().+-]+(?=\d)", "", text))
    words = "".join(sign if sign.isalnum() else " " for sign in digits).split()
    return " ".join(words)[:MOST_NICKNAME].strip()
