"""What the search knows of a course, before a browser has it."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.conftest import Files
from tests.website.conftest import Writer

from lapak.website.search.forms import AFFIXES, find_stems, split_words
from lapak.website.search.index import Article, find_entries, to_index

SEARCH_PAGE = "---\ntitle: Cari\nsummary: Semua bagian.\nlayout: sections\n---\n\n## Cara {#cara}\n\nPilih.\n"
ARTICLE = Article(
    "modul/foto/",
    "Foto",
    "Satu foto terang.",
    '<h1>Foto</h1><div class="box objectives"><li>Memotret</li></div><section id="lap">'
    '<h2><b class="number">1</b> Lap kaca</h2><p>Lap dulu. Lalu foto.<svg><path/></svg></p></section>'
    '<nav><a href="..">Berikutnya</a></nav>',
)


def test_words_are_folded_as_readers_type_them() -> None:
    assert split_words("Jangan “Mboten” 24 jam, sèket") == ["jangan", "mboten", "24", "jam", "seket"]


def test_indonesian_forms_have_one_stem() -> None:
    stems = find_stems(["siram", "penyiraman", "menyiram", "berjualan", "dijual"], "id")

    assert set(stems.values()) == {"siram", "jual"}


def test_local_form_leads_to_a_word_of_the_course_alone() -> None:
    stems = find_stems(["bathi", "bathine", "sambel", "ngirim", "kirim"], "jv")

    assert stems == {"bathi": "bathi", "bathine": "bathi", "sambel": "sambel", "ngirim": "kirim", "kirim": "kirim"}


def test_language_that_nobody_described_keeps_its_words() -> None:
    assert "mad" not in AFFIXES
    assert find_stems(["ajuwal"], "mad") == {"ajuwal": "ajuwal"}


def test_entries_are_a_page_and_its_sections_without_links_and_numbers() -> None:
    page, section = find_entries([ARTICLE])

    assert (page.target, page.title, page.line) == ("modul/foto/", "Foto", "Satu foto terang.")
    assert page.words == ("satu", "foto", "terang", "memotret")
    assert (section.target, section.title, section.line) == ("#lap", "Lap kaca", "Lap dulu.")
    assert section.words == ("lap", "dulu", "lalu", "foto")


def test_index_leaves_out_where_a_common_word_stands() -> None:
    index = json.loads(to_index([ARTICLE], "mad"))

    assert index == {
        "entries": "modul/foto/\tFoto\tSatu foto terang.\n#lap\tLap kaca\tLap dulu.",
        "words": "AduluAfotoAkacaAlaluCpAmemotretAsatuAterang",
        "places": ")   ) ) ( ( (",
        "prefixes": "",
        "suffixes": "",
    }


def test_preview_has_the_script_that_a_build_writes(
    make_project: Callable[[Files], object], run_lapak: Callable[..., tuple[int, str]], writer: Writer
) -> None:
    writer.write({"docs/cari.md": SEARCH_PAGE, "docs/fasilitator.md": SEARCH_PAGE.replace("layout: sections\n", "")})
    code, printed = run_lapak(writer.project, "build")
    folder = writer.project / "site" / "kecil"

    assert code == 0, printed
    for name in ("cari/cari.js", "jv/cari/cari.js"):
        assert writer.see(f"/{name}") == (folder / name).read_text("utf-8")
    writer.see("/cari/lain.js", 404)
