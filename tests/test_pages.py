"""Pages that are made while papers are set say in the end what pages say that are made after them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapak.export.file_names import GUIDE, HANDOUT
from lapak.export.model import Export
from lapak.pages import Begun
from lapak.website.files.downloads import find_downloads, promise_downloads
from lapak.website.files.sizes import fill_names

PAPERS = [Export(kind, "awal", "id", bytes) for kind in (GUIDE, HANDOUT)]
PDF = b"/Type /Pages /Count 3"


def test_sizes_of_files_are_filled_in_once_they_are_there(tmp_path: Path) -> None:
    promised = promise_downloads(PAPERS, len)
    for export in PAPERS:
        (tmp_path / export.name).write_bytes(PDF * 1000)
    page = " ".join(file.details for file in promised).encode()
    made = {file.name: file.size for file in find_downloads(PAPERS, tmp_path)}

    filled = fill_names({"unduh/index.html": page, "foto.jpg": page}, made)

    assert filled["unduh/index.html"].decode() == "PDF, 21 kB PDF, 21 kB ZIP, ⁑⁑ kB"
    assert filled["foto.jpg"] == page


@pytest.mark.parametrize(
    ("counts", "holds"),
    [
        ({}, True),
        ({"fasilitator-awal.id.pdf": 3}, True),
        ({"fasilitator-awal.id.pdf": 3, "handout-awal.id.pdf": 4}, False),
        ({"fasilitator-awal.id.pdf": 0}, False),
        ({"buku.id.pdf": 3}, False),
    ],
)
def test_pages_hold_only_where_papers_have_as_many_pages_as_they_say(
    counts: dict[str, int], holds: bool, tmp_path: Path
) -> None:
    for export in PAPERS:
        (tmp_path / export.name).write_bytes(PDF)

    assert Begun(False, counts).holds(find_downloads(PAPERS, tmp_path)) == holds
