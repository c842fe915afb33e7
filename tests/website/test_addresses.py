"""Real addresses: the edit link and the code on paper appear once they are filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import html
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.render.addresses import to_relative

REAL = (
    (TINY / "mkdocs.yml")
    .read_text("utf-8")
    .replace("https://kecil.example/", "https://lapak.desa.id/kecil/\nrepo_url: https://forge.desa.id/lapak")
)


def test_filled_in_addresses_give_an_edit_link_and_a_code(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({"mkdocs.yml": REAL})

    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    assert "placeholder" not in printed
    page = html.parse(project / "site/kecil/jv/modul/awal/index.html")
    links = page.xpath("//footer//a/@href")
    assert "https://forge.desa.id/lapak/edit/main/modules/01-awal/index.jv.md" in links
    paper = PdfReader(project / "site/kecil/unduh/handout-awal.jv.pdf").pages[0].extract_text()
    breaks = str.maketrans("", "", "\n\u200b")
    assert "lapak.desa.id/kecil/jv/modul/awal" in paper.translate(breaks)
    assert html.parse(project / "site/kecil/404.html").xpath("//a/@href") == ["/kecil/", "/kecil/jv/"]


def test_links_are_relative_so_that_a_site_works_in_any_folder() -> None:
    assert to_relative("", "jv/modul/awal/") == "../../../"
    assert to_relative("modul/awal/", "") == "modul/awal/"
    assert to_relative("modul/lain/#a", "modul/awal/") == "../lain/#a"
    assert to_relative("modul/awal/#a", "modul/awal/") == "#a"
    assert to_relative("", "") == "./"
