"""What the search knows of a course, before a browser has it."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.conftest import Files
from tests.website.conftest import Writer

from lapak.course.values.everyday import Everyday
from lapak.website.search.entries import Article, IndexEntry, find_entries
from lapak.website.search.forms import AFFIXES, find_stems, split_words
from lapak.website.search.index import to_index
from lapak.website.search.word_places import find_places

SEARCH_PAGE = "---\ntitle: Cari\nsummary: Semua bagian.\nlayout: sections\n---\n\n## Cara {#cara}\n\nPilih.\n"
ARTICLE = Article(
    "modul/foto/",
    "Foto",
    "Satu foto terang.",
    '<h1>Foto</h1><div class="box objectives"><li>Memotret</li></div><section id="lap">'
    '<h2><b class="number">1</b> Lap kaca</h2><p>Lap dulu. Lalu foto.<svg><path/></svg></p>'
    '<div class="box quiz"><p>Mana yang benar?</p></div>'
    '<details id="lap-1"><summary>Boleh basah?</summary><p>Jangan.</p></details></section>'
    '<nav><a href="..">Berikutnya</a></nav>',
)


def test_words_above_a_box_count_twice() -> None:
    markup = '<section id="lembar"><h2>Lembar</h2><div class="box"><p class="label">Catatan pesanan</p></div></section>'

    (_, part) = find_entries([Article("modul/foto/", "Foto", "", markup)])

    assert part.words == ("catatan", "pesanan", "catatan", "pesanan")


def test_words_are_folded_as_readers_type_them() -> None:
    assert split_words("Jangan “Mboten” 24 jam, sèket") == ["jangan", "mboten", "24", "jam", "seket"]


def test_indonesian_forms_have_one_stem() -> None:
    stems = find_stems(["siram", "penyiraman", "menyiram", "berjualan", "dijual"], "id")

    assert set(stems.values()) == {"siram", "jual"}


def test_local_form_leads_to_a_word_of_the_course_alone() -> None:
    stems = find_stems(["bathi", "bathine", "sambel", "ngirim", "kirim"], "jv")

    assert stems == {"bathi": "bathi", "bathine": "bathi", "sambel": "sambel", "ngirim": "kirim", "kirim": "kirim"}


def test_two_local_forms_of_a_base_that_the_course_never_says_have_one_stem() -> None:
    stems = find_stems(["dicekel", "nyekel", "modal", "modale", "diwenehi", "patang"], "jv")

    assert stems == {
        "dicekel": "cekel",
        "nyekel": "cekel",
        "modal": "modal",
        "modale": "modal",
        "diwenehi": "diwenehi",
        "patang": "patang",
    }


def test_language_that_nobody_described_keeps_its_words() -> None:
    assert "mad" not in AFFIXES
    assert find_stems(["ajuwal"], "mad") == {"ajuwal": "ajuwal"}


def test_entries_are_a_page_and_its_sections_without_links_and_numbers() -> None:
    page, section, question = find_entries([ARTICLE])

    assert (page.target, page.title, page.line) == ("modul/foto/", "Foto", "Satu foto terang.")
    assert page.words == ("satu", "foto", "terang", "memotret")
    assert (section.target, section.title, section.line) == ("modul/foto/#lap", "Lap kaca", "Lap dulu.")
    assert section.words == ("lap", "dulu", "lalu", "foto")
    assert question == IndexEntry("modul/foto/#lap-1", "Boleh basah?", "Jangan.", ("jangan",))


def test_word_of_the_glossary_is_an_entry_by_itself() -> None:
    markup = '<dl class="glossary"><dt id="kata-cod">COD</dt><dd>Bayar waktu barang tiba.</dd></dl>'

    _, word = find_entries([Article("glosarium/", "Arti kata", "", markup)])

    assert word == IndexEntry("glosarium/#kata-cod", "COD", "", ())


def test_index_counts_as_the_page_lists_and_leaves_out_common_and_empty_words() -> None:
    entries = [
        IndexEntry("b/", "B", "", ("satu", "yang", "terang")),
        IndexEntry("a/", "A", "", ("satu", "abu")),
        *(IndexEntry(f"{letter}/", letter, "", ("terang",)) for letter in "defghijk"),
        IndexEntry("c/", "C", "", ("tak", "terdaftar")),
    ]
    everyday = Everyday(empty=("yang",), say={"lap yang kotor": "Lap kaca", "lap kusam": "Lap kaca"})

    listed = [("a/", "A"), ("b/", "B"), *((f"{letter}/", letter) for letter in "defghijk")]
    index = json.loads(to_index(entries, "mad", everyday, listed=listed))

    assert index == {
        "words": "AabuAsatu",
        "places": " " * len("abdefghijk") + "e ee",
        "signs": "e",
        "prefixes": " ",
        "suffixes": " ",
        "say": "lap kaca:lap kotor,lap kusam",
        "empty": "yang",
        "common": "terang",
    }


def test_word_of_many_places_leads_where_it_is_said_twice_and_large_numbers_are_no_words() -> None:
    many = [IndexEntry(f"{letter}/", "", "", ("lap", *("lap",) * (letter in "bdf"))) for letter in "abcdefg"]
    beside = [IndexEntry(f"{number}/", "", "", ("kain",)) for number in range(40)]
    few = [IndexEntry("x/", "", "", ("24", "2026", "15000", "rp15")), IndexEntry("y/", "", "", ("sabun", "sabun"))]

    index = json.loads(to_index([*many, *beside, *few], "mad"))

    assert index["words"] == "A24AlapAsabun"
    assert [[index["signs"].index(sign) + 1 for sign in signs] for signs in index["places"].split()] == [
        [48],
        [2, 2, 2],
        [49],
    ]


def test_places_of_a_word_in_titles_come_first_and_the_word_is_not_said_again() -> None:
    entries = [IndexEntry("a/", "Foto jual", "", ("kain",)), IndexEntry("b/", "Kain", "", ("foto",))]

    index = json.loads(to_index(entries, "mad", listed=[("a/", "Foto jual"), ("b/", "Kain")]))

    assert (index["words"], index["places"].split(" "), index["signs"]) == ("", ["a", "", "e"], "ea")


def test_indonesian_index_brings_what_that_of_the_page_has_not() -> None:
    listed = [("a/", "A"), ("b/", "B")]
    local = [IndexEntry("a/", "A", "", ("dompet", "tuku")), IndexEntry("b/", "B", "", ("wadah",))]
    source = [IndexEntry("a/", "A", "", ("dompet", "beli", "wadah")), IndexEntry("b/", "B", "", ("wadah",))]
    everyday = Everyday(empty=("yang",), say={"kata sandi": "wadah", "dompetan": "dompet"})
    before = find_places(local, "jv", listed=listed)

    index = json.loads(to_index(source, "id", everyday, listed=listed, before=before))

    assert (index["words"], index["places"]) == ("AbeliAwadah", "e ee")
    assert (index["say"], index["empty"], index["common"]) == ("dompet:dompetan", "", "")


def test_index_without_a_list_brings_its_titles() -> None:
    index = json.loads(to_index(list(find_entries([ARTICLE])), "mad"))

    assert index["entries"][1] == {
        "target": "modul/foto/#lap",
        "title": "Lap kaca",
        "page": "Foto",
        "line": "Lap dulu.",
    }


def test_preview_has_the_script_that_a_build_writes(
    make_project: Callable[[Files], object], run_lapak: Callable[..., tuple[int, str]], writer: Writer
) -> None:
    writer.write({"docs/cari.md": SEARCH_PAGE, "docs/fasilitator.md": SEARCH_PAGE.replace("layout: sections\n", "")})
    code, printed = run_lapak(writer.project, "build")
    folder = writer.project / "site" / "kecil"

    assert code == 0, printed
    for name in ("cari/cari.js", "jv/cari/cari.js", "jv/cari/indonesia.js"):
        assert writer.see(f"/{name}") == (folder / name).read_text("utf-8")
    writer.see("/cari/lain.js", 404)
