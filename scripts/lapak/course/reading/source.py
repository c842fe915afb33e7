"""A file on disk → its front matter and body, every line number kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from lapak.course.problems import Problem
from lapak.course.reading.letters import UNSEEN, find_unprintable
from lapak.course.reading.limits import MOST_BYTES, check_letters, check_lines

FENCE = "---"
KEY_LINE = re.compile(r"\w[\w-]*:|\s+\S|- |#(?!#)")
"""Of a front matter that nobody has closed: where it goes on."""
CONFLICT = re.compile(r"^[ \t]{0,12}(?:<{7}(?: .*)?|\|{7} .+|>{7} .+)$", re.MULTILINE)
"""The lines with which git begins and ends what it could not merge."""
LOCK_SUFFIX = ".lock.json"
NO_FRONT = "the lines between '---' at the top (front matter) are missing"
OPEN_FRONT = (
    "the lines at the top (front matter) are never closed by '---'",
    "write '---' on the line after its last key",
)
NO_BODY = "no text follows the lines between '---' at the top (front matter)", "write a section: '## Title {#id}'"
NOT_UTF_8 = (
    "this file keeps its letters in an old way (not as UTF-8)",
    "save it again as UTF-8: in Notepad by 'Save as', 'Encoding: UTF-8'",
)


@dataclass(frozen=True)
class Source:
    """One text file, read but not yet understood."""

    path: str
    """Relative to the project."""
    front: str | None
    """The YAML between the two `---` lines; it begins on line 2. None where it is missing, which has been told."""
    body: tuple[str, ...]
    body_line: int


def load_source(file: Path, path: str, problems: list[Problem], keys: Sequence[str] = ("title",)) -> Source | None:
    """A Markdown file, and the keys that it must have → its parts; None, and a problem, when it cannot be read.

    One that must have none may as well begin with its first heading, or end with its keys.
    """
    text = load_text(file, path, problems)
    if text is None:
        return None
    lines = text.split("\n")
    if not keys and lines[0].rstrip() != FENCE:
        lines, shift = [FENCE, FENCE, *lines], 2
    else:
        shift = 0
    if lines[0].rstrip() != FENCE:
        wanted = ", ".join(f"'{key}: …'" for key in keys)
        problems.append(Problem(path, 1, NO_FRONT, f"begin the file with '---', {wanted} and '---'"))
        return _read_on(path, lines, 0, problems)
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        problems.append(Problem(path, 1, *OPEN_FRONT))
        first = next((index for index, line in enumerate(lines[1:], 1) if not KEY_LINE.match(line)), len(lines))
        return _read_on(path, lines, first, problems)
    if keys and not any(line.strip() for line in lines[end + 1 :]):
        problems.append(Problem(path, 1, *NO_BODY))
        return None
    body = tuple(lines[end + 1 :])
    found = [*check_letters(lines[1:end], path, 2), *check_lines(body, path, end + 2 - shift)]
    problems += found
    return None if found else Source(path, "\n".join(lines[1:end]), body, end + 2 - shift)


def _read_on(path: str, lines: list[str], first: int, problems: list[Problem]) -> Source | None:
    """A file whose front matter is missing or open → its text all the same: what is wrong there is told in this run."""
    front, body = lines[1:first], tuple(lines[first:])
    found = [*check_letters(front, path, 2), *check_lines(body, path, first + 1)]
    problems += found
    return None if found else Source(path, "\n".join(front) if first else None, body, first + 1)


def load_text(file: Path, path: str, problems: list[Problem], most: int = MOST_BYTES) -> str | None:
    """A text file of at most `most` bytes → its text; None, and a problem, when that cannot be had.

    Lines may end as Windows or an old Mac ends them; every one of them ends with '\\n' here.
    """
    data = load_bytes(file, path, problems, most)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, *NOT_UTF_8))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if sign := find_unprintable(text):
        line = text.count("\n", 0, sign[0]) + 1
        problems.append(Problem(path, line, f"the sign {sign[1]} stands here", UNSEEN))
        return None
    if conflicts := find_conflicts(text, path):
        problems += conflicts
        return None
    return text


def find_conflicts(text: str, path: str) -> list[Problem]:
    """A text → a problem for each place where git has left both sides of a merge."""
    fix = "keep what is right of both sides, and take out the lines '<<<<<<<', '=======' and '>>>>>>>'"
    if path.endswith(LOCK_SUFFIX):
        fix = "run 'lapak translations merge-lock', which takes what is newest of both sides"
    found = list(CONFLICT.finditer(text))
    signs = [mark[0].lstrip()[0] for mark in found]
    before = ["", *signs]
    places = [
        mark for mark, sign, last in zip(found, signs, before, strict=False) if sign == "<" or last not in ("<", "|")
    ]
    lines = [text.count("\n", 0, mark.start()) + 1 for mark in places]
    return [
        Problem(path, line, "a merge is unfinished here: two versions stand below each other", fix) for line in lines
    ]


def load_bytes(file: Path, path: str, problems: list[Problem], most: int = MOST_BYTES) -> bytes | None:
    """A file → its bytes; None, and a problem, when it is too large or no file that can be read."""
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode):
            problems.append(Problem(path, 1, "this is not a file", "write a text file of this name in its place"))
        elif status.st_size > most:
            what = f"this file has {status.st_size:,} bytes, at most {most:,}"
            problems.append(Problem(path, 1, what, "part it into several, or take out what does not belong here"))
        else:
            return file.read_bytes()
    except OSError as error:
        what = f"this file cannot be read: {(error.strerror or type(error).__name__).lower()}"
        problems.append(Problem(path, 1, what, "see that it is there and that you may read it"))
    return None
