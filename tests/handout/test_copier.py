"""What a village copier leaves of a sheet: one bit, 150 dots an inch. The code must still lead to the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import zxingcpp
from tests.conftest import ROOT, Files

CONFIG = (ROOT / "tests/tiny/mkdocs.yml").read_text("utf-8")
DOTS_AN_INCH = 150
HALF = 127


def copy_page(file: Path) -> pypdfium2.PdfBitmap:
    image = pypdfium2.PdfDocument(file)[0].render(scale=DOTS_AN_INCH / 72).to_pil().convert("L")
    return image.point(lambda shade: 255 if shade > HALF else 0)


def test_code_of_a_copied_sheet_leads_to_its_page(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    address = "https://belajar-jualan.kampus-kecil.ac.id/"
    project = make_project({"mkdocs.yml": CONFIG.replace("https://kecil.example/", address)})

    code, printed = run_lapak(project, "handouts", "--module", "awal", "--language", "jv")
    found = zxingcpp.read_barcodes(copy_page(project / "build/kecil/handout-awal.jv.pdf"))

    assert code == 0, printed
    assert [item.text for item in found] == [f"{address}jv/modul/awal/"]
    corners = found[0].position
    assert (corners.top_right.x - corners.top_left.x) / DOTS_AN_INCH * 25.4 > 23.5
