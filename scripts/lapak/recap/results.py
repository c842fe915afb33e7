"""People and questions → how many knew it before and after, and which sections to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from lapak.course.exam.line import UNKNOWN
from lapak.recap.model import NOT_CROSSED, UNSURE, ExamKey
from lapak.recap.people import Person

MEND = Fraction(1, 3)
"""Of those who answered after: when so many still do not know it, its section is to be mended."""


@dataclass(frozen=True)
class Tally:
    """One question at one time."""

    right: int
    wrong: int
    unknown: int
    """'I do not know yet', or nothing crossed."""

    @property
    def total(self) -> int:
        """How many answered."""
        return self.right + self.wrong + self.unknown

    @property
    def share(self) -> int:
        """Who knew it, of 100; 0 where nobody answered."""
        return round(100 * self.right / self.total) if self.total else 0


@dataclass(frozen=True)
class QuestionResult:
    """One question, before and after."""

    number: int
    id: str
    topic: str
    text: str
    right_option: str
    section: str
    section_title: str
    before: Tally
    after: Tally
    pairs_before: Tally
    """Of those who answered both times: only these two can be compared person by person."""
    pairs_after: Tally

    @property
    def is_to_mend(self) -> bool:
        """True when too many still do not know it after."""
        return self.after.total > 0 and Fraction(self.after.total - self.after.right, self.after.total) >= MEND

    @property
    def shown(self) -> tuple[Tally, Tally]:
        """Before and after as the chart shows them: of pairs, or of all where there are none."""
        return (self.pairs_before, self.pairs_after) if self.pairs_after.total else (self.before, self.after)


@dataclass(frozen=True)
class EditionResult:
    """All of one edition."""

    edition: str
    site_name: str
    people: tuple[Person, ...]
    questions: tuple[QuestionResult, ...]

    @property
    def pairs(self) -> int:
        """How many answered both times."""
        return sum(bool(person.before and person.after) for person in self.people)

    @property
    def befores(self) -> int:
        """How many answered before."""
        return sum(bool(person.before) for person in self.people)

    @property
    def afters(self) -> int:
        """How many answered after."""
        return sum(bool(person.after) for person in self.people)

    @property
    def to_mend(self) -> tuple[QuestionResult, ...]:
        """Questions whose sections are to be mended, the worst first."""
        found = [question for question in self.questions if question.is_to_mend]
        return tuple(sorted(found, key=lambda question: question.after.share))

    def count_right(self, letters: str) -> int:
        """Somebody's letters → how many are right."""
        return sum(letter == question.right_option for letter, question in zip(letters, self.questions, strict=False))


def to_result(key: ExamKey, people: Sequence[Person]) -> EditionResult:
    """An edition's questions and all people → its result."""
    own = tuple(person for person in people if person.edition == key.edition)
    pairs = [person for person in own if person.before and person.after]
    questions = tuple(
        QuestionResult(
            number=place + 1,
            id=question.id,
            topic=question.topic,
            text=question.text,
            right_option=question.right,
            section=question.section,
            section_title=key.titles.get(question.section, question.section),
            before=_count([person.before for person in own], place, question.right),
            after=_count([person.after for person in own], place, question.right),
            pairs_before=_count([person.before for person in pairs], place, question.right),
            pairs_after=_count([person.after for person in pairs], place, question.right),
        )
        for place, question in enumerate(key.questions)
    )
    return EditionResult(key.edition, key.site_name, own, questions)


def _count(sent: Sequence[str], place: int, right: str) -> Tally:
    counts = Counter(letters[place] for letters in sent if letters and letters[place] != UNSURE)
    unknown = sum(counts[sign] for sign in (UNKNOWN, NOT_CROSSED))
    return Tally(counts[right], counts.total() - counts[right] - unknown, unknown)
