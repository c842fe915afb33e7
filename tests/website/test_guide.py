"""The guide in the browser: hours, notes and answers of each module, where participants do not come by."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from lxml import html
from tests.conftest import TINY, Files

NOTE = "Tanyakan siapa yang pernah."
QUIZ = "\n## Kuis {#kuis}\n\n/// quiz | Kapan?\n- [ ] Kini\n- [x] Nanti\n\nFoto bisa palsu.\n///\n"
SEARCH = "---\ntitle: Cari\nsummary: Semua bagian.\nlayout: sections\n---\n\n## Cara {#cara}\n\nKetik satu kata.\n"
AGENDA = "---\ntitle: Acara\nsummary: Jam.\nlayout: agenda\n---\n\n## Cara {#cara}\n\nBaca dari atas.\n"


def build(make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], more: Files) -> Path:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    project = make_project(
        {
            "mkdocs.yml": settings.replace("    modules:", '    schedule: {start: "08.00"}\n    modules:'),
            "modules/01-awal/index.md": (TINY / "modules/01-awal/index.md").read_text("utf-8") + QUIZ,
            "docs/cari.md": SEARCH,
            "docs/fasilitator/acara.md": AGENDA,
            **more,
        }
    )
    code, printed = run_lapak(project, "build")
    assert code == 0, printed
    return project / "site/kecil"


def test_guide_of_a_module_has_hours_notes_and_answers(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    site = build(make_project, run_lapak, {})
    page = html.parse(site / "fasilitator/awal/index.html")
    text = " ".join(page.getroot().text_content().split())

    assert page.findtext(".//h1") == "Panduan: Awal"
    assert "08.00–08.05 · 5 menit" in text
    assert NOTE in text
    assert "✓ Jawaban: Nanti" in text
    assert not page.xpath("//form | //input")
    assert page.xpath("//a[contains(@href, 'modul/awal')]")
    assert html.parse(site / "fasilitator/acara/index.html").xpath("//td/a/@href | //th/a/@href") == ["../awal/"]


def test_guide_is_outside_of_what_participants_find_and_keep(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    site = build(make_project, run_lapak, {})
    for path in ("index.html", "modul/awal/index.html", "cari/index.html", "sitemap.xml"):
        assert "fasilitator/awal" not in (site / path).read_text("utf-8"), path
    for path in sorted((site / "cari").iterdir()):
        assert "fasilitator/awal" not in path.read_text("utf-8"), path
    kept = zlib.decompress((site / "simpan/id.bin").read_bytes(), wbits=47).decode()
    assert "modul/awal" in kept
    assert NOTE not in kept


def test_page_of_an_author_at_the_same_address_stands(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    own = "---\ntitle: Awal kami\nsummary: Catatan.\n---\n\n## Cara {#cara}\n\nPelan-pelan.\n"
    site = build(make_project, run_lapak, {"docs/fasilitator/awal.md": own})

    assert html.parse(site / "fasilitator/awal/index.html").findtext(".//h1") == "Awal kami"
