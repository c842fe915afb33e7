"""Paper data → a tagged PDF (PDF/UA-1) by Typst, with fonts from packages alone."""

from __future__ import annotations

import datetime
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg
import typst

from lapak.course.problems import Problem

FONTS = ("Atkinson Hyperlegible", "Source Sans 3")
"""The second one has ✓ ✗ ☐ →, which the first one lacks."""
OVERFLOW = re.compile(r"side (\d) is too long by (\d+) mm")


def to_pdf(data: dict[str, Any], template: Path, date: datetime.datetime, path: str, problems: list[Problem]) -> bytes:
    """Data and the template's main file → a PDF's bytes, the same for the same input; b'' and a problem on failure."""
    try:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=load_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=date,
        )
    except typst.TypstError as error:
        problems.append(_to_problem(error, data, path))
        return b""
    return made if isinstance(made, bytes) else b""


@cache
def load_fonts() -> typst.Fonts:
    """The fonts of our packages, and none of the system's or of Typst's own: a missing character is an error."""
    folders = [fontpkg.path(name, nearest=True).parent for name in FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _to_problem(error: typst.TypstError, data: dict[str, Any], path: str) -> Problem:
    message = str(error.message)
    overflow = OVERFLOW.search(message)
    paper = f"{data['kind']}-{data['language']}"
    if overflow:
        side, over = overflow.groups()
        what = f"the sheet '{paper}' is too long: side {side} by {over} mm"
        blocks = "key points, steps, rules or exercises" if side == "1" else "the worksheet"
        return Problem(path, 1, what, f"shorten {blocks}; nothing is shrunk or cut")
    return Problem(path, 1, f"the paper '{paper}' cannot be set: {message}", "; ".join(error.hints) or "mend the text")
