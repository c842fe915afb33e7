"""Every block type and kind, as it comes out on the page, on paper and on the slides: golden files."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.course.blocks import BLOCKS
from lapak.course.blocks.practices import PRACTICES
from lapak.course.blocks.sheets import WORKSHEETS
from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.render.policy import remove_marks
from lapak.website.site import make_site

GOLDEN = Path(__file__).parent / "golden" / "blocks"
CASES = sorted(GOLDEN.glob("*.md"))


def to_page(documents: Documents) -> str:
    """The sections of the module's page, a line each for reading."""
    article = remove_marks(make_site(documents).to_article(documents.modules["id"][0]))
    start, end = article.index('<section id="foto"'), article.index('<section id="uang"')
    return re.sub(r"\n\s*\n+", "\n", article[start:end])


def to_export(documents: Documents, name: str) -> bytes:
    return next(export for export in plan_exports(documents) if export.name == name).make()


def to_outline(documents: Documents) -> str:
    """The slides as Markdown; of each picture the address alone says that it is inside."""
    return re.sub(r"(data:image/\w+;base64,)[\w+/=]+", r"\1…", to_export(documents, "slide-awal.id.md").decode())


def to_paper(documents: Documents) -> str:
    """What can be read on the participant's sheet, in the full text and in the facilitator's guide."""
    parts = []
    for kind in ("handout", "modul", "fasilitator"):
        pages = PdfReader(BytesIO(to_export(documents, f"{kind}-awal.id.pdf"))).pages
        lines = "\n".join(page.extract_text() for page in pages).splitlines()
        parts.append("\n".join([f"== {kind}", *(line.strip() for line in lines if line.strip())]))
    return "\n".join(parts) + "\n"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_block_looks_as_agreed_in_every_output(
    file: Path, make_documents: Callable[[Files], Documents], golden: Callable[[Path, str], None]
) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    block = file.read_text("utf-8")

    documents = make_documents({"modules/01-awal/index.md": f"{module[:start]}{block}\n{module[end:]}"})

    golden(file.with_suffix(".html"), to_page(documents))
    golden(file.with_suffix(".paper.txt"), to_paper(documents))
    golden(file.with_suffix(".slides.txt"), to_outline(documents))


def test_every_block_and_every_kind_has_a_golden_example() -> None:
    kinds = {f"worksheet-{kind}" for kind in WORKSHEETS} | {f"practice-{kind}" for kind in PRACTICES}
    names = {block.name for block in BLOCKS} - {"worksheet", "practice"}

    assert {file.stem for file in CASES} == names | kinds | {"prose"}
