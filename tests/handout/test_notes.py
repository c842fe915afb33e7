"""A number of a source stands on paper only where the source stands too."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader
from tests.conftest import TINY, Files
from tests.test_blocks import to_export

from lapak.render.document import Documents

TEXT = "/// steps | Foto\n1. Lap kaca[^1].\n2. Ambil foto.\n///\n\n[^1]: Buku kas.\n"


def test_sheet_without_sources_has_no_number_of_one(make_documents: Callable[[Files], Documents]) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8").replace("Foto di dekat jendela.", TEXT)
    documents = make_documents({"modules/01-awal/index.md": module})
    said = {}
    for kind in ("handout", "modul"):
        pages = PdfReader(BytesIO(to_export(documents, f"{kind}-awal.id.pdf"))).pages
        text = "".join(page.extract_text() for page in pages)
        said[kind] = ("Lap kaca" in text, "[1]" in text, "Buku kas" in text)

    assert said == {"handout": (True, False, False), "modul": (True, True, True)}
