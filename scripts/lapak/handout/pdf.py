"""Paper data → a tagged PDF (PDF/UA-1) by Typst; a book's pages → sheets to fold."""

from __future__ import annotations

import datetime
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lapak.course.problems import Problem, raise_problems
from lapak.course.project import Project
from lapak.dates import find_date
from lapak.export.pdf_pages import count_pages
from lapak.handout.theme import Theme, load_theme
from lapak.handout.typesetting import TypstCall, set_paper

MAIN_FORM = "handout/main.typ"
IMPOSITION = "impose.typ"


@dataclass(frozen=True)
class PaperPress:
    """What all papers of an edition are set with."""

    template: Path
    """The main Typst file."""
    fonts: Path
    date: datetime.datetime

    def to_pdf(self, data: dict[str, Any], *, is_tagged: bool = True) -> bytes:
        """Data → a PDF's bytes, the same for the same input; raises SettingError."""
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        return set_paper(TypstCall(self.template, self.fonts, self.date, inputs, is_tagged))

    def to_booklet(self, book: bytes) -> bytes:
        """An A5 book → A4 sheets, two pages a side, in the order in which they are folded and stapled.

        For print alone: Typst reads a PDF from a file and takes its pages as pictures, without tags.
        """
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "book.pdf").write_bytes(book)
            shutil.copy(self.template.with_name(IMPOSITION), folder)
            pages = count_pages(book)
            inputs = {"pages": str(pages)}
            call = TypstCall(folder / IMPOSITION, self.fonts, self.date, inputs, is_tagged=False, pages=pages)
            return set_paper(call)


def open_press(project: Project) -> tuple[Theme, PaperPress]:
    """A project → how its papers look, and what sets them; raises SourceError when the campus's look is wrong."""
    problems: list[Problem] = []
    theme = load_theme(project, problems)
    raise_problems(problems)
    return theme, PaperPress(project.find_template(MAIN_FORM), theme.fonts, find_date(project.root))
