"""Who does what on the day follows from the number of helpers."""

from __future__ import annotations

import pytest
from tests.own import load_own

from lapak.export.file_names import INVITATION, NUMBERS
from lapak.export.print_run import PER_SHEET
from lapak.handout.day_papers import number_lines, write_scripts
from lapak.handout.team import list_shares, tell_who


@pytest.mark.parametrize(
    ("helpers", "tables", "shares"),
    [
        (2, 8, ["1–4", "5–8"]),
        (3, 8, ["1–3", "4–5", "6–8"]),
        (3, 3, ["1–1", "2–2", "3–3"]),
        (4, 2, ["1–1", "2–2"]),
        (0, 8, []),
    ],
)
def test_tables_are_shared_among_helpers(helpers: int, tables: int, shares: list[str]) -> None:
    assert [f"{share['first']}–{share['last']}" for share in list_shares(helpers, tables)] == shares


def test_helpers_work_where_people_work() -> None:
    documents = load_own("mkdocs.yml")
    sections = {section.id: section for section in documents.modules["id"][2].sections}

    assert tell_who("datang_tes", documents) == "Penyiap, pendamping"
    assert tell_who("tes_lagi", documents) == "Pemandu, pendamping"
    assert tell_who("tutup", documents) == "Ketua, Penyiap"
    assert tell_who("", documents) == "Pemandu"
    assert tell_who("", documents, sections["foto"].blocks) == "Pemandu, pendamping"


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_each_paper_of_participants_has_its_moment(config: str) -> None:
    documents = load_own(config)
    said = " ".join(
        line["hand"] for lines in number_lines(write_scripts(documents, "id"), {}) for line in lines
    ).lower()

    papers = [documents.words["id"][f"file_{kind.name}"].lower() for kind in {*PER_SHEET, NUMBERS} - {INVITATION}]
    assert [name for name in papers if name not in said] == []
    assert said.count("membuat grup wa") == 1
