"""The Markdown of other programs, which ours would print as it stands: each kind with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lapak.course.foreign.kinds import BOX, COLON_BOXES, COLON_END, COLONS, KINDS, LINK, Kind
from lapak.course.foreign.leftovers import LEFTOVERS
from lapak.course.foreign.pairs import PAIRS
from lapak.course.foreign.tables import Fault, find_half_tables
from lapak.course.problems import Edit, Problem
from lapak.course.reading.masking import mask_unread, to_blanks

FENCE_INFO = re.compile(r"^\s*(?:`{3,}|~{3,})\s*([^\s`~]+)")
DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n]{1,100})\]:\s*\S")
REFERENCE = re.compile(r"(?<![\]!\\])\[([^\]^\n]{1,200})\]\[([^\]^\n]{0,100})\](?![(\[:])")
TITLE = re.compile(r"(?:#{1,6}\s|///\s*\w[\w-]*\s*\|)")
TITLE_MARK = re.compile(
    r"\*\*|__|~~|`|\]\(|</?[A-Za-z][^<>\n]{0,100}>|(?<!\w)[*_](?=\S)[^*_\n]{1,200}(?<=\S)[*_](?!\w)"
)
MARKED_TITLE = ("a title shows its signs as they stand", "write its words alone, without '**', '_', '`' or a link")
SHORT = re.compile(r"(?<![\]!\\])\[([^\]^\n]{1,200})\](?![(\[:])")
BACKSLASH = re.compile(r"(?<![\\\s])\s?\\$")
NO_TEXT = re.compile(r"\s*$|\s*(?:[-*+>|]|\d+[.)]|#{1,6})\s|///")
"""A line that no paragraph goes on with."""
PART = re.compile(r"#{1,6}\s|///")
DETAILS = re.compile(r"<(/?)details\b", re.IGNORECASE)
TAKE_OUT = "take it out"
CLOSE = "write '</details>' on a line of its own above that"
LANGUAGE = re.compile(r"^(\s*(?:`{3,}|~{3,})\s*[\w+#.-]+)\s+\S[^`]*$")
DRAWN = frozenset(
    {"mermaid", "plantuml", "graphviz", "dot", "ditaa", "math", "geojson", "topojson", "stl", "dataview", "dataviewjs"}
)


def find_foreign(lines: Sequence[str], path: str, first_line: int) -> list[Problem]:
    """The lines of a text → a problem on each that is written for another program, or is half a table."""
    masked = mask_unread("\n".join(lines)).split("\n")
    found = [
        *_find_fences(lines, masked),
        *_find_colons(masked),
        *_find_kinds(masked),
        *_find_marked_titles(lines, masked),
        *find_half_tables(masked),
        *_find_lost_breaks(masked),
        *_find_open_details(masked),
        *_find_lost_addresses(masked),
    ]
    return [Problem(path, first_line + offset, *fault) for offset, *fault in found]


def _find_kinds(lines: Sequence[str]) -> Iterator[Fault]:
    for offset, line in enumerate(lines):
        beside = (*lines[max(0, offset - 1) : offset], *lines[offset + 1 : offset + 2])
        for kind in _find_in_line(line, beside) if line.strip() else ():
            yield offset, kind.what, kind.fix, kind.edit


def _find_in_line(line: str, beside: Sequence[str]) -> Iterator[Kind]:
    """A line and those beside it → the foreign ways in which it is written; no sign is told twice."""
    is_foreign = False
    for kind in (*KINDS, *LEFTOVERS):
        if found := kind.pattern.search(line):
            line = f"{line[: found.start()]}{to_blanks(found)}{line[found.end() :]}"
            is_foreign = True
            yield kind
    pairs = (pair for pair in PAIRS if pair.pattern.match(line) and any(map(pair.pattern.match, beside)))
    yield from () if is_foreign else islice(pairs, 1)


def _find_lost_breaks(lines: Sequence[str]) -> Iterator[Fault]:
    """A '\\' at the end of a paragraph or of an item breaks no line: it is shown."""
    for offset, line in enumerate(lines):
        if BACKSLASH.search(line) and NO_TEXT.match("".join(lines[offset + 1 : offset + 2])):
            yield offset, "'\\' at the end of a paragraph is shown as it stands", TAKE_OUT, Edit(r"\s*\\$", "")


def _find_open_details(lines: Sequence[str]) -> Iterator[Fault]:
    """`<details>` ends in its own section, as a heading begins another one."""
    opened: list[int] = []
    for offset, line in enumerate((*lines, "# ")):
        if PART.match(line):
            yield from ((start, "<details> is not closed before the next heading or block", CLOSE) for start in opened)
            opened = []
        for found in DETAILS.finditer(line):
            if not found[1]:
                opened.append(offset)
            elif opened:
                opened.pop()


def _find_marked_titles(lines: Sequence[str], masked: Sequence[str]) -> Iterator[Fault]:
    """Headings and titles of blocks, in which no Markdown is read."""
    for offset, line in enumerate(lines):
        if TITLE.match(masked[offset]) and TITLE_MARK.search(line):
            yield offset, *MARKED_TITLE, None


def _find_lost_addresses(lines: Sequence[str]) -> Iterator[Fault]:
    """`[words][1]` whose address stands in another section, or nowhere."""
    named = {found[1].lower() for line in lines if (found := DEFINITION.match(line))}
    starts = [offset for offset, line in enumerate(lines) if line.startswith("#")]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        known = {found[1].lower() for line in lines[start:end] if (found := DEFINITION.match(line))}
        for offset in range(start, end):
            for found in REFERENCE.finditer(lines[offset]):
                label = found[2] or found[1]
                if label.lower() not in known:
                    yield offset, f"the address of '[{label}]' stands nowhere in this section", LINK, None
            for found in SHORT.finditer(lines[offset]):
                if found[1].lower() in named - known:
                    yield offset, f"the address of '[{found[1]}]' stands in another section", LINK, None


def _find_colons(lines: Sequence[str]) -> Iterator[Fault]:
    """Boxes between colons: what each is here, and where it ends."""
    for offset, line in enumerate(lines):
        if found := COLONS.match(line):
            fix = next((fix for words, fix in COLON_BOXES if words.search(found[1])), BOX)
            yield offset, "':::' is written for another program", fix if found[1].strip() else COLON_END


def _find_fences(lines: Sequence[str], masked: Sequence[str]) -> Iterator[Fault]:
    """Code that is to become a drawing, a box or a result: only its text would be shown."""
    for offset, line in enumerate(lines):
        found = FENCE_INFO.match(line) if not masked[offset].strip() else None
        info = found[1] if found else ""
        if info.strip("{}").lower() in DRAWN:
            fix = "save the drawing as images/NAME.svg and write '![what is seen](images/NAME.svg)'"
            yield offset, f"'{info}' is not drawn", fix
        elif info.startswith("{"):
            yield offset, f"'{info}' is written for another program", f"{BOX}; to show code write its language alone"
        elif found and (alone := LANGUAGE.match(line)):
            fix = f"write the language alone: '{line.split()[0]}'"
            yield offset, "other words stand behind the language of this code", fix, Edit("^.*$", alone[1])
