"""The skeleton of the report, read back by another library: headings, language, and the facts of its edition."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pypandoc
import pytest
from tests.conftest import TINY, Files
from tests.own import load_own
from tests.recap.test_results import TES

from lapak.kit.counts import KnownCount, ReportCounts, TriedCount
from lapak.kit.report import to_report
from lapak.kit.report_text import to_plain
from lapak.render.document import Documents

ROOT = Path(__file__).resolve().parents[2]


def read_blocks(data: bytes, folder: Path) -> list[dict[str, Any]]:
    """A document → its blocks as pandoc reads them."""
    file = folder / "laporan.docx"
    file.write_bytes(data)
    blocks: list[dict[str, Any]] = json.loads(pypandoc.convert_file(str(file), "json"))["blocks"]
    return blocks


def list_words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["c"]] if value.get("t") == "Str" else list_words(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from list_words(item)


@pytest.mark.parametrize(
    ("config", "facts"),
    [
        ("mkdocs.yml", "Ambarawa 150 menit Sabtu, 12 Desember 2026 09.30–12.00 WIB 8 meja, 2 pendamping"),
        ("mkdocs.cicaheum.yml", "Bandung 540 menit Jumat, 8 Januari 2027 16.00–17.30 WIB 3 meja, 3 pendamping"),
    ],
)
def test_another_library_reads_headings_and_the_facts_of_the_edition(config: str, facts: str, tmp_path: Path) -> None:
    blocks = read_blocks(to_report(load_own(config)), tmp_path)

    words = " ".join(list_words(blocks))
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    assert [fact for fact in facts.split() if fact not in words] == []
    assert levels.count(1) >= 10
    assert {1, 2} == {*levels}
    assert [block for block in blocks if block["t"] == "Table" and not block["c"][3][1]] == []  # each has a head


def test_it_is_indonesian_has_an_owner_and_the_same_bytes(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({})
    data = to_report(documents)
    properties = docx.Document(BytesIO(data)).core_properties

    assert data == to_report(documents)
    assert (properties.title, properties.author, properties.language) == ("Laporan Kecil", "Kampus", "id-ID")
    with ZipFile(BytesIO(data)) as parts:
        assert 'w:lang w:val="id-ID"' in parts.read("word/styles.xml").decode()


def test_counts_stand_in_the_tables_women_apart(make_documents: Callable[[Files], Documents]) -> None:
    documents = make_documents({"modules/tes.yml": TES})
    asked, *questions = ["Orang yang ditanya", *documents.words["id"]["team_follow_up_questions"]]
    tried = {(asked, 4): TriedCount(20, 18), (questions[0], 4): TriedCount(12, 11)}
    counts = ReportCounts({2: KnownCount(5, 9, 10, 10), 3: KnownCount(5, 9, 12, 10)}, tried, ("Uang",))

    document = docx.Document(BytesIO(to_report(documents, counts)))
    tables = {table.cell(0, 0).text: [[c.text for c in row.cells] for row in table.rows] for table in document.tables}

    assert tables["Soal"][1:] == [
        ["1. satu", "1", "", "", ""],
        ["2. dua", "1", "5", "9", "10"],
        ["3. tiga (tidak ada di acara ini)", "1", "5", "9", "12 sebelum, 10 sesudah"],
    ]
    assert tables["Yang ditanyakan"][1:3] == [[asked, "", "20 (18)", ""], [questions[0], "", "12 (11)", ""]]
    assert "Uang" in [p.text for p in document.paragraphs if p.style and p.style.name == "List Bullet"]


def test_signs_of_markdown_in_an_edition_are_words(
    make_documents: Callable[[Files], Documents], tmp_path: Path
) -> None:
    settings = (TINY / "mkdocs.yml").read_text("utf-8")
    name = "1. A|B *C* [D](e) <b>F</b> _G_ `H`"
    documents = make_documents({"mkdocs.yml": settings.replace("institution: Kampus", f"institution: '{name}'")})

    words = " ".join(list_words(read_blocks(to_report(documents), tmp_path)))
    assert words.count(name) == 2
    assert to_plain("- satu") == "\\- satu"
