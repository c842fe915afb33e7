"""Every PDF of both editions: tagged, named, in its language, one sheet where one is promised, and no answers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from tests.conftest import ROOT
from tests.own import load_both

from lapak.course.blocks import Facilitator, Practice, Quiz
from lapak.course.model import Module
from lapak.render.document import Documents, Tree

EDITIONS = {"ambarawa": "jv", "cicaheum": "su"}


@cache
def read_pdf(file: Path) -> PdfReader:
    return PdfReader(file)


def find_pdfs(sites: Path, kind: str = "") -> list[Path]:
    """Those of one kind, or all that are tagged: the booklet's pages are pictures, for print alone."""
    return [file for file in sorted(sites.glob(f"*/unduh/{kind}*.pdf")) if kind or not file.name.startswith("buku-a5")]


FOR_READERS = ("agenda", "undangan", "izin-foto", "nomor-wa", "kotak-pertanyaan", "tes", "evaluasi", "sertifikat")
"""Beside the poster, which needs an address."""
FOR_THE_TEAM = ("naskah", "daftar-hadir", "ceklis", "peran-tim", "tes-kunci", "tindak-lanjut")


@cache
def read_words(file: Path) -> str:
    """A PDF's text without white space and hyphens, for finding sentences in it."""
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    return re.sub(r"[\s\u00ad\u200b\ufffe-]+", "", text)


@pytest.fixture
def documents() -> dict[str, Documents]:
    return load_both()


def test_every_module_has_its_papers_and_every_course_its_book_in_both_languages(
    sites: Path, documents: dict[str, Documents]
) -> None:
    for edition, language in EDITIONS.items():
        slugs = [module.slug for module in documents[edition].modules["id"]]
        wanted = {
            f"{kind}-{slug}.{code}.pdf"
            for kind in ("handout", "modul", "fasilitator")
            for slug in slugs
            for code in ("id", language)
        }
        wanted |= {
            f"{kind}.{code}.pdf"
            for kind in ("buku", "buku-a5", "lembar-kerja", "kartu", "kartu-kulkas")
            for code in ("id", language)
        }
        if documents[edition].edition.schedule.is_short:  # what its plan does without
            wanted |= {f"kartu-cadangan.{code}.pdf" for code in ("id", language)}
        wanted |= {f"{kind}.{code}.pdf" for kind in FOR_READERS for code in ("id", language)}
        wanted |= {f"{kind}.id.pdf" for kind in FOR_THE_TEAM}
        assert {file.name for file in (sites / edition / "unduh").glob("*.pdf")} == wanted


def test_every_pdf_is_tagged_named_and_in_its_language(sites: Path) -> None:
    for file in find_pdfs(sites):
        root: Any = read_pdf(file).trailer["/Root"]
        metadata = read_pdf(file).metadata
        assert root["/MarkInfo"]["/Marked"], file.name
        assert root["/Lang"] == file.name.split(".")[1], file.name
        assert metadata
        assert metadata.title, file.name


def test_participants_sheet_is_one_sheet_of_two_sides(sites: Path) -> None:
    pages = {file.name: len(read_pdf(file).pages) for file in find_pdfs(sites, "handout-")}

    assert {name: count for name, count in pages.items() if count != 2} == {}


def test_every_font_is_embedded_and_ours(sites: Path) -> None:
    names = set()
    for file in find_pdfs(sites):
        for page in read_pdf(file).pages:
            for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                assert any(key.startswith("/FontFile") for key in inner["/FontDescriptor"].get_object())
                names.add(str(inner["/BaseFont"]).partition("+")[2].partition("-")[0])

    assert names <= {"AtkinsonHyperlegible", "SourceSans3"}


def find_secrets(module: Module[Tree]) -> list[str]:
    """The beginning of every reason of an answer and every facilitator's note, without white space."""
    blocks = [block for section in module.sections for block in section.blocks]
    trees = [block.reason for block in blocks if isinstance(block, Quiz)]
    trees += [block.text for block in blocks if isinstance(block, Facilitator)]
    reasons = [
        getattr(card, "reason", "") for block in blocks if isinstance(block, Practice) for card in find_cards(block)
    ]
    firsts = [next(element for element in tree.iter("p", "li") if element.text_content().strip()) for tree in trees]
    texts = [str(first.text_content()) for first in firsts] + [reason for reason in reasons if reason]
    return [re.sub(r"[\s-]+", "", text)[:60] for text in texts]


def find_cards(block: Practice[Tree]) -> tuple[Any, ...]:
    """The cards of a practice that has some: messages to judge, steps of an order."""
    return getattr(block.sheet, "cards", ())


@pytest.mark.parametrize("edition", EDITIONS)
def test_answers_and_notes_stand_in_the_guide_and_nowhere_else(
    edition: str, sites: Path, documents: dict[str, Documents]
) -> None:
    folder = sites / edition / "unduh"
    for language, modules in documents[edition].modules.items():
        shared = [folder / f"{kind}.{language}.pdf" for kind in ("buku", "buku-a5", "lembar-kerja")]
        of_all = "".join(map(read_words, shared))
        for module in modules:
            name = f"{module.slug}.{language}.pdf"
            for_participants = of_all + read_words(folder / f"handout-{name}") + read_words(folder / f"modul-{name}")
            guide, secrets = read_words(folder / f"fasilitator-{name}"), find_secrets(module)
            assert len(secrets) > 5
            assert [secret for secret in secrets if secret not in guide] == [], name
            assert [secret for secret in secrets if secret in for_participants] == [], name


def find_languages(node: Any) -> set[str]:
    """A tree of tags → the languages in it that differ from the document's."""
    node = node.get_object()
    if isinstance(node, list):
        return {language for item in node for language in find_languages(item)}
    if not isinstance(node, dict):
        return set()
    own = {str(node["/Lang"])} if "/Lang" in node else set()
    return own | (find_languages(node["/K"]) if "/K" in node else set())


def test_text_in_another_language_says_so(make_project: Any, run_lapak: Any) -> None:
    translation = (ROOT / "tests/tiny/modules/01-awal/index.jv.md").read_text("utf-8").partition("## Dhuwit")[0]
    project = make_project({"modules/01-awal/index.jv.md": translation})

    code, printed = run_lapak(project, "handouts", "--language", "jv", "--module", "awal")
    root: Any = PdfReader(project / "build/kecil/modul-awal.jv.pdf").trailer["/Root"]

    assert code == 0, printed
    assert root["/Lang"] == "jv"
    assert "id" in find_languages(root["/StructTreeRoot"]["/K"])
