"""Paper data → a tagged PDF (PDF/UA-1) by Typst; a book's pages → sheets to fold."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from lapak.handout.fonts import load_fonts

IMPOSITION = "impose.typ"
PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


@dataclass(frozen=True)
class Press:
    """What all papers of an edition are set with."""

    template: Path
    """The main Typst file."""
    fonts: Path
    date: datetime.datetime

    def to_pdf(self, data: dict[str, Any], *, is_tagged: bool = True) -> bytes:
        """Data → a PDF's bytes, the same for the same input; raises TypstError."""
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        return self._compile(self.template, inputs, is_tagged=is_tagged)

    def to_booklet(self, book: bytes) -> bytes:
        """An A5 book → A4 sheets, two pages a side, in the order in which they are folded and stapled.

        For print alone: Typst reads a PDF from a file and takes its pages as pictures, without tags.
        """
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "book.pdf").write_bytes(book)
            shutil.copy(self.template.with_name(IMPOSITION), folder)
            return self._compile(folder / IMPOSITION, {"pages": str(count_pages(book))}, is_tagged=False)

    def _compile(self, template: Path, inputs: dict[str, str], *, is_tagged: bool) -> bytes:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=load_fonts(self.fonts),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=["ua-1"] if is_tagged else [],
            pdf_tags=is_tagged,
            timestamp=self.date,
        )
        return made if isinstance(made, bytes) else b""


def count_pages(pdf: bytes) -> int:
    """A PDF that Typst made → how many pages it has."""
    found = PAGES.search(pdf)
    return int(found[1]) if found else 0
