"""Two versions of the shared texts → which of their sections are new, changed or gone, and beneath which own ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from lapak.course.sections import SourceSection, hash_text, load_sections
from lapak.course.source import load_source

Kind = Literal["new", "changed", "gone"]
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """What happens to one section."""

    path: str
    id: str
    kind: Kind
    before: Lines
    after: Lines


def compare_texts(path: str, before: str, after: str) -> Iterator[Move]:
    """A text's path and its two versions, '' for none → its moves in the order of the sections."""
    old, new = _read(path, before), _read(path, after)
    for name, lines in new.items():
        if name not in old:
            yield Move(path, name, "new", (), lines)
        elif hash_text(old[name]) != hash_text(lines):
            yield Move(path, name, "changed", old[name], lines)
    yield from (Move(path, name, "gone", lines, ()) for name, lines in old.items() if name not in new)


def _read(path: str, text: str) -> Mapping[str, Lines]:
    """A text → the lines of each of its sections, by its id; mistakes in it are none of ours."""
    if not text:
        return {}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "text.md"
        file.write_text(text, "utf-8")
        source = load_source(file, path, [], keys=())
        sections = load_sections(source, path, []) if source else ()
    lines = text.split("\n")
    return {section.id: _cut(lines, section) for section in sections if section.id}


def _cut(lines: list[str], section: SourceSection) -> Lines:
    last = section.next_line - 1 if section.next_line else len(lines)
    return tuple("\n".join(lines[section.line - 1 : last]).rstrip().split("\n"))
