"""Sections that an edition has of its own → the shared text with them, to be given back to all editions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from lapak.course.library import SourceText
from lapak.course.overlays.overlay_lock import read_section
from lapak.course.overlays.proposed_images import propose_images, to_copy, to_patch
from lapak.course.project import Project
from lapak.course.reading.source import load_source, load_text
from lapak.course.section.sections import AFTER, SourceSection, load_sections

BRACES = re.compile(r"\s*\{[^{}]*\}\s*\Z")
PLACED = re.compile(rf"\s*\b{AFTER}=\S+?(?=[\s}}])")


class _Exchange(NamedTuple):
    """Lines of the shared text, counted from 0 without the last, and what stands there instead."""

    start: int
    end: int
    lines: tuple[str, ...]


def propose(project: Project, text: SourceText, section: str = "") -> str:
    """A text and, perhaps, the id of one own section → a patch for its shared files, as `git apply` takes it.

    It holds the Indonesian text, translations and drawings; photos and new files are named above it, to be copied.
    """
    assert text.overlay
    chosen = [one for one in text.overlay.sections if section in ("", one.id)]
    shared = {one.id: one for one in text.overlay.beneath.values() if one.path == text.path}
    patch = _propose_file(project, text.path, chosen, shared)
    copies = ""
    for language in text.translated_sections:
        path = f"{text.path.removesuffix('.md')}.{language}.md"
        own = _list_translated(text, language, section)
        if own and not (project.root / path).is_file():
            copies += to_copy(own[0].path, path)  # a whole file, with its front matter
            continue
        gone = [one for one in chosen if one.is_removed]
        patch += _propose_file(project, path, [*own, *gone], _load_sections(project, path, text))
    lines = [line for one in chosen if section for line in read_section(project, one)]
    drawings, photos = propose_images(project, text, lines)
    return copies + photos + patch + drawings


def _list_translated(text: SourceText, language: str, section: str) -> list[SourceSection]:
    """The edition's own translations, each to stand after the section before it."""
    assert text.overlay
    before = {one.id: previous.id for previous, one in pairwise(text.sections)}
    own = [one for one in text.translated_sections[language] if one.path in text.overlay.paths]
    return [replace(one, after=before.get(one.id, "")) for one in own if section in ("", one.id)]


def _load_sections(project: Project, path: str, text: SourceText) -> dict[str, SourceSection]:
    """The sections of a shared translation by their ids; none where there is none."""
    file = project.root / path
    source = load_source(file, path, []) if file.is_file() else None
    return {one.id: one for one in load_sections(source, text.origin, [])} if source else {}


def _propose_file(
    project: Project, path: str, own: Sequence[SourceSection], shared: Mapping[str, SourceSection]
) -> str:
    """One shared file, an edition's sections for it and those that are in it → the patch of it."""
    before = (load_text(project.root / path, path, []) or "").split("\n") if (project.root / path).is_file() else []
    edits = list(_find_edits(project, shared, own, len(before)))
    after = list(before)
    for edit in sorted(_join(edits), reverse=True):
        after[edit.start : edit.end] = edit.lines
    return to_patch("\n".join(before), "\n".join(after), path)


def _join(edits: Sequence[_Exchange]) -> list[_Exchange]:
    """Edits → the same, with what comes in at one place in one piece and in its order."""
    joined: dict[tuple[int, int], tuple[str, ...]] = {}
    for edit in edits:
        joined[edit.start, edit.end] = (*joined.get((edit.start, edit.end), ()), *edit.lines)
    return [_Exchange(*place, lines) for place, lines in joined.items()]


def _find_edits(
    project: Project, shared: Mapping[str, SourceSection], own: Sequence[SourceSection], length: int
) -> Iterator[_Exchange]:
    order = sorted(shared.values(), key=lambda one: one.line)
    ends: dict[str, int] = {}
    for section in own:
        beneath = shared.get(section.id)
        if beneath and section.is_removed:
            yield _Exchange(beneath.line - 1, _find_end(order, beneath, length, is_whole=True), ())
        elif beneath:
            end = _find_end(order, beneath, length, is_whole=False)
            yield _Exchange(beneath.line - 1, end, _to_text(project, section, beneath))
        elif not section.is_removed and (section.after in {*ends, *shared} or _is_translated(section)):
            anchor = shared.get(section.after)
            is_whole = anchor is not None and section.level <= anchor.level
            place = _find_end(order, anchor, length, is_whole=is_whole) if anchor else ends.get(section.after, length)
            ends[section.id] = place
            yield _Exchange(place, place, _to_text(project, section, None))


def _is_translated(section: SourceSection) -> bool:
    """True of a section in another language than Indonesian: its file says so."""
    return "." in section.path.removesuffix(".md").rpartition("/")[2]


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
