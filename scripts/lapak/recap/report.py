"""Results → what a terminal shows, and the same as JSON for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from lapak.recap.model import FollowUp, Remark
from lapak.recap.results import EditionResult


def to_lines(
    results: Sequence[EditionResult], remarks: Sequence[Remark], follow_ups: Sequence[FollowUp] = ()
) -> Iterator[str]:
    """Results, what was tried weeks later and what was found → the lines of a terminal."""
    for result in results:
        yield (
            f"{result.edition}: {result.befores} answered before, {result.afters} after, {result.pairs} both times"
            + ("; the shares are theirs" if result.pairs else "")
        )
        yield f"{'':>4}{'before':>8}{'after':>8}"
        for question in result.questions:
            before, after = (f"{tally.share}%" if tally.total else "–" for tally in question.shown)
            yield f"{question.number:>4}{before:>8}{after:>8}  {question.topic}: {question.text}"
        for question in result.to_mend:
            missing = question.after.total - question.after.right
            yield (
                f"to mend: {question.section} ({question.section_title}): {missing} of {question.after.total} "
                f"do not know question {question.number} after"
            )
        yield ""
    for one in follow_ups:
        counts = f"{one.everyone} of {one.asked} ({one.women} women)"
        yield f"{one.edition}, week {one.week}: {counts}: {one.question}"
    for kind, count in sorted(Counter(remark.kind for remark in remarks).items()):
        yield f"{kind}: {count}"
    yield from (f"    {remark.text}" for remark in remarks)


def to_json(
    results: Sequence[EditionResult], remarks: Sequence[Remark], follow_ups: Sequence[FollowUp] = ()
) -> dict[str, Any]:
    """The same as values that JSON knows."""
    return {
        "editions": [
            {
                "edition": result.edition,
                "before": result.befores,
                "after": result.afters,
                "pairs": result.pairs,
                "questions": [asdict(question) for question in result.questions],
                "people": [_to_person(result, number) for number in range(len(result.people))],
                "to_mend": [question.section for question in result.to_mend],
            }
            for result in results
        ],
        "follow_up": [asdict(one) for one in follow_ups],
        "counts": dict(sorted(Counter(remark.kind for remark in remarks).items())),
        "remarks": [asdict(remark) for remark in remarks],
    }


def _to_person(result: EditionResult, number: int) -> dict[str, Any]:
    person = result.people[number]
    rights = {time: result.count_right(getattr(person, time)) for time in ("before", "after") if getattr(person, time)}
    return {"nickname": person.nickname, "before": person.before, "after": person.after, "right": rights}
