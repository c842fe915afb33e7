"""Files of one's own that a text hands out: `files/…` beside a module's text or in docs/, checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from lapak.course.layers import has_file
from lapak.course.problems import Problem

FOLDER = "files"
PUBLIC_FOLDER = "berkas/"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
MEGABYTE = 1_000_000
ZIP = b"PK\x03\x04"
BEGINNINGS = {
    ".pdf": re.compile(rb".{0,1024}?%PDF-", re.DOTALL),
    ".mp3": re.compile(rb"ID3|\xff[\xe2-\xff]"),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip"), re.compile(re.escape(ZIP))),
}
"""By its ending, how a file begins."""
PROGRAMS = frozenset({".apk", ".xapk", ".apks", ".aab", ".exe", ".msi", ".bat", ".cmd", ".com", ".scr", ".ps1"})
PROGRAMS |= {".vbs", ".jar", ".dmg", ".deb", ".docm", ".xlsm", ".pptm"}
"""What runs when somebody opens it, on a telephone or a computer."""
NO_PROGRAM = "leave it out, and name the shop where it is to be had: nobody should install what a page hands out"
OTHER_KIND = f"save it as one of: {', '.join(ending[1:] for ending in BEGINNINGS)}"


class Tray(NamedTuple):
    """A folder whose `files/` are handed out."""

    root: Path
    path: str
    """In the project."""
    name: str
    """Of the module, in addresses; '' of docs/."""


@dataclass(frozen=True)
class Attachment:
    """One file to take along."""

    path: str
    """In the project."""
    address: str
    """On the site: it has the module's public name, not its folder's."""
    slug: str
    """The module whose it is; '' of docs/."""
    bytes: int

    @property
    def name(self) -> str:
        """Of the file alone."""
        return self.path.rpartition("/")[2]

    @property
    def size(self) -> str:
        """As a reader counts quota."""
        return tell_size(self.bytes)


def to_kilobytes(count: int) -> int:
    """Bytes → kB as a reader counts quota: at least one."""
    return max(1, round(count / 1000))


def tell_size(count: int) -> str:
    """Bytes → what a reader is told, as quota is counted: '96 kB', '2,4 MB'."""
    if count < MEGABYTE:
        return f"{to_kilobytes(count)} kB"
    return f"{count / MEGABYTE:.1f} MB".replace(".", ",")


def load_attachments(trays: Iterable[Tray], megabytes: int, problems: list[Problem]) -> Mapping[str, Attachment | None]:
    """Folders and the most that a file in them may weigh → their files by path; None for one with a problem."""
    found: dict[str, Attachment | None] = {}
    for tray in trays:
        folder = tray.root / tray.path / FOLDER
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if file.name.startswith("."):
                continue
            path = f"{tray.path}/{FOLDER}/{file.name}"
            faults = list(_find_faults(file, megabytes))
            problems += [Problem(path, 1, what, fix) for what, fix in faults]
            address = f"{PUBLIC_FOLDER}{tray.name}{'/' if tray.name else ''}{file.name}"
            found[path] = None if faults else Attachment(path, address, tray.name, file.stat().st_size)
    return found


def check_programs(docs: Path, path: str, problems: list[Problem]) -> None:
    """A folder that is published as it is, and its path in the project: no program may lie in it."""
    for file in sorted(docs.rglob("*")):
        if file.suffix.lower() in PROGRAMS and file.parent != docs / FOLDER:
            where = f"{path}/{file.relative_to(docs).as_posix()}"
            problems.append(Problem(where, 1, f"a program ({file.suffix.lower()}) would be published", NO_PROGRAM))


def _find_faults(file: Path, megabytes: int) -> Iterator[tuple[str, str]]:
    if not has_file(file):
        yield f"'{file.name}' is not a file", f"put files straight into {FOLDER}/, without folders in it"
        return
    ending, size = file.suffix.lower(), file.stat().st_size
    if ending in PROGRAMS:
        yield f"'{file.name}' is a program", NO_PROGRAM
        return
    if not NAME.match(file.name):
        yield f"'{file.name}' is no name for an address", f"rename it '{to_name(file)}'"
    if ending not in BEGINNINGS:
        yield f"'{file.name}' is of a kind that is not handed out", OTHER_KIND
    elif size > megabytes * MEGABYTE:
        fix = f"make it smaller, or write 'files: {{megabytes: {-(-size // MEGABYTE)}}}' in the edition"
        yield f"'{file.name}' has {size / MEGABYTE:.1f} MB, at most {megabytes}", fix
    else:
        yield from _find_false(file, ending)


def _find_false(file: Path, ending: str) -> Iterator[tuple[str, str]]:
    """What is another thing inside than its name says, or holds a program."""
    with file.open("rb") as opened:
        head = opened.read(2048)
    if not BEGINNINGS[ending].match(head):
        yield f"'{file.name}' is not a {ending[1:]} inside, only its name says so", OTHER_KIND
    elif head.startswith(ZIP) and (program := _find_program(file)):
        yield f"'{file.name}' holds a program: {program}", NO_PROGRAM


def _find_program(file: Path) -> str:
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
    except (BadZipFile, OSError, ValueError):
        return ""
    risky = ("AndroidManifest.xml", "vbaProject.bin")
    return next((name for name in names if Path(name).suffix.lower() in PROGRAMS or name.endswith(risky)), "")


def to_name(file: Path) -> str:
    """A file → a name in its likeness that every address can show."""
    return ("-".join(re.findall(r"[a-z0-9]+", file.stem.lower())) or "berkas") + file.suffix.lower()
