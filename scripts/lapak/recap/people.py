"""Answers from all files → one answer for each person and time: what came twice counts once, and is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lapak.course.exam.line import AFTER, BEFORE
from lapak.recap.model import Answers, Remark


@dataclass(frozen=True)
class Person:
    """One nickname of an edition, or somebody without one, at one time or at both."""

    edition: str
    nickname: str
    before: str
    """Her letters; '' where they are missing."""
    after: str


@dataclass(frozen=True)
class Gathered:
    """All who answered, and what was found while they were put together."""

    people: tuple[Person, ...]
    remarks: tuple[Remark, ...]


def gather_people(answers: Sequence[Answers]) -> Gathered:
    """Answers in the order in which they came → people; of one who sent different answers, the last ones count."""
    named: dict[tuple[str, str], dict[str, list[Answers]]] = {}
    for one in answers:
        if one.nickname:
            named.setdefault((one.edition, one.nickname.casefold()), {}).setdefault(one.phase, []).append(one)
    nameless = list(_drop_doubles(one for one in answers if not one.nickname))
    remarks = [remark for phases in named.values() for sent in phases.values() for remark in _tell_doubles(sent)]
    doubles = sum(not one.nickname for one in answers) - len(nameless)
    if doubles:
        remarks.append(Remark("double", f"{doubles} answers without a nickname came twice from the same sender"))
    people = [_to_person(edition, phases) for (edition, _), phases in named.items()]
    people += [
        Person(one.edition, "", *((one.letters, "") if one.phase == BEFORE else ("", one.letters))) for one in nameless
    ]
    return Gathered(tuple(people), (*remarks, *_tell_missing(people)))


def _drop_doubles(answers: Iterable[Answers]) -> Iterator[Answers]:
    """Of those without a nickname: the same letters from the same sender of a chat are one answer sent twice."""
    seen = set()
    for one in answers:
        mark = (one.edition, one.phase, one.letters, one.sender)
        if not one.sender or mark not in seen:
            yield one
        seen.add(mark)


def _tell_doubles(sent: Sequence[Answers]) -> Iterator[Remark]:
    if len(sent) < 2:
        return
    nickname, phase, last = sent[-1].nickname, sent[-1].phase.lower(), sent[-1].letters
    files = sorted({one.source for one in sent})
    if len(files) > 1:
        shown = " and ".join(f"file {number}" for number in files)
        yield Remark("two sources", f"'{nickname}' ({phase}) is in {shown}: counted once")
    if any(one.letters != last for one in sent):
        what = f"'{nickname}' ({phase}) has {len(sent)} answers that differ: the last ones count"
        yield Remark("differing", f"{what}; two people need two nicknames")
    elif len(files) == 1:
        yield Remark("double", f"'{nickname}' ({phase}) was sent {len(sent)} times: counted once")


def _to_person(edition: str, phases: dict[str, list[Answers]]) -> Person:
    shown = next(iter(phases.values()))[-1].nickname
    letters = {phase: sent[-1].letters for phase, sent in phases.items()}
    return Person(edition, shown, letters.get(BEFORE, ""), letters.get(AFTER, ""))


def _tell_missing(people: Sequence[Person]) -> Iterator[Remark]:
    for person in people:
        if person.nickname and not person.after:
            yield Remark("after missing", f"'{person.nickname}' answered before, not after")
        elif person.nickname and not person.before:
            yield Remark("before missing", f"'{person.nickname}' answered after, not before")
    nameless = sum(not person.nickname for person in people)
    if nameless:
        yield Remark("no nickname", f"{nameless} answers without a nickname: counted for each question, never paired")
