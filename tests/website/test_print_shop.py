"""What goes to the copy shop: one zip whose files say how often and on which sides, and a list that adds them up."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from tests.conftest import TINY, Files

from lapak.export.pdf_pages import count_pages
from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.render.invitation import to_invitation

LISTED = """DAFTAR CETAK: Kecil
10 peserta, 3 meja, 2 pendamping.
Kertas A4, hitam putih. Bolak-balik: dibalik pada sisi panjang.
Cetak folder tim, dan SATU folder bahasa saja.

Folder tim: 5 lembar kertas
  Dua minggu sebelumnya
    1 lembar: 1x-satu-sisi-peran-tim.pdf
  Seminggu sebelumnya
    1 lembar: 1x-satu-sisi-ceklis.pdf
  Sehari sebelumnya
    1 lembar: 1x-satu-sisi-daftar-hadir.pdf
  Hari pelatihan
    1 lembar: 1x-satu-sisi-naskah-acara.pdf
  Sesudahnya
    1 lembar: 1x-satu-sisi-tindak-lanjut.pdf
"""
Make = Callable[[Files], Documents]


def write_participants(count: int) -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    return {"mkdocs.yml": settings.replace("    modules:", f"    participants: {count}\n    modules:")}


def open_zip(documents: Documents) -> ZipFile:
    export = next(export for export in plan_exports(documents) if export.name == "cetak.zip")
    data = export.make()
    assert data == export.make()  # the same bytes each time
    return ZipFile(BytesIO(data))


def test_list_names_every_file_and_adds_up_its_sheets(make_documents: Make) -> None:
    archive = open_zip(make_documents(write_participants(10)))

    listing = archive.read("DAFTAR.txt").decode().replace("\r\n", "\n")
    assert listing.startswith(LISTED)
    papers = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert {name.split("/")[0] for name in papers} == {"tim", "bahasa-indonesia", "basa-jawa"}
    listed = re.findall(r"(\d+) lembar: (.*)", listing)
    assert sorted(name for _, name in listed) == sorted(name.split("/")[1] for name in papers)
    for name in papers:
        copies, sides = re.fullmatch(r".*/(\d+)x-(satu-sisi|bolak-balik)-[a-z0-9-]+\.pdf", name).groups()  # type: ignore[union-attr]
        pages = count_pages(archive.read(name))
        assert (pages > 1) == (sides == "bolak-balik"), name
        assert (str(int(copies) * ((pages + 1) // 2)), name.split("/")[1]) in listed
    assert "5x-satu-sisi-izin-foto.pdf" in listing
    assert "2x-satu-sisi-kertas-pertanyaan.pdf" in listing
    assert "10x-bolak-balik-lembar-peserta-1-awal.pdf" in listing


def test_the_page_says_the_same_sheets_as_the_list(sites: Path) -> None:
    for edition, language, folder in (("ambarawa", "jv/", "basa-jawa"), ("cicaheum", "", "bahasa-indonesia")):
        with ZipFile(sites / edition / "unduh/cetak.zip") as archive:
            listing = archive.read("DAFTAR.txt").decode()
        page = html.parse(sites / edition / language / "fasilitator/hari-h/index.html")
        said = re.search(r"(\d+) lembar kertas\.", page.getroot().text_content())

        listed = [re.search(rf"Folder {name}: (\d+) lembar", listing) for name in ("tim", folder)]
        assert said
        assert int(said[1]) == sum(int(found[1]) for found in listed if found)


@pytest.mark.parametrize("language", ["id", "jv"])
def test_the_invitation_is_a_message_too(language: str, sites: Path) -> None:
    text = (sites / f"ambarawa/unduh/undangan.{language}.txt").read_text("utf-8")
    page = html.parse(sites / "ambarawa" / language.replace("id", "") / "fasilitator/hari-h/index.html")

    assert page.xpath("//textarea")[0].text.strip() == text.strip()
    assert page.xpath("//a[starts-with(@href, 'https://wa.me/?text=')]")
    assert "12 Desember 2026" in text
    assert "09.30–12.00 WIB" in text


def test_an_invitation_to_several_meetings_has_a_line_for_each_day(make_documents: Make) -> None:
    schedule = "schedule: {days: [2026-12-12, 2026-12-19], sessions: [[awal], [tutup]], parts: {tutup: 5}}"
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    documents = make_documents({"mkdocs.yml": settings.replace("    modules:", f"    {schedule}\n    modules:")})

    lines = "Tanggal:\n- Sabtu, 12 Desember 2026\n- Sabtu, 19 Desember 2026\nTempat: Desa"
    assert lines in to_invitation(documents, "id")
