"""Replies → the new text of each file: changed lines alone, or a section that the translation lacks, made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from lapak.course.problems import Problem
from lapak.exchange.marks import has_words, list_targets, to_written
from lapak.exchange.model import RowReply, Segment
from lapak.exchange.pairs import EXAM, Pair
from lapak.exchange.rows import GONE
from lapak.exchange.segments import put_in, read_again
from lapak.exchange.stretches import Stretch
from lapak.exchange.tongues_kept import keep_languages

ATTRIBUTES = re.compile(r"\s*\{[^{}]*#([\w-]+)[^{}]*\}\s*\Z")

OF_SOURCE = re.compile(r"\s+(?!text:|options:)[a-z_]+:")
"""What a question of the test says in Indonesian alone."""
EXAM_PLACE = f"{EXAM}#"


@dataclass(frozen=True)
class NewLines:
    """What comes in the place of some lines of a file."""

    pair: Pair
    lines: tuple[str, ...]
    replaced: Stretch | None
    """None where the file has nothing of it yet."""
    origins: tuple[str, ...] = ()
    """The rows of sheets that it is made of."""


@dataclass
class Woven:
    """All that is to be written, and what cannot be yet."""

    lines: list[NewLines] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Sections of which some rows are still empty."""


def weave(pairs: Sequence[Pair], accepted: Mapping[str, RowReply], problems: list[Problem]) -> Woven:
    """Pairs and the replies by their place → new lines; what would change more than words is a problem."""
    woven = Woven()
    by_unit: dict[str, dict[str, RowReply]] = {}
    for place, reply in accepted.items():
        unit, _, number = place.rpartition(":")
        by_unit.setdefault(unit, {})[number] = reply
    for pair in pairs:
        if pair.place in by_unit:
            _weave_pair(pair, by_unit[pair.place], woven, problems)
    woven.lines += _copy_wordless(pairs, {new.pair.target_path for new in woven.lines})
    return woven


def _copy_wordless(pairs: Sequence[Pair], paths: Set[str]) -> Iterator[NewLines]:
    """Pairs and the files that get new lines → keys of these that are a variable alone: no sheet asks for them."""
    for pair in pairs:
        is_new = pair.kind == "@" and pair.target is None and pair.target_path in paths
        if is_new and not any(has_words(segment.text) for segment in pair.source.segments):
            yield NewLines(pair, pair.source.lines, None)


def _weave_pair(pair: Pair, replies: Mapping[str, RowReply], woven: Woven, problems: list[Problem]) -> None:
    paired = {match.source: match.target for match in pair.matches if match.source >= 0}
    needs_all = any(number.startswith(GONE) or paired.get(int(number), -1) < 0 for number in replies)
    if needs_all and (gone := _find_kept(pair, replies)):
        what = f"'{gone}' stands in the translation alone, and the section is arranged anew"
        fix = "empty the row of those words, or ask for the file to be mended"
        problems.append(_to_problem(next(iter(replies.values())), what, fix))
        return
    texts = _find_texts(pair, replies, paired)
    lacking = [place for place, text in texts.items() if text is None]
    if needs_all and lacking:
        rows = f"{len(lacking)} row{'s' * (len(lacking) != 1)}"
        woven.left.append(f"{pair.place}: {rows} still empty, so its {len(replies)} new ones wait in the sheet")
        return
    words = {place: text for place, text in texts.items() if text is not None}
    stretch = pair.source if needs_all else pair.target
    assert stretch is not None
    changes = _list_changes(stretch, words) if needs_all else _list_changes(stretch, _turn(words, paired, replies))
    new = put_in(stretch.lines, stretch.first, changes)
    if fault := _find_fault(stretch, changes, new):
        problems.append(_to_problem(_find_reply(pair, replies, fault, needs_all), *_tell_layout(fault)))
        return
    if needs_all and pair.kind == "#":
        new = keep_languages(pair.target.lines if pair.target else (), new)
        new = [*_trim(new), *([""] * _count_blanks(pair.target))]
        new[0] = ATTRIBUTES.sub(r" {#\1}", new[0])
        new = [
            *new[:1],
            *(line for line in new[1:] if not (pair.place.startswith(EXAM_PLACE) and OF_SOURCE.match(line))),
        ]
    origins = tuple(reply.origin for reply in replies.values())
    woven.lines.append(NewLines(pair, tuple(new), pair.target, origins))


