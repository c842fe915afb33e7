"""The course on paper: the book, its booklet to fold, and the worksheets, each complete on its page."""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

EDITIONS = {"ambarawa": "jv", "cicaheum": "su"}
PLACES = [(edition, language) for edition, local in EDITIONS.items() for language in ("id", local)]
LARGEST = {"buku": 1_200_000, "buku-a5": 1_200_000, "kartu": 500_000, "kartu-cadangan": 300_000}
"""Cards go to the copy shop on a stick, each sheet as often as it is needed."""
LARGEST_MODULE_PAPER = 200_000
SHEETS = {"pengenalan": 1, "implementasi": 1, "praktik": 2, "optimalisasi": 3, "prospek": 1, "risiko": 1}
A4 = (595, 842)


@cache
def read_pdf(file: Path) -> PdfReader:
    return PdfReader(file)


def read_texts(file: Path) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def find_sizes(file: Path) -> list[tuple[int, int]]:
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in read_pdf(file).pages]


def test_papers_are_small_enough_for_a_chat(sites: Path) -> None:
    heavy = {
        file.name: file.stat().st_size
        for file in sites.glob("*/unduh/*.pdf")
        if file.stat().st_size > LARGEST.get(file.name.split(".")[0], LARGEST_MODULE_PAPER)
    }

    assert heavy == {}


@pytest.mark.parametrize(("edition", "language"), PLACES)
def test_contents_lead_to_every_module(edition: str, language: str, sites: Path) -> None:
    book = read_pdf(sites / edition / f"unduh/buku.{language}.pdf")
    entries: list[Any] = book.outline
    chapters = [entry for entry in entries if not isinstance(entry, list) and str(entry.title)[:1].isdigit()]
    sections = [len(entry) for entry in entries if isinstance(entry, list)]

    assert [str(chapter.title)[:2] for chapter in chapters] == [f"{number}." for number in range(1, 7)]
    assert min(sections) >= 4
    for chapter in chapters:
        page = book.get_destination_page_number(chapter)
        assert page
        assert str(chapter.title).split()[1] in book.pages[page].extract_text()


@pytest.mark.parametrize(("edition", "language"), PLACES)
def test_booklet_has_two_pages_a_side_and_full_sheets(edition: str, language: str, sites: Path) -> None:
    file = sites / edition / f"unduh/buku-a5.{language}.pdf"
    texts = read_texts(file)
    pages = max(int(number) for text in texts for number in re.findall(r"\b(\d+) (?:dari|saka|tina) \d+\b", text))

    assert set(find_sizes(file)) == {(A4[1], A4[0])}
    assert len(texts) == math.ceil(pages / 4) * 2
    assert re.search(r"\b2 (dari|saka|tina)", texts[1])
    assert re.search(r"\b3 (dari|saka|tina)", texts[2])


@pytest.mark.parametrize(("edition", "language"), PLACES)
def test_worksheets_stand_one_a_page(edition: str, language: str, sites: Path) -> None:
    file = sites / edition / f"unduh/lembar-kerja.{language}.pdf"
    texts = read_texts(file)

    assert len(texts) == sum(SHEETS.values())
    assert all(re.search(r"L[ae]mbar kerja: ", text) for text in texts)
    assert sorted(set(find_sizes(file))) == [A4, (A4[1], A4[0])]
