"""Another training than our two has its own agenda everywhere: seven modules on four Sundays at 08.00."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from icalendar import Calendar
from pptx import Presentation
from pypdf import PdfReader
from tests.conftest import ROOT

from lapak.layout import plan_exports
from lapak.render.document import Documents, load_documents
from lapak.website.host.config import load_project
from lapak.website.site import make_site

EDITION = """INHERIT: mkdocs.yml
site_name: Jualan Hari Minggu
site_dir: site/minggu
extra:
  edition:
    name: minggu
    institution: Kampus Lain
    place: Desa Lain
    products: { id: [tempe], jv: [tempe] }
    modules: [01-pengenalan, 02-implementasi, 03-praktik, 04-optimalisasi-pkh, 05-prospek, 06-risiko, 07-lanjut]
    participants: 18
    helpers: 3
    schedule:
      every: Minggu
      first: 2027-01-03
      times: 4
      days: []
      start: "08.00"
      end: ""
      sessions:
        - [buka, pengenalan, implementasi]
        - [praktik, rehat, optimalisasi]
        - [prospek, risiko, tanya]
        - [lanjut, tutup]
      parts: { buka: 10, rehat: 10, tanya: 10, tutup: 10 }
"""
MODULE = """---
title: Lanjut
summary: Modul ketujuh.
minutes: {short: 12, full: 45}
objectives: [Tahu satu hal]
materials: [HP]
needs: [paper]
---

## Ulang {#ulang short=12 full=15}

- Satu
- Dua

/// facilitator
**Waktu sempit:** ulang 12 menit.
///
"""
FOREIGN = re.compile(
    r"(?<!\d)(?:09\.30|16\.00|17\.30)(?!\d)|enam (?:Jumat|minggu|pertemuan)|6 minggu|(?:150|540) menit|12 Desember"
)
HISTORY = ("tentang/", "sumber/")
"""What was done in earlier years."""
KINDS = ("agenda", "acara", "naskah", "fasilitator-lanjut", "fasilitator-praktik", "slide-praktik", "undangan")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    project = tmp_path_factory.mktemp("minggu")
    for name in ("modules", "docs", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "mkdocs.minggu.yml").write_text(EDITION, "utf-8")
    (project / "modules/07-lanjut").mkdir()
    (project / "modules/07-lanjut/index.md").write_text(MODULE, "utf-8")
    return load_documents(load_project(project / "mkdocs.minggu.yml"))


def read_slides(data: bytes) -> str:
    slides = Presentation(BytesIO(data)).slides
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": lambda data: "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages),
    "pptx": read_slides,
    "md": bytes.decode,
    "html": bytes.decode,
    "ics": bytes.decode,
    "txt": bytes.decode,
}


def read_all(documents: Documents) -> Iterator[tuple[str, str]]:
    """Every page, paper, deck and calendar that tells of the day, with its words."""
    site = make_site(documents)
    for document in documents.list_published("id"):
        if document.address not in HISTORY:
            yield document.address, site.to_article(document)
    for export in plan_exports(documents):
        if export.language in ("", "id") and export.name.startswith(KINDS):
            yield export.name, READERS[export.name.rpartition(".")[2]](export.make())


@pytest.mark.slow
def test_nothing_of_our_own_agendas_is_left(documents: Documents) -> None:
    told = dict(read_all(documents))

    assert {name: FOREIGN.findall(text) for name, text in told.items() if FOREIGN.search(text)} == {}
    for name in ("fasilitator/acara/", "agenda.id.pdf", "naskah.id.pdf"):
        text = " ".join(told[name].split())
        for words in ("Pertemuan 4", "24 Januari 2027", "08.00", "Lanjut"):
            assert words in text, (name, words)
    for name in ("acara.id.md", "acara.id.pptx", "fasilitator/lanjut/", "fasilitator-lanjut.id.pdf"):
        assert "08.00–08.12" in told[name], name
    assert "18 peserta" in told["fasilitator/"]
    starts = [event.start.isoformat() for event in Calendar.from_ical(told["agenda.ics"]).events]
    assert starts == [f"2027-01-{day:02}T08:00:00+07:00" for day in (3, 10, 17, 24)]