def _trim(lines: Sequence[str]) -> list[str]:
    """Lines without the empty ones at their end."""
    count = len(lines)
    while count and not lines[count - 1].strip():
        count -= 1
    return list(lines[:count])


def _count_blanks(stretch: Stretch | None) -> int:
    """How many empty lines a stretch ends with."""
    return len(stretch.lines) - len(_trim(stretch.lines)) if stretch else 0


def _find_kept(pair: Pair, replies: Mapping[str, RowReply]) -> str:
    """A row of the translation alone that nobody has emptied."""
    for match in pair.matches:
        if pair.target and match.source < 0 and f"{GONE}{match.target}" not in replies:
            return pair.target.segments[match.target].text[:60]
    return ""


Texts = dict[int, str | None]


def _find_texts(pair: Pair, replies: Mapping[str, RowReply], paired: Mapping[int, int]) -> Texts:
    """For each segment of the source its words in the translation; None where nobody has said them."""
    texts: Texts = {}
    theirs = pair.target.segments if pair.target else ()
    for place, segment in enumerate(pair.source.segments):
        if segment.leader:
            continue
        if reply := replies.get(str(place)):
            texts[place] = to_written(reply.translation, list_targets(segment.text))
        elif paired[place] >= 0:
            texts[place] = theirs[paired[place]].text
        else:
            texts[place] = None if has_words(segment.text) else segment.text
    return texts


def _turn(words: Mapping[int, str], paired: Mapping[int, int], replies: Mapping[str, RowReply]) -> dict[int, str]:
    """New words by the segment of the source → by that of the translation; only what has changed."""
    return {paired[place]: text for place, text in words.items() if str(place) in replies}


def _list_changes(stretch: Stretch, words: Mapping[int, str]) -> list[tuple[Segment, str]]:
    """Segments with their new words, and with them the values that repeat one of these."""
    segments = stretch.segments
    ways = {(one.block, one.way, _find_block(segments, place)): place for place, one in enumerate(segments) if one.way}
    changes = [(segments[place], text) for place, text in words.items()]
    for place, segment in enumerate(segments):
        leader = ways.get((segment.block, segment.leader, _find_block(segments, place))) if segment.leader else None
        if leader is not None and leader in words:
            changes.append((segment, words[leader]))
    return changes


def _find_block(segments: Sequence[Segment], place: int) -> int:
    """The place of the title of the block that a segment stands in: two blocks of one name are told apart by it."""
    name = segments[place].block
    while place > 0 and not (segments[place].kind == "title" and segments[place].block == name):
        place -= 1
    return place


def _find_fault(
    stretch: Stretch, changes: Sequence[tuple[Segment, str]], new: Sequence[str]
) -> tuple[Segment, str] | None:
    """What is read of the new lines must be the same segments with the new words; the first that is not."""
    said = {segment.span: text for segment, text in changes}
    wanted = [(one.shape, said.get(one.span, one.text), one) for one in stretch.segments]
    found = [(one.shape, one.text) for one in read_again(stretch.segments, new)]
    for number, (shape, text, segment) in enumerate(wanted):
        if number >= len(found) or found[number] != (shape, text):
            return segment, text
    return (wanted[-1][2], wanted[-1][1]) if len(found) > len(wanted) else None


def _find_reply(pair: Pair, replies: Mapping[str, RowReply], fault: tuple[Segment, str], is_source: bool) -> RowReply:
    """The reply whose words are at fault, or the first of its section."""
    stretch = pair.source if is_source else pair.target
    assert stretch is not None
    place = stretch.segments.index(fault[0])
    sources = [match.source for match in pair.matches if (match.source if is_source else match.target) == place]
    return next((replies[str(one)] for one in sources if str(one) in replies), next(iter(replies.values())))


def _tell_layout(fault: tuple[Segment, str]) -> tuple[str, str]:
    what = f"'{' '.join(fault[1].split())[:60]}' would not be read as these words alone"
    return what, "begin it with a letter; leave out '#', '-', '|', '///', '<' and '\"' where they stand alone"


def _to_problem(reply: RowReply, what: str, fix: str) -> Problem:
    path, _, line = reply.origin.rpartition(":")
    return Problem(path, int(line), what, fix)
