"""Names → one PDF with a certificate for each of them, a page each; nothing of them is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lapak.course.problems import Problem, SourceError, raise_problems
from lapak.export.file_names import CERTIFICATE
from lapak.handout.data import PaperData
from lapak.handout.letters import find_missing, load_letters, tell_undrawn
from lapak.handout.names import Name
from lapak.handout.pdf import open_press
from lapak.handout.typesetting import SettingError
from lapak.render.document import Documents

WIDE = re.compile(r"names too wide: ([\d ]+)")
"""What the form says of names that leave their line in the smallest letters it has: their places, from 0."""


def make_certificates(documents: Documents, language: str, names: Sequence[Name], path: str) -> bytes:
    """Documents, a language, names and the list they come from → a PDF's bytes.

    Raises SourceError with each name that cannot be drawn or does not fit its line.
    """
    project = documents.course.project
    theme, press = open_press(project)
    letters = load_letters(press.fonts)
    raise_problems(list(_find_gaps(names, path, letters, project.show(press.fonts))))
    data = PaperData(documents, theme).to_data(language, (), CERTIFICATE, [])
    try:
        return press.to_pdf({**data, "names": [name.text for name in names]})
    except SettingError as error:
        raise SourceError(_explain(error, names, path)) from None


def _find_gaps(names: Sequence[Name], path: str, letters: frozenset[int], folder: str) -> Iterator[Problem]:
    for name in names:
        if missing := find_missing(name.text, letters):
            yield tell_undrawn(path, name.line, missing, folder)


def _explain(error: SettingError, names: Sequence[Name], path: str) -> list[Problem]:
    found = WIDE.search(error.message)
    if not found:
        return [Problem(path, 1, f"this cannot be set on paper: {error.message}", "; ".join(error.hints))]
    what = "this name is wider than its line, in the smallest letters too"
    fix = "shorten titles or names in the middle; nothing is cut"
    return [Problem(path, names[int(place)].line, what, fix) for place in found[1].split()]
