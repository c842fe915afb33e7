"""What was answered, and what is told of it. Nothing here holds a name of a chat, a number, or the name of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.exam.model import ExamQuestion

NOT_CROSSED = "-"
"""In the place of a letter: nothing was answered."""
UNSURE = "?"
"""In the place of a letter: something is crossed on the sheet, and nobody can tell what. It is not counted."""


@dataclass(frozen=True)
class RecapFile:
    """A file that was given, and the place in the command that stands for its name: names of chats are of people."""

    path: Path
    number: int

    @property
    def suffix(self) -> str:
        """'.txt', in small letters."""
        return self.path.suffix.lower()

    def to_place(self, more: str = "") -> str:
        """'file 2' or 'file 2, line 5'."""
        return f"file {self.number}{more}"


@dataclass(frozen=True)
class Answers:
    """All answers of one person at one time."""

    edition: str
    phase: str
    letters: str
    nickname: str
    source: int
    """The number of the file."""
    sender: str = ""
    """Tells two senders of one chat from each other, in this run alone; it says nothing of who they are."""


@dataclass(frozen=True, order=True)
class Remark:
    """Something that was found while reading: counted by its kind, told in words."""

    kind: str
    text: str


@dataclass(frozen=True)
class FollowUp:
    """How many had tried something some weeks after."""

    edition: str
    week: int
    question: str
    everyone: int
    women: int
    asked: int
    asked_women: int


@dataclass(frozen=True)
class UnreadSheet:
    """A sheet that somebody has to look at."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Findings:
    """What a file holds."""

    answers: tuple[Answers, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pictures: tuple[UnreadSheet, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True)
class ExamKey:
    """The questions of one edition, and what is needed to check and show their answers."""

    edition: str
    site_name: str
    questions: tuple[ExamQuestion, ...]
    version: str
    languages: tuple[str, ...]
    """Of the sheets."""
    titles: Mapping[str, str]
    """The sections' references → their titles."""
    weekly: tuple[str, ...] = ()
    """What is asked after some weeks; the first line says how many were asked."""


Keys = Mapping[str, ExamKey]
"""By edition."""


def find_fault(answers: Answers, keys: Keys) -> str:
    """Answers and the editions → why they cannot be counted; '' when they can."""
    key = keys.get(answers.edition)
    if key is None:
        return "names an edition that this project has not"
    if len(answers.letters) != len(key.questions):
        return f"has {len(answers.letters)} answers, and edition '{key.edition}' has {len(key.questions)} questions"
    return ""


def join(readings: Sequence[Findings]) -> Findings:
    """Several → one, in their order."""
    answers = tuple(one for reading in readings for one in reading.answers)
    remarks = tuple(one for reading in readings for one in reading.remarks)
    pictures = tuple(one for reading in readings for one in reading.pictures)
    return Findings(answers, remarks, pictures, tuple(one for reading in readings for one in reading.follow_ups))
