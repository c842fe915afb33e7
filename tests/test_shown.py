"""Markdown as people write it on GitHub, as it comes out on the page, on paper and on the slides: tests/shown.

Each file has a text and, below lines of '=====', what is shown of it. `--update-golden` writes what is below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import TINY, Files
from tests.test_blocks import to_export, to_outline, to_page

from lapak.render.document import Documents

CASES = sorted((Path(__file__).parent / "shown").glob("*.txt"))
BAR = "\n===== "


def to_paper(documents: Documents) -> str:
    """What can be read in the facilitator's guide, which has all of a text, from its section on."""
    pages = PdfReader(BytesIO(to_export(documents, "fasilitator-awal.id.pdf"))).pages
    lines = [line.strip() for page in pages for line in page.extract_text().splitlines()]
    start = next(index for index, line in enumerate(lines) if line == "5 menit")
    end = next(index for index, line in enumerate(lines) if line.startswith("Tidak diajarkan di acara ini"))
    return "\n".join(line for line in lines[start + 1 : end - 1] if line)


def to_slides(documents: Documents) -> str:
    """The outline of the section's slides."""
    outline = to_outline(documents)
    found = re.search(r"# Foto.*?(?=---\n\n# Uang)", outline, re.DOTALL)
    return re.sub(r"\n\n+", "\n", found[0]).strip() if found else ""


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_what_github_shows_is_shown_in_every_output(
    file: Path, make_documents: Callable[[Files], Documents], golden: Callable[[Path, str], None]
) -> None:
    text = file.read_text("utf-8").partition(BAR)[0].rstrip("\n")
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")

    documents = make_documents({"modules/01-awal/index.md": f"{module[:start]}{text}\n\n{module[end:]}"})

    shown = {"page": to_page(documents), "paper": to_paper(documents), "slides": to_slides(documents)}
    golden(file, text + "".join(f"\n{BAR}{name}\n{said.strip()}" for name, said in shown.items()) + "\n")
