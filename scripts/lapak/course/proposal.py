"""Sections that an edition has of its own → the shared text with them, to be given back to all editions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lapak.course.library import SourceText
from lapak.course.overlay_lock import read_section
from lapak.course.project import Project
from lapak.course.sections import AFTER, SourceSection
from lapak.course.source import load_text

BRACES = re.compile(r"\s*\{[^{}]*\}\s*\Z")
PLACED = re.compile(rf"\s*\b{AFTER}=\S+?(?=[\s}}])")


class _Exchange(NamedTuple):
    """Lines of the shared text, counted from 0 without the last, and what stands there instead."""

    start: int
    end: int
    lines: tuple[str, ...]


def propose(project: Project, text: SourceText, section: str = "") -> str:
    """A text and, perhaps, the id of one own section → a patch for its shared file, as `git apply` takes it."""
    assert text.overlay
    before = (load_text(project.root / text.path, text.path, []) or "").split("\n")
    chosen = [one for one in text.overlay.sections if section in ("", one.id)]
    edits = list(_find_edits(project, text, chosen, len(before)))
    after = list(before)
    for edit in sorted(_join(edits), reverse=True):
        after[edit.start : edit.end] = edit.lines
    names = (f"a/{text.path}", f"b/{text.path}")
    return "".join(difflib.unified_diff(_to_lines(before), _to_lines(after), *names))


def _to_lines(lines: Sequence[str]) -> list[str]:
    return "\n".join(lines).splitlines(keepends=True)


def _join(edits: Sequence[_Exchange]) -> list[_Exchange]:
    """Edits → the same, with what comes in at one place in one piece and in its order."""
    joined: dict[tuple[int, int], tuple[str, ...]] = {}
    for edit in edits:
        joined[edit.start, edit.end] = (*joined.get((edit.start, edit.end), ()), *edit.lines)
    return [_Exchange(*place, lines) for place, lines in joined.items()]


def _find_edits(project: Project, text: SourceText, own: Sequence[SourceSection], length: int) -> Iterator[_Exchange]:
    assert text.overlay
    shared = {one.id: one for one in text.overlay.beneath.values() if one.path == text.path}
    order = sorted(shared.values(), key=lambda one: one.line)
    ends: dict[str, int] = {}
    for section in own:
        beneath = shared.get(section.id)
        if beneath and section.is_removed:
            yield _Exchange(beneath.line - 1, _find_end(order, beneath, length, is_whole=True), ())
        elif beneath:
            end = _find_end(order, beneath, length, is_whole=False)
            yield _Exchange(beneath.line - 1, end, _to_text(project, section, beneath))
        elif section.after in ends or section.after in shared:
            anchor = shared.get(section.after)
            is_whole = anchor is not None and section.level <= anchor.level
            place = _find_end(order, anchor, length, is_whole=is_whole) if anchor else ends[section.after]
            ends[section.id] = place
            yield _Exchange(place, place, _to_text(project, section, None))


def _find_end(order: Sequence[SourceSection], section: SourceSection, length: int, *, is_whole: bool) -> int:
    """The line behind a section; `is_whole`: behind all that stands below it."""
    later = (one for one in order if one.line > section.line and (not is_whole or one.level <= section.level))
    return next((one.line - 1 for one in later), length)


def _to_text(project: Project, section: SourceSection, beneath: SourceSection | None) -> tuple[str, ...]:
    """An own section as the shared text would have it: with its attributes there, and without its place."""
    heading, *body = read_section(project, section)
    if beneath:
        attributes = BRACES.search(read_section(project, beneath)[0])
        heading = f"{'#' * beneath.level} {section.title}{attributes[0] if attributes else ''}"
    return (PLACED.sub("", heading), *body, "")
