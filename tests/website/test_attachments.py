"""Files of one's own: linked with name and size, in the zip and on the downloads page, named where they do not come."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from pypdf import PdfReader
from tests.conftest import TINY, Files, write_project
from tests.website.conftest import Writer

from lapak.archive import to_zip

PDF = b"%PDF-1.7\n" + bytes(96_000)
FORM = "modules/01-awal/files/formulir.pdf"
LISTING = """---
title: Unduh
summary: Semua berkas.
layout: downloads
---

## Berkas {#berkas}

Ambil [brosur](files/brosur.pdf), atau [formulir](../modules/01-awal/files/formulir.pdf).
"""


def to_files(*, address: str = "https://kampus.id/lapak/") -> Files:
    """The tiny project with a form beside its module and a leaflet beside its pages."""
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    return {
        "mkdocs.yml": settings.replace("https://kecil.example/", address),
        "modules/01-awal/index.md": module.replace(
            "Foto di dekat jendela.", "Isi [formulir](files/formulir.pdf) dulu."
        ),
        FORM: PDF,
        "docs/unduh.md": LISTING,
        "docs/files/brosur.pdf": PDF + bytes(2_300_000),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = write_project(tmp_path_factory.mktemp("attachments") / "project", to_files())
    subprocess.run([sys.executable, "-m", "lapak", "build"], cwd=project, check=True)
    return project / "site/kecil"


def test_link_says_name_and_size_and_the_file_is_there(site: Path) -> None:
    paragraph = html.parse(site / "modul/awal/index.html").xpath("//section[@id='foto']//p")[0]

    assert paragraph.text_content() == "Isi formulir (formulir.pdf, 96 kB) dulu."
    assert paragraph.find("a").attrib == {"href": "../../berkas/awal/formulir.pdf"}
    assert (site / "berkas/awal/formulir.pdf").read_bytes() == PDF
    links = html.parse(site / "jv/unduh/index.html").xpath("//p/a[contains(@href, 'berkas/')]/@href")
    assert links == ["../../berkas/brosur.pdf", "../../berkas/awal/formulir.pdf"]
    assert not list(site.rglob("files"))


def test_downloads_page_lists_it_with_its_module(site: Path) -> None:
    rows = html.parse(site / "unduh/index.html").xpath("//h2[@id='files']/following-sibling::ul[1]/li")

    assert [row.text_content() for row in rows] == ["1. Awal: formulir.pdf (96 kB)", "brosur.pdf (2,4 MB)"]


def test_zip_brings_it_along(site: Path) -> None:
    with ZipFile(site / "unduh/kursus.zip") as whole:
        assert whole.read("berkas/awal/formulir.pdf") == PDF
        assert b'href="../../berkas/awal/formulir.pdf"' in whole.read("modul/awal/index.html")


def test_phone_keeps_its_name_alone(site: Path) -> None:
    kept = (site / "simpan").glob("*.bin")

    assert all(file.stat().st_size < len(PDF) for file in kept)


def test_paper_book_and_stick_say_where_it_is(site: Path) -> None:
    address, said = "https://kampus.id/lapak/berkas/awal/formulir.pdf", "formulir (formulir.pdf, 96 kB, di situs) dulu."
    for name in ("modul-awal.id.pdf", "fasilitator-awal.id.pdf", "buku.id.pdf"):
        pages = PdfReader(BytesIO((site / "unduh" / name).read_bytes())).pages
        text = " ".join(page.extract_text().replace("\u200b", "") for page in pages)
        assert said in " ".join(text.split()), name
        targets = [note.get_object().get("/A", {}).get("/URI") for page in pages for note in page.get("/Annots", [])]
        assert address in targets, name
    one_file = html.parse(site / "unduh/modul-awal.id.html")
    assert said in one_file.getroot().text_content()
    assert address in one_file.xpath("//a/@href")
    with ZipFile(site / "unduh/kursus.id.epub") as book:
        chapter = next(book.read(name).decode() for name in book.namelist() if name.endswith("modul-awal.xhtml"))
    assert f'<a href="{address}">formulir</a> <small>(formulir.pdf, 96 kB, di situs)</small> dulu.' in chapter


def test_preview_gives_it(writer: Writer) -> None:
    writer.write(to_files(address="https://kecil.example/"))

    assert "formulir.pdf, 96 kB" in writer.see("/modul/awal/")
    assert writer.preview.respond("/berkas/awal/formulir.pdf").body == PDF
    assert writer.preview.respond("/files/brosur.pdf").status == 404


def test_heavy_file_is_a_message(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({FORM: PDF + bytes(5_000_000)})

    code, printed = run_lapak(project, "check", "--fast")

    assert (code, printed) == (
        1,
        "1 problem in the sources\n"
        f"{FORM}:1: 'formulir.pdf' has 5.1 MB, at most 5\n"
        "    fix: make it smaller, or write 'files: {megabytes: 6}' in the edition\n",
    )


def test_zip_with_a_program_in_it_is_a_message(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    archive = to_zip({"belanja/pasang.APK": b"PK"})

    code, printed = run_lapak(make_project({"docs/files/isi.zip": archive}), "check", "--fast")

    assert code == 1
    assert "docs/files/isi.zip:1: 'isi.zip' holds a program: belanja/pasang.APK\n" in printed
