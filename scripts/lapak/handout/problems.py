"""What Typst says when a paper cannot be set → a message about the Markdown that it was made from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lapak.course.model import Module
from lapak.course.problems import Problem
from lapak.course.reading.source_lines import find_line
from lapak.export.file_names import DownloadKind
from lapak.handout.gaps import Gaps
from lapak.handout.typesetting import SettingError
from lapak.render.document import Tree

SIDE = re.compile(r"side (\d) is too long by (\d+) mm; its longest part is ?(.*?)\"?$")
WORKSHEET = re.compile(r"worksheet (.*) is too long by (\d+) mm")
MISSING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def explain(
    error: SettingError, kind: DownloadKind, language: str, modules: Sequence[Module[Tree]], gaps: Gaps
) -> Problem | None:
    """An error, the paper and its modules → the problem, on the line that caused it; None for what nobody foresaw."""
    message, root = error.message, gaps.project.root
    if found := SIDE.search(message):
        longest = found[3].replace('\\"', '"')
        file, line = find_place(root, modules, longest or "title:")
        what = f"the sheet '{kind.prefix}-{language}' is too long: side {found[1]} by {found[2]} mm"
        best = f", best of all '{longest}', its longest part" if longest else ": title, summary and objectives"
        return Problem(file, line, what, f"shorten it{best}; nothing is shrunk or cut")
    if found := WORKSHEET.search(message):
        file, line = find_place(root, modules, found[1])
        what = f"the worksheet '{found[1]}' is too long for its page, by {found[2]} mm"
        return Problem(file, line, what, "shorten it; nothing is shrunk or cut")
    if found := MISSING.search(message):
        text = ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
        return gaps.to_problem(find_place(root, modules, text), text)
    return None


FORM = "overrides/handout/main.typ"
"""What a paper without a module comes from; a campus may have changed it."""


def find_place(root: Path, modules: Sequence[Module[Tree]], words: str) -> tuple[str, int]:
    """Words of a paper → the file and the line of its source that has them; else the first file."""
    files = [file for module in modules for file in (module.edit_path, module.path)]
    files += [section.path for module in modules for section in module.sections]
    for file in dict.fromkeys(files):
        line = find_line(root / file, words, 0) if words else 0
        if line:
            return file, line
    return modules[0].edit_path if modules else FORM, 1
