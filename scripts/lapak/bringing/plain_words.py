"""Words as a program of an office holds them → Markdown that shows the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

SIGNS = re.compile(r"[\\`*\[\]]|~~|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|(?<=\{)\{")
FIRST_SIGNS = re.compile(r"^(\s*)(#{1,6}\s|>|[-+](?=\s)|={3,}|/{3,}|:{3,}|-{3,}|\|)")
FIRST_NUMBER = re.compile(r"^(\s*\d{1,3})([.)]\s)")
BULLET = re.compile(r"^\s*(?:[•◦▪‣●○·–\uf0b7\uf0a7]|-(?=\s)|o(?=\s{2,}))\s*(?=\S)")
"""What somebody types who does not know the button for lists."""
FIRST_OTHERS, LAST_OTHERS = re.compile(r"^[^\w\"“‘(]+"), re.compile(r"[^\w\"”’)]+$")
"""Signs between which and a letter a mark is none."""
BLANKS = re.compile(r"[^\S\n]+")
WINGDINGS = str.maketrans(
    {"\uf0e0": "→", "\uf0e8": "→", "\uf0df": "←", "\uf0fc": "✓", "\uf0fb": "✗", "\uf06f": "☐", "\uf0a8": "☐"}
)
"""Signs of a font that only an office's program has."""
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\u200b-\u200f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]")


class StyledRun(NamedTuple):
    """Letters in one style."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""
    """Where a tap leads."""


def to_plain_line(text: str) -> str:
    """Any words → one line without what nobody sees."""
    return " ".join(_clean(text).replace("\v", " ").split())


def _clean(text: str) -> str:
    return UNSEEN.sub("", text).translate(WINGDINGS)


def to_marked(text: str) -> str:
    """Words → Markdown that shows just these."""
    return SIGNS.sub(lambda found: f"\\{found[0]}", text)


def guard_start(line: str) -> str:
    """A line of Markdown whose first sign is a word of its author → the same, in which it begins nothing."""
    line = FIRST_SIGNS.sub(lambda found: f"{found[1]}\\{found[2]}", line)
    return FIRST_NUMBER.sub(lambda found: f"{found[1]}\\{found[2]}", line)


def to_line(runs: Iterable[StyledRun], line_break: str = " ") -> str:
    """The runs of a paragraph → its Markdown in one line; where all of it is bold, that says nothing."""
    runs = [run._replace(text=_clean(run.text)) for run in runs]
    spoken = [run for run in runs if run.text.strip()]
    is_all_bold, is_all_italic = (bool(spoken) and all(run[place] for run in spoken) for place in (1, 2))
    runs = [
        run._replace(is_bold=run.is_bold and not is_all_bold, is_italic=run.is_italic and not is_all_italic)
        for run in runs
    ]
    groups = [(style, "".join(run.text for run in own)) for style, own in groupby(runs, key=lambda run: run[1:])]
    texts = ["", *(text for _, text in groups), ""]
    words = "".join(_mark(text, style, texts[at][-1:], texts[at + 2][:1]) for at, (style, text) in enumerate(groups))
    lines = [BLANKS.sub(" ", line).strip() for line in re.split(r"[\n\v]", words)]
    return line_break.join(line for line in lines if line)


def _mark(text: str, style: tuple[bool, bool, str], before: str, after: str) -> str:
    """Words of one style, and the letters beside them → their Markdown.

    Blanks at their ends stay outside of the marks, and what would keep a mark there from being one.
    """
    is_bold, is_italic, address = style
    mark = ("**" if is_bold else "") + ("*" if is_italic else "")
    inside = text.strip()
    if mark and not address:
        inside = FIRST_OTHERS.sub("", inside) if before.strip() or text[:1].isspace() else inside
        inside = LAST_OTHERS.sub("", inside) if after.strip() else inside
    if not inside or (not mark and not address):
        return to_marked(text)
    start = text.index(inside)
    is_one_line = "\n" not in inside and "\v" not in inside
    marked = f"{mark}{to_marked(inside)}{mark[::-1]}" if is_one_line else to_marked(inside)
    if address and is_one_line:
        marked = f"[{marked}]({address})"
    return f"{to_marked(text[:start])}{marked}{to_marked(text[start + len(inside) :])}"


def to_table(rows: Sequence[Sequence[str]]) -> str:
    """Cells in Markdown, row by row → a table whose head is the first row; '' for none."""
    width = max((len(row) for row in rows), default=0)
    if not width or not any(cell for row in rows for cell in row):
        return ""
    full = [[*row, *[""] * (width - len(row))] for row in rows if any(row)]
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in full]
    return "\n".join([lines[0], f"{'|---' * width}|", *lines[1:]])
