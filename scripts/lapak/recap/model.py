"""What was answered, and what is told of it. Nothing here holds a name of a chat, a number, or the name of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.exam import ExamQuestion

NOT_CROSSED = "-"
"""In the place of a letter: nothing was answered."""


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
class Reading:
    """What a file holds."""

    answers: tuple[Answers, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class ExamKey:
    """The questions of one edition, and what is needed to check and show their answers."""

    edition: str
    site_name: str
    questions: tuple[ExamQuestion, ...]
    version: str
    titles: Mapping[str, str]
    """The sections' references → their titles."""


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


def join(readings: Sequence[Reading]) -> Reading:
    """Several → one, in their order."""
    answers = tuple(one for reading in readings for one in reading.answers)
    return Reading(answers, tuple(one for reading in readings for one in reading.remarks))
