"""Two versions of a shared file → which of its sections or entries are new, changed or gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from lapak.course.overlays.upstream_data import Entries, Entry, EntryKey, Lines, read_data, read_front
from lapak.course.reading.source import load_source
from lapak.course.section.sections import SourceSection, hash_text, load_sections

Kind = Literal["new", "changed", "gone"]
DRAWINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")


@dataclass(frozen=True)
class Move:
    """What happens to one section, question, fact, drawing …"""

    path: str
    noun: str
    id: str
    """'' of a drawing, which is the file."""
    kind: Kind
    before: Lines
    after: Lines


def compare_files(path: str, before: str, after: str) -> tuple[Move, ...] | None:
    """A file's path and its two versions, '' for none → its moves in the order of the file; None where nothing of it
    has a name of its own."""
    if path.endswith(DRAWINGS):
        return (Move(path, "drawing", "", "changed" if before and after else "gone" if before else "new", (), ()),)
    old, new = read_entries(path, before), read_entries(path, after)
    return None if old is None or new is None else tuple(_compare(path, old, new))


def _compare(path: str, old: Entries, new: Entries) -> Iterator[Move]:
    for key, entry in new.items():
        if key not in old:
            yield Move(path, *key, "new", (), entry.lines)
        elif old[key].value != entry.value:
            yield Move(path, *key, "changed", old[key].lines, entry.lines)
    yield from (Move(path, *key, "gone", entry.lines, ()) for key, entry in old.items() if key not in new)


def read_entries(path: str, text: str) -> Entries | None:
    """A file's path and its text, '' for none → all that has a name in it, with its lines; None where nothing can."""
    if not path.endswith(".md"):
        return read_data(path, text)
    return _read_text(path, text) if text else {}


def _read_text(path: str, text: str) -> Entries:
    """A text → its keys and sections; mistakes in it are none of ours."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "text.md"
        file.write_text(text, "utf-8")
        source = load_source(file, path, [], keys=())
        sections = load_sections(source, path, []) if source else ()
    lines = text.split("\n")
    own = {EntryKey("section", section.id): _cut(lines, section) for section in sections if section.id}
    return {**(read_front(source) if source else {}), **own}


def _cut(lines: list[str], section: SourceSection) -> Entry:
    last = section.next_line - 1 if section.next_line else len(lines)
    own = tuple("\n".join(lines[section.line - 1 : last]).rstrip().split("\n"))
    return Entry(hash_text(own), own)
