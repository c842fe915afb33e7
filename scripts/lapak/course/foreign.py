"""The Markdown of other programs, which ours would print as it stands: each kind with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lapak.course.masking import mask_unread
from lapak.course.problems import Edit, Problem

FENCE_INFO = re.compile(r"^\s*(?:`{3,}|~{3,})\s*([^\s`~]+)")
ROW = re.compile(r"^\s*\|.*\|\s*$")
RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s")
BOX = "write '/// note | Title' (or '/// warning | Title'), the text, and '///' alone on the last line"
QUIZ = "write '/// quiz | Question?', then '- [x] right' and '- [ ] wrong', the reason, and '///'"
FORMULA = "write it in words or plain signs: '3 × 5 = 15'"


class Kind(NamedTuple):
    """A way to write that is not ours."""

    pattern: re.Pattern[str]
    what: str
    fix: str


KINDS = (
    Kind(re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+\S"), "this box is written for another program", BOX),
    Kind(
        re.compile(r"^\s*={3}[!+]?\s+\""), "tabs are not shown", "write a heading for each of them: '### Title {#id}'"
    ),
    Kind(re.compile(r"^\s*(?:>\s*)?:{3,}"), "':::' is written for another program", BOX),
    Kind(re.compile(r"^\s*>\s*\[!\w+\]"), "this box is one that only GitHub shows", BOX),
    Kind(re.compile(r"^\s*\.\. [\w-]+::"), "'.. name::' is written for another program", BOX),
    Kind(re.compile(r"^\s*\[(?:\([^)\n]?\)|\[[^\]\n]?\])\]"), "this quiz is written for another program", QUIZ),
    Kind(
        re.compile(r"^\s*\[(?:TOC|\[_?TOC_?\])\]\s*$", re.IGNORECASE),
        "a list of contents stands on each page by itself",
        "take it out",
    ),
    Kind(
        re.compile(r"\[\[[^\[\]\n]{0,200}\]\](?!\()"),
        "'[[…]]' is a link of a wiki",
        "write '[words](../03-praktik/index.md)', or '[words](#id)' on the same page",
    ),
    Kind(
        re.compile(r"\{:\s*[.#\w][^{}\n]{0,200}\}"),
        "'{: …}' is written for another program",
        "take it out; a box is '/// note | Title'",
    ),
    Kind(re.compile(r"\$\$"), "formulas are not shown", FORMULA),
    Kind(re.compile(r"(?<![\w\\$])\$(?=[^\s$\d])[^$\n]{0,200}(?<=\S)\$(?![\w$])"), "formulas are not shown", FORMULA),
    Kind(re.compile(r"\\[(\[](?=.{1,200}\\[)\]])"), "formulas are not shown", FORMULA),
    Kind(
        re.compile(r"^(?:import\s+\S.{0,200}\sfrom\s+[\"']|export\s+(?:default|const|function)\b)|\{/\*"),
        "a text is no program",
        "take this out",
    ),
    Kind(
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?![=\w])"),
        "'==…==' is not shown as marked",
        "write '**words**'",
    ),
    Kind(
        re.compile(r"^\s*\\(?:newpage|pagebreak|vspace|begin|end)\b"),
        "LaTeX is not understood here",
        "take it out; where a page ends says the paper",
    ),
)
DRAWN = frozenset({"mermaid", "plantuml", "graphviz", "dot", "ditaa"})


def find_foreign(lines: Sequence[str], path: str, first_line: int) -> list[Problem]:
    """The lines of a text → a problem on each that is written for another program, or is half a table."""
    masked = mask_unread("\n".join(lines)).split("\n")
    found = [*_find_fences(lines, masked), *_find_kinds(masked), *_find_half_tables(masked)]
    return [Problem(path, first_line + offset, *fault) for offset, *fault in found]


Fault = tuple[int, str, str] | tuple[int, str, str, Edit]
"""How many lines below the first, what is wrong and how to mend it; and what can be written without deciding."""


def _find_kinds(lines: Sequence[str]) -> Iterator[Fault]:
    for offset, line in enumerate(lines):
        kind = next((kind for kind in KINDS if kind.pattern.search(line)), None) if line.strip() else None
        if kind:
            yield offset, kind.what, kind.fix


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


def _find_half_tables(lines: Sequence[str]) -> Iterator[Fault]:
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and ROW.match(lines[end]):
            end += 1
        if end - start > 1 and not RULE.match(lines[start + 1]):
            columns = lines[start].strip().strip("|").count("|") + 1
            rule = f"{'|---' * columns}|"
            what, fix = "this table has no rule below its head", f"write '{rule}' on the line below"
            yield start, what, fix, Edit(r"$", f"\n{rule}")
        elif end > start and start and ITEM.match(lines[start - 1]):
            yield start, "this table begins right below a list", "put an empty line above it", Edit(r"^", "\n")
        start = max(end, start + 1)
