"""A file on disk → its front matter and body, every line number kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lapak.course.problems import Problem

FENCE = "---"


@dataclass(frozen=True)
class Source:
    """One text file, read but not yet understood."""

    path: str
    """Relative to the project."""
    front: str
    """The YAML between the two `---` lines; it begins on line 2."""
    body: tuple[str, ...]
    body_line: int


def load_source(file: Path, path: str, problems: list[Problem]) -> Source | None:
    """A Markdown file → its parts; None, and a problem, when it cannot be read."""
    text = load_text(file, path, problems)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        problems.append(Problem(path, 1, "no front matter", "begin the file with '---', 'title: …' and '---'"))
        return None
    ends = [index for index, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE]
    if not ends:
        problems.append(Problem(path, 1, "the front matter never closes", "write '---' on the line after its last key"))
        return None
    end = ends[0]
    if not any(line.strip() for line in lines[end + 1 :]):
        problems.append(Problem(path, 1, "nothing follows the front matter", "write a section: '## Title {#id}'"))
        return None
    return Source(path, "\n".join(lines[1:end]), tuple(lines[end + 1 :]), end + 2)


def load_text(file: Path, path: str, problems: list[Problem]) -> str | None:
    """A text file → its text; None, and a problem, when it is not UTF-8."""
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, "this file is not UTF-8", "save it again with the encoding UTF-8"))
        return None
