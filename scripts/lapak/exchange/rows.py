"""Pairs → the rows of a sheet, with all that a translator wants to know beside them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from lapak.course.section.sections import IMAGE
from lapak.course.values.glossary import Glossary
from lapak.exchange.marks import has_words, list_targets, to_seen
from lapak.exchange.model import Segment, SheetRow
from lapak.exchange.pairs import Pair
from lapak.exchange.prose import ITEM

GONE = "+"
"""Before the number of what stands in the translation alone: '03-praktik#foto:+4'."""


@dataclass(frozen=True)
class Placed:
    """A row and the two segments it stands for; a row of what is in one language alone has one."""

    row: SheetRow
    source: Segment | None
    target: Segment | None


def list_placed(pair: Pair, language: str, glossary: Glossary) -> Iterator[Placed]:
    """A pair → its rows in their order; values that repeat another one, and what has no words, have none."""
    old = _find_old_lines(pair)
    theirs = pair.target.segments if pair.target else ()
    picture = ""
    for match in pair.matches:
        source = pair.source.segments[match.source] if match.source >= 0 else None
        target = theirs[match.target] if match.target >= 0 else None
        if _is_silent(source, target):
            continue
        picture = _find_picture(pair, source) or (picture if source and source.kind == "caption" else "")
        number = str(match.source) if source else f"{GONE}{match.target}"
        row = _to_row(pair, source, target, f"{pair.place}:{number}")
        known = (old.get(_to_line(pair, source), "") if source else "", _find_terms(row.source, language, glossary))
        yield Placed(replace(row, old_source=known[0], terms=known[1], picture=picture), source, target)


def _is_silent(source: Segment | None, target: Segment | None) -> bool:
    """True for what nobody has to translate."""
    first = source or target
    if first is None or first.leader:
        return True
    return source is not None and not has_words(source.text) and (target is None or target.text == source.text)


def _to_row(pair: Pair, source: Segment | None, target: Segment | None, place: str) -> SheetRow:
    targets = list_targets(source.text) if source else ()
    said = to_seen(target.text, targets) if target else ""
    one = source or target
    assert one is not None
    return SheetRow(
        place=place,
        kind=one.kind,
        context=(*pair.titles, one.block),
        source=to_seen(source.text, targets) if source else "",
        translation=said,
        old_source="",
        terms=(),
        state=pair.state,
        picture="",
        path=pair.source.path if source else pair.target_path,
        line=one.span.line,
        is_critical=pair.is_critical,
    )


def _find_picture(pair: Pair, source: Segment | None) -> str:
    if source is None or not source.image or "//" in source.image:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(pair.source.path), source.image))


def _to_line(pair: Pair, source: Segment) -> str:
    """The line of a segment as the lock keeps it."""
    if source.kind == "heading":
        return source.text
    return IMAGE.sub(r"![](\2)", pair.source.lines[source.span.line - pair.source.first]).strip()


def _find_old_lines(pair: Pair) -> Mapping[str, str]:
    """What has changed since the translation was accepted: a line as it is → as it was, or '…' where it is new."""
    if not pair.old_source or not pair.new_source:
        return {}
    before, after = pair.old_source.split("\n"), pair.new_source.split("\n")
    found = {}
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind in ("replace", "insert"):
            olds = before[start:end]
            for place, line in enumerate(after[first:last]):
                found[line.strip()] = _take_mark_off(olds[place]) if place < len(olds) else "…"
    return found


def _take_mark_off(line: str) -> str:
    found = ITEM.match(line)
    return line[found.end() :] if found else line


def _find_terms(source: str, language: str, glossary: Glossary) -> tuple[str, ...]:
    """The terms of the glossary that occur, with what the language says for each."""
    words = source.lower()
    found = []
    for word, term in glossary.terms.items():
        if word in words and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words):
            said = term.words.get(language) or (word if term.keep else "")
            found += [f"{word} = {said}"] if said else []
    return tuple(found)


def to_plain(text: str) -> str:
    """A cell as any program gives it back → the same with one kind of line end and without blanks around it."""
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def seal(source: str, translation: str) -> str:
    """What a row says → 12 signs that show whether somebody has changed it."""
    return hashlib.sha256(f"{to_plain(source)}\0{to_plain(translation)}".encode()).hexdigest()[:12]
