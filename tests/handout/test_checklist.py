"""The checklist adds up what all modules need, for these people and tables, and the papers that are printed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.conftest import ROOT, TINY, Files
from tests.own import load_own

from lapak.handout.checklist import Supply, SupplyCounts, add_supplies, to_checklist
from lapak.render.card_sets import is_spare
from lapak.render.document import Documents

EDITIONS = ("mkdocs.yml", "mkdocs.cicaheum.yml")
Make = Callable[[Files], Documents]


def write_participants(count: int) -> Files:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    return {"mkdocs.yml": settings.replace("    modules:", f"    participants: {count}\n    modules:")}


@pytest.mark.parametrize(
    ("phrases", "supplies"),
    [
        (
            [(1, "2 karton lebar dan selotip"), (4, "3 karton lebar")],
            [("karton lebar", 5, (1, 4)), ("selotip", 0, (1,))],
        ),
        ([(4, "3 amplop dan uang mainan tiap meja")], [("amplop", 24, (4,)), ("uang mainan", 8, (4,))]),
        ([(1, "2 kartu tiap orang")], [("kartu", 60, (1,))]),
        ([(1, "pulpen"), (3, "kertas dan pulpen")], [("pulpen", 30, (1, 3)), ("kertas", 0, (3,))]),
        ([(2, "kartu simulasi"), (3, "kartu simulasi")], [("kartu simulasi", 8, (2, 3))]),
        ([(5, "5 kertas bernomor 1 sampai 5")], [("kertas bernomor 1 sampai 5", 5, (5,))]),
    ],
)
def test_things_of_all_modules_are_added_up_for_people_and_tables(
    phrases: list[tuple[int, str]], supplies: list[tuple[str, int, tuple[int, ...]]], make_documents: Make
) -> None:
    counts = SupplyCounts(make_documents({}).words["id"], 30)

    assert add_supplies(phrases, counts) == [Supply(*supply) for supply in supplies]


def test_papers_are_those_of_the_copy_shop_in_their_number(make_documents: Make) -> None:
    papers = {paper["name"]: paper["copies"] for paper in to_checklist(make_documents(write_participants(9)))["papers"]}

    assert papers["Undangan"] == "9"
    assert papers["Izin foto"] == "5"
    assert papers["Kertas pertanyaan"] == "2"
    assert papers["Daftar hadir"] == "1"
    assert papers["Kartu, label, dan uang mainan"] == "1"
    assert papers["Sertifikat"] == "9"
    assert "Tindak lanjut" not in papers


def test_every_set_of_cards_is_named_and_none_is_told_twice() -> None:
    documents = load_own()
    checklist = to_checklist(documents)

    folders = [ROOT / "modules" / name / "index.md" for name in documents.edition.modules]
    written = {title for file in folders for title in re.findall(r"(?m)^/// cards \| (.*)$", file.read_text("utf-8"))}
    spare = [
        one for module in documents.modules["id"] for one in module.sections for one in one.blocks if is_spare(one)
    ]
    assert written - {one["title"] for one in checklist["sets"]} == {
        *("Kartu kosong", "Delapan manfaat", "Nomor di lantai", "Enam risiko", "Tiga layar HP", "Enam langkah"),
        "Kartu bank mainan",
    }
    assert len(spare) == 13
    assert len(written) > 10
    assert [supply["name"] for supply in checklist["supplies"] if supply["name"].startswith("kartu")] == []


def test_spare_cards_are_named_where_there_are_some() -> None:
    names = [[paper["name"] for paper in to_checklist(load_own(file))["papers"]] for file in EDITIONS]

    assert ["Kartu cadangan" in own for own in names] == [True, False]
