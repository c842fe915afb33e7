"""overlays.lock.json of an edition: the shared words that each of its own sections was written against.

They stand there a line each, so that what has changed since can be shown without git, and two people's changes merge.
Only `lapak overlays accept` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lapak.course.exam.files import EXAM_STEM, find_exam_files, list_question_lines
from lapak.course.library import Library, SourceText
from lapak.course.problems import Problem, SourceError
from lapak.course.project import Project
from lapak.course.reading.source import load_text
from lapak.course.section.sections import SourceSection, hash_text

OVERLAYS_NAME = "overlays.lock.json"
MOST_BYTES = 5_000_000
State = Literal["same", "changed", "new", "gone", "alone"]
OVERLAY_STATES: Mapping[State, str] = {
    "same": "the shared section is as it was",
    "changed": "the shared section has changed since",
    "new": "nobody has said yet which shared section it was written against",
    "gone": "the shared section is there no more",
    "alone": "has no shared section beneath it",
}
Lines = tuple[str, ...]


@dataclass(frozen=True)
class OwnSection:
    """A section of an edition, and what lies beneath it."""

    origin: str
    id: str
    path: str
    line: int
    lines: Lines
    """Its own; none where it leaves the shared section out."""
    beneath: Lines
    """The shared section as it is now; none where there is none."""
    accepted: Lines
    """The shared section as it was; none where nobody has accepted one."""

    @property
    def key(self) -> str:
        """In the lock."""
        return f"{self.origin}#{self.id}"

    @property
    def state(self) -> State:
        """What has become of the shared section."""
        if not self.beneath:
            return "gone" if self.accepted else "alone"
        if not self.accepted:
            return "new"
        return "same" if hash_text(self.accepted) == hash_text(self.beneath) else "changed"

    @property
    def has_moved(self) -> bool:
        """True when its author should look at it again."""
        return self.state in ("changed", "gone")


def find_own_sections(project: Project, library: Library) -> tuple[OwnSection, ...]:
    """An edition's texts → its own sections in their order; raises SourceError when its lock cannot be read."""
    accepted = load_overlay_lock(project)
    sections = (
        _to_own(project, text, section, accepted)
        for text in library.texts
        if text.overlay
        for section in text.overlay.sections
    )
    return (*sections, *_find_own_questions(project, accepted))


def _find_own_questions(project: Project, accepted: Mapping[str, Lines]) -> Iterator[OwnSection]:
    """The same of the questions of its test."""
    shared, *over = find_exam_files(project)
    beneath = list_question_lines(shared, project) if over else {}
    for file in over:
        for name, (line, lines) in list_question_lines(file, project).items():
            key, below = f"{EXAM_STEM}#{name}", beneath.get(name, (0, ()))[1]
            yield OwnSection(EXAM_STEM, name, project.show(file), line, lines, below, accepted.get(key, ()))


def _to_own(project: Project, text: SourceText, section: SourceSection, accepted: Mapping[str, Lines]) -> OwnSection:
    assert text.overlay
    beneath = text.overlay.beneath.get(section.id)
    return OwnSection(
        origin=text.origin,
        id=section.id,
        path=section.path,
        line=section.line,
        lines=() if section.is_removed else read_section(project, section),
        beneath=read_section(project, beneath) if beneath else (),
        accepted=accepted.get(f"{text.origin}#{section.id}", ()),
    )


def read_section(project: Project, section: SourceSection) -> Lines:
    """A section → the lines of its file from its heading to the next one."""
    text = load_text(project.root / section.path, section.path, []) or ""
    lines = text.split("\n")
    last = section.next_line - 1 if section.next_line else len(lines)
    return tuple("\n".join(lines[section.line - 1 : last]).rstrip().split("\n"))


def find_overlay_lock(project: Project) -> Path:
    """A project → where its edition's lock is, or would be."""
    folders = (*project.module_roots[:-1], *(docs for docs in (project.own_docs,) if docs))
    return (folders[0] if folders else project.module_roots[-1]) / OVERLAYS_NAME


def load_overlay_lock(project: Project) -> dict[str, Lines]:
    """A project → what its edition's sections were written against; raises SourceError when that cannot be read."""
    file = find_overlay_lock(project)
    problems: list[Problem] = []
    text = load_text(file, project.show(file), problems, MOST_BYTES) if file.exists() else "{}"
    try:
        found = json.loads(text or "{}")
        if problems or not all(isinstance(line, str) for lines in found.values() for line in lines):
            raise TypeError("a lock holds only texts")
    except (ValueError, TypeError, AttributeError) as error:
        fix = "take it back from the last commit; only 'lapak overlays accept' writes it"
        problems = problems or [Problem(project.show(file), 1, "this file of lapak's own (a lock) cannot be read", fix)]
        raise SourceError(problems) from error
    return {key: tuple(lines) for key, lines in found.items()}


def accept_sections(project: Project, sections: Sequence[OwnSection]) -> None:
    """Writes into the lock that these sections fit the shared ones as they are now."""
    known = load_overlay_lock(project) | {one.key: one.beneath for one in sections}
    plain = {key: list(lines) for key, lines in sorted(known.items()) if lines}
    file = find_overlay_lock(project)
    draft = file.with_name(f".{file.name}")
    draft.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")
    draft.replace(file)
