"""Sheets that came back, beside the rows of today → what is to be written, what two have changed, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lapak.course.problems import Problem, suggest
from lapak.course.reading.letters import UNSEEN, find_unprintable
from lapak.exchange.marks import find_lost
from lapak.exchange.model import RowReply, SheetRow
from lapak.exchange.rows import GONE, seal, to_plain

MOST_LETTERS = 2_900
"""Of one cell: what one value of YAML may hold."""


@dataclass
class Returned:
    """What sheets say."""

    accepted: dict[str, RowReply] = field(default_factory=dict)
    """By place: the replies that are to be written."""
    disputed: list[str] = field(default_factory=list)
    """What two have changed, or what has another source by now: told, and left as it is."""
    unchanged: int = 0


def read_replies(replies: Iterable[RowReply], rows: Mapping[str, SheetRow], problems: list[Problem]) -> Returned:
    """Replies of all sheets and the rows of today → what they say; problems with the row of the sheet are added."""
    returned = Returned()
    by_source = _index_sources(rows.values())
    for reply in replies:
        place = _find_place(reply, rows, by_source)
        if not place:
            _tell(problems, reply, f"the place '{reply.place}' is not known", suggest(reply.place, rows))
        elif reply.base == seal(reply.source, reply.translation):
            returned.unchanged += 1
        else:
            _read(reply, rows[place], returned, problems)
    return returned


def _index_sources(rows: Iterable[SheetRow]) -> dict[tuple[str, str], str]:
    """By section and Indonesian words: the place; '' of words that stand there twice."""
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (_to_unit(row.place), to_plain(row.source))
        found[key] = "" if key in found else row.place
    return found


def _to_unit(place: str) -> str:
    return place.rpartition(":")[0]


def _find_place(reply: RowReply, rows: Mapping[str, SheetRow], by_source: Mapping[tuple[str, str], str]) -> str:
    """The row of today that is meant: of the same place, or, where lines have moved, of the same words."""
    if reply.place in rows and to_plain(rows[reply.place].source) == to_plain(reply.source):
        return reply.place
    return by_source.get((_to_unit(reply.place), to_plain(reply.source)), "") or (
        reply.place if reply.place in rows else ""
    )


def _read(reply: RowReply, row: SheetRow, returned: Returned, problems: list[Problem]) -> None:
    """A row that somebody has changed → where it belongs."""
    said = to_plain(reply.translation)
    if said == to_plain(row.translation):
        returned.unchanged += 1
    elif to_plain(reply.source) != to_plain(row.source):
        returned.disputed.append(f"{reply.origin}: the Indonesian words of {row.place} are others now: export again")
    elif row.translation and reply.base != seal(row.source, row.translation):
        told = "has been changed in the project since, too" if reply.base else "has lost its seal"
        returned.disputed.append(f"{reply.origin}: {row.place} {told}; kept is '{_shorten(row.translation)}'")
    elif fault := _find_fault(said, row):
        _tell(problems, reply, *fault)
    elif (before := returned.accepted.get(row.place)) and to_plain(before.translation) != said:
        told = f"'{_shorten(before.translation)}' ({before.origin}) or '{_shorten(said)}' ({reply.origin})?"
        returned.disputed.append(f"{row.place}: two have changed it: {told}")
        returned.accepted[row.place] = before._replace(base="")
    else:
        returned.accepted.setdefault(row.place, reply._replace(place=row.place, translation=said, base="ok"))


def take_out_disputed(returned: Returned) -> None:
    """Leaves what two have changed as it stands in the project."""
    returned.accepted = {place: reply for place, reply in returned.accepted.items() if reply.base}


def _find_fault(said: str, row: SheetRow) -> tuple[str, str] | None:
    """What is wrong with a translation, and how to mend it."""
    if not said:
        is_gone = row.place.rpartition(":")[2].startswith(GONE)
        what = "the translation has been taken out"
        return None if is_gone else (what, f"put it back: '{_shorten(row.translation)}'")
    if len(said) > MOST_LETTERS:
        return f"the translation has {len(said):,} letters, at most {MOST_LETTERS:,}", "shorten it"
    if sign := find_unprintable(said):
        return (
            f"the translation holds the sign {sign[1]}",
            UNSEEN,
        )
    if row.kind != "copy" and "\n\n" in said:
        return "the translation has an empty line", "write it as one paragraph"
    if lost := find_lost(said, [text for text in (row.source, row.translation) if text]):
        return f"the translation {lost}", f"write it as in '{_shorten(row.source or row.translation)}'"
    return None


def _tell(problems: list[Problem], reply: RowReply, what: str, fix: str) -> None:
    path, _, line = reply.origin.rpartition(":")
    problems.append(Problem(path, int(line), what, fix))


def _shorten(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


def list_places(replies: Sequence[RowReply], problems: list[Problem]) -> tuple[RowReply, ...]:
    """The replies of one sheet → the same; a place that stands there twice is a problem."""
    seen: dict[str, RowReply] = {}
    for reply in replies:
        if reply.place in seen:
            _tell(problems, reply, f"the place '{reply.place}' stands here twice", f"see {seen[reply.place].origin}")
        seen.setdefault(reply.place, reply)
    return tuple(replies)
