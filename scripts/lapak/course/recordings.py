"""What somebody spoke for a section: `audio/<section>.<language>.opus` beside the module's text, checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lapak.course.attachments import tell_size
from lapak.course.layers import has_file
from lapak.course.problems import Problem, suggest
from lapak.course.recording_lock import LOCK_NAME, Reading, load_readings

FOLDER = "audio"
PUBLIC_FOLDER = "suara/"
SUFFIX = ".opus"
NAME = re.compile(r"^(?P<section>[a-z][a-z0-9-]*)\.(?P<language>[a-z]{2,3})\.opus$")
MOST_BYTES = 300_000
"""Two and a half minutes of speech at 16 kbit/s; a section has at most about 150 words."""
MOST_SECONDS = 140
"""Of a recording: at 16 kbit/s it stays below MOST_BYTES, with what the container adds."""
HEAD_BYTES = 64
CONTAINER, CODEC = b"OggS", b"OpusHead"


@dataclass(frozen=True)
class Recording:
    """One section, spoken in one language."""

    path: str
    """In the project."""
    address: str
    """On the site: it has the module's public name, not its folder's."""
    bytes: int
    is_old: bool = False
    """True when the text has changed since it was read."""
    is_silent: bool = False
    """True when it reads a warning of yesterday: nobody is to hear it."""
    is_behind: bool = False
    """True when it reads the translation of a warning of yesterday."""

    @property
    def size(self) -> str:
        """As a reader counts quota."""
        return tell_size(self.bytes)


@dataclass(frozen=True)
class Shelf:
    """A module's folder."""

    root: Path
    path: str
    """In the project."""
    name: str
    """Of the module, in addresses."""
    sections: Collection[str]
    """The ids of its own sections."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By 'foto.jv': the hash of a section's text in a language."""
    critical: Collection[str] = ()
    """The ids of those that warn."""
    behind: Collection[str] = ()
    """By 'uang.jv': translated warnings whose Indonesian text has changed since."""

    @property
    def folder(self) -> Path:
        """Where its recordings lie."""
        return self.root / self.path / FOLDER


def load_recordings(
    shelves: Iterable[Shelf], languages: Collection[str], problems: list[Problem]
) -> Mapping[tuple[str, str, str], Recording]:
    """Folders of modules → the recordings in these languages, by folder, section and language."""
    found = {}
    for shelf in shelves:
        readings = load_readings(shelf.folder, f"{shelf.path}/{FOLDER}", problems)
        for file in _list_files(shelf):
            name = _read_name(file, shelf, problems)
            if name and name["language"] in languages:
                section, language = name["section"], name["language"]
                path = f"{shelf.path}/{FOLDER}/{file.name}"
                address = f"{PUBLIC_FOLDER}{shelf.name}/{file.name}"
                faults = _find_faults(file)
                problems += [Problem(path, 1, what, fix) for what, fix in faults]
                if not faults:
                    is_behind = f"{section}.{language}" in shelf.behind
                    is_old = is_behind or _is_old(f"{section}.{language}", readings, shelf)
                    is_silent = is_old and section in shelf.critical
                    size = file.stat().st_size
                    found[shelf.path, section, language] = Recording(path, address, size, is_old, is_silent, is_behind)
    return found


def _is_old(name: str, readings: Mapping[str, Reading], shelf: Shelf) -> bool:
    """True when what was read is another text by now; of a recording without a note nobody can say so."""
    return name in readings and readings[name].text != shelf.texts.get(name)


def _list_files(shelf: Shelf) -> list[Path]:
    files = sorted(shelf.folder.glob("*")) if shelf.folder.is_dir() else []
    return [file for file in files if file.name != LOCK_NAME]


def measure_seconds(data: bytes) -> float:
    """An Opus file → how long it lasts: its last page counts samples, 48,000 a second (RFC 7845, 4)."""
    page = data.rfind(CONTAINER)
    return int.from_bytes(data[page + 6 : page + 14], "little") / 48_000 if page >= 0 else 0


def _read_name(file: Path, shelf: Shelf, problems: list[Problem]) -> re.Match[str] | None:
    name = NAME.match(file.name)
    path = f"{shelf.path}/{FOLDER}/{file.name}"
    if name is None:
        fix = "save it as 'SECTION.LANGUAGE.opus', such as 'foto.jv.opus'"
        problems.append(Problem(path, 1, f"'{file.name}' is not the name of a recording", fix))
    elif name["section"] not in shelf.sections:
        what = f"no section of this module has the id '{name['section']}'"
        problems.append(Problem(path, 1, what, suggest(name["section"], shelf.sections)))
        return None
    return name


def _find_faults(file: Path) -> list[tuple[str, str]]:
    if not has_file(file):
        return [("this is not a file", "take it away; a recording is one file")]
    with file.open("rb") as opened:
        head = opened.read(HEAD_BYTES)
    if not head.startswith(CONTAINER) or CODEC not in head:
        return [("this is not Opus in an Ogg file", "record it again, or convert it: 'opusenc --bitrate 16 …'")]
    size = file.stat().st_size
    if size > MOST_BYTES:
        what = f"the recording has {size:,} bytes, at most {MOST_BYTES:,}"
        return [(what, "save it with one channel at 16 kbit/s, or speak less")]
    return []
