"""A zip of what somebody has spoken → the recordings beside their texts, each with a note of what it reads.

Inside stand `praktik/foto.jv.webm` (module, section, language) and `rekaman.json` with the consent. The recording page
adds of which edition they are, and which text was on the screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lapak.course.problems import Problem, raise_problems, suggest
from lapak.course.recording_lock import Reading
from lapak.course.recordings import MOST_BYTES, Shelf
from lapak.voice.sound import SoundError, to_opus

NOTE_NAME = "rekaman.json"
MOST_FILE_BYTES = 50_000_000
"""Of one recording before it is made small: an hour of a phone's."""
NAME = re.compile(r"(?P<slug>[a-z0-9-]+)/(?P<section>[a-z][a-z0-9-]*)\.(?P<language>[a-z]{2,3})\.\w+\Z")
EXAMPLE = "'praktik/foto.jv.webm': module, section, language"


@dataclass(frozen=True)
class PackNote:
    """What a zip says of itself."""

    consent: Reading
    edition: str = ""
    """'' where the zip was made by hand."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By 'praktik/foto.jv': the hash of what was read; of what is missing here, that of today."""


@dataclass(frozen=True)
class Take:
    """A recording that has its place: where it comes, what it holds, and what is noted of it."""

    shelf: Shelf
    name: str
    """'foto.jv'."""
    data: bytes
    reading: Reading


def load_takes(file: Path, path: str, shelves: Mapping[str, Sequence[Shelf]]) -> tuple[Take, ...]:
    """A zip, how a message shows it and the modules' folders by edition → its recordings, made small and checked.

    Raises SourceError with everything that is wrong; then there is nothing to write.
    """
    problems: list[Problem] = []
    files = _read_zip(file, path, problems)
    note = _read_note(files.pop(NOTE_NAME, None), path, problems) if files else PackNote(Reading(""))
    every = [shelf for some in shelves.values() for shelf in some]
    places = _Places(path, shelves.get(note.edition, every), problems)
    takes = [take for name, data in files.items() for take in _to_take(name, data, places, note)]
    if not files and not problems:
        problems.append(Problem(path, 1, "no recording is inside", f"name them {EXAMPLE}"))
    raise_problems(problems)
    return tuple(takes)


def _read_zip(file: Path, path: str, problems: list[Problem]) -> dict[str, bytes]:
    try:
        with ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            for entry in entries:
                if entry.file_size > MOST_FILE_BYTES:
                    what = f"'{entry.filename}' has {entry.file_size:,} bytes, at most {MOST_FILE_BYTES:,}"
                    problems.append(Problem(path, 1, what, "record section by section"))
            return {} if problems else {entry.filename: archive.read(entry) for entry in entries}
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        problems.append(Problem(path, 1, f"this zip cannot be read: {error}", "save it again on the recording page"))
        return {}


def _read_note(data: bytes | None, path: str, problems: list[Problem]) -> PackNote:
    """Who has agreed, by role and place; nothing of somebody who has not agreed is kept."""
    try:
        values = json.loads(data or b"{}")
        agreed, role, place = values.get("consent"), values.get("role", ""), values.get("place", "")
        day = date.fromisoformat(values.get("date", ""))
        edition, texts = str(values.get("edition", "")), dict(values.get("texts", {}))
    except (ValueError, TypeError, AttributeError):
        agreed, role, place, day, edition, texts = None, "", "", date.min, "", {}
    if agreed is not True or not role:
        what = f"'{NOTE_NAME}' does not say who has agreed, and when"
        fix = 'write {"consent": true, "role": "kader posyandu", "place": "Ambarawa", "date": "2026-11-28"}'
        problems.append(Problem(path, 1, what, fix))
    return PackNote(Reading("", str(role), str(place), day.isoformat()), edition, texts)


def _to_take(name: str, data: bytes, places: _Places, note: PackNote) -> Iterator[Take]:
    found = places.find(name)
    if found is None:
        return
    shelf, key = found
    try:
        small = to_opus(data)
    except SoundError as error:
        places.tell(f"'{name}': {error}", "record this section again")
        return
    if len(small) > MOST_BYTES:
        what = f"'{name}' has {len(small):,} bytes when it is small, at most {MOST_BYTES:,}"
        places.tell(what, "speak less, or divide the section")
        return
    read = note.texts.get(name.rpartition(".")[0], shelf.texts[key])
    yield Take(shelf, key, small, replace(note.consent, text=str(read)))


@dataclass(frozen=True)
class _Places:
    """Where recordings may come, and what is wrong with those that do not."""

    path: str
    shelves: Sequence[Shelf]
    problems: list[Problem]

    def tell(self, what: str, fix: str) -> None:
        """A mistake in the zip."""
        self.problems.append(Problem(self.path, 1, what, fix))

    def find(self, name: str) -> tuple[Shelf, str] | None:
        """A file's name → its module's folder and its own name there; None, and a problem, where it has no place."""
        match = NAME.match(name)
        if match is None:
            self.tell(f"'{name}' is not the name of a recording", f"name it {EXAMPLE}")
            return None
        key = f"{match['section']}.{match['language']}"
        own = [shelf for shelf in self.shelves if shelf.name == match["slug"]]
        for shelf in reversed(own):
            if key in shelf.texts and match["section"] in shelf.sections:
                return shelf, key
        if own:
            known = {text for shelf in own for text in shelf.texts}
            self.tell(f"'{name}': this module has no text '{key}'", suggest(key, known))
        else:
            slugs = {shelf.name for shelf in self.shelves}
            self.tell(f"'{name}': no module '{match['slug']}'", suggest(match["slug"], slugs))
        return None
