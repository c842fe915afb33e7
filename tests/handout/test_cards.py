"""Cards to cut: what the notes tell the facilitator to hand out stands in a file, in letters read at a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader
from tests.conftest import ROOT, TINY, Files

from lapak.layout import plan_exports
from lapak.render.document import Documents

PAPERS: dict[str, dict[str, list[str]]] = yaml.safe_load((Path(__file__).parent / "papers.yml").read_text("utf-8"))
OBJECT = re.compile(
    r"\b(kartu|kertas|karton|lembar|label|uang mainan|resi|amplop|poster|papan|lampu|cadangan|stoples|timbangan"
    r"|kalender|kotak kecil|bungkus makanan|teks|kain lap|buku catatan|gambar (?=meja|bungkus|buku)"
    r"|barang (?=buatan|yang sudah))",
    re.IGNORECASE,
)
"""What is handed out, cut, shown or collected."""
DOING = re.compile(
    r"\*\*Siapkan:\*\*|(?:^|[.:!?*] |^- |, )\"?"
    r"(?:bagi|bagikan|bawa|buat|cetak|gunting|isi|kocok|kumpulkan|pakai|salin|sediakan|susun|taruh|tempel|tulis|gambar)\b",
    re.IGNORECASE,
)
"""A sentence that tells to do something with it, or what to prepare."""
PLAN = "**Bentuk penuh:**"
"""Begins the line of the minutes, where 'gambar' is no command."""
SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\d|pdf)[^.!?]*)*[.!?]?")
NOTE = re.compile(r"^/// facilitator\n(.*?)^///$", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r"^/// (?:cards|practice|worksheet) \| (.*)$", re.MULTILINE)
MODULE = "modules/01-awal/index.md"
SMALLEST = 24
Make = Callable[[Files], Documents]


def find_notes(file: Path) -> Iterator[tuple[int, str]]:
    """A module → the lines of its notes, with their numbers."""
    text = file.read_text("utf-8")
    for note in NOTE.finditer(text):
        first = text.count("\n", 0, note.start(1)) + 1
        yield from enumerate(note[1].splitlines(), first)


def find_unknown(line: str) -> list[str]:
    """A line of a note → each object in it that no phrase of papers.yml explains, with the words around it."""
    if line.startswith(PLAN):
        return []
    phrases = [re.escape(phrase) for of_paper in PAPERS.values() for some in of_paper.values() for phrase in some]
    known = [match.span() for phrase in phrases for match in re.finditer(phrase, line, re.IGNORECASE)]
    told = [part.span() for part in SENTENCE.finditer(line) if "**Siapkan:**" in line or DOING.search(part[0])]
    found = [match.span() for match in OBJECT.finditer(line) if any(a <= match.start() < b for a, b in told)]
    return [
        line[max(0, start - 20) : end + 30].strip()
        for start, end in found
        if not any(first <= start and end <= last for first, last in known)
    ]


def test_every_paper_of_the_notes_is_known() -> None:
    unknown = [
        f"{file.relative_to(ROOT)}:{number}: '{words}' stands in no paper; write it into tests/handout/papers.yml"
        for file in sorted(ROOT.glob("modules/*/index.md"))
        for number, line in find_notes(file)
        for words in find_unknown(line)
    ]

    assert unknown == []


def find_missing(file: Path) -> list[str]:
    """A module → what its notes tell to bring, and its list of materials does not have."""
    text = file.read_text("utf-8")
    materials = re.search(r"^materials: .*$", text, re.MULTILINE)
    said = "\n".join(line for _, line in find_notes(file)).lower()
    needed = (name for name, phrases in PAPERS["brought"].items() for phrase in phrases if phrase.lower() in said)
    return [name for name in dict.fromkeys(needed) if not materials or name not in materials[0]]


def test_what_the_team_brings_stands_in_the_list_of_materials(tmp_path: Path) -> None:
    told = {file.parent.name: find_missing(file) for file in sorted(ROOT.glob("modules/*/index.md"))}
    without = tmp_path / "index.md"
    without.write_text("materials: [HP]\n\n/// facilitator\nGelap? Pakai lampu terang.\n///\n", "utf-8")

    # What modules share is on the list of each module that has it.
    assert {name: missing for name, missing in told.items() if missing and name != "shared"} == {}
    assert find_missing(without) == ["lampu"]


def test_object_that_nobody_declared_is_told() -> None:
    assert find_unknown("- **Siapkan:** Bagi kartu ramalan.") == ["- **Siapkan:** Bagi kartu ramalan."]
    assert find_unknown("- **Lakukan:** Cetak poster. Baca kartu.") == ["**Lakukan:** Cetak poster. Baca kartu."]
    assert find_unknown("- **Katakan:** Semua kartu benar.") == []


def test_what_the_list_calls_a_paper_is_a_set_of_cards_or_a_sheet() -> None:
    titles = {title for file in ROOT.glob("modules/*/index.md") for title in TITLE.findall(file.read_text("utf-8"))}

    assert set(PAPERS["printed"]) - titles == set()


def set_cards(block: str, make_documents: Make, participants: int = 30, file: str = "kartu") -> list[Any]:
    """The pages of the cards of a small course with a block in it; none where there is no such file."""
    text = (TINY / MODULE).read_text("utf-8").replace("Foto di dekat jendela.", block)
    edition = (
        (TINY / "mkdocs.yml")
        .read_text("utf-8")
        .replace("  edition:\n", f"  edition:\n    participants: {participants}\n")
    )
    documents = make_documents(
        {
            MODULE: text,
            "mkdocs.yml": edition,
            "modules/01-awal/translations.lock.json": None,
            f"{MODULE[:-3]}.jv.md": None,
        }
    )
    exports = [item for item in plan_exports(documents) if item.name == f"{file}.id.pdf"]
    return [page for export in exports for page in PdfReader(BytesIO(export.make())).pages]


@pytest.mark.parametrize(
    ("lines", "pages", "said"),
    [
        ("- Satu\n- 2 × Dua", 4, "3 kartu satu set. Perlu 8 set (satu set tiap meja). Lembar ini ada 4 kali."),
        ("    each: person\n    blank: 2", 8, "Perlu 30 set (satu set tiap orang). Lembar ini ada 8 kali."),
        ("    short: room\n- Satu", 1, "1 kartu satu set. Perlu 1 set (satu set untuk semua). Lembar ini ada 1 kali."),
        ("    each: room\n- 9 × Rp1.000", 2, "9 kartu satu set. Perlu 1 set (satu set untuk semua)."),
    ],
)
def test_sheet_stands_there_as_often_as_it_is_needed(lines: str, pages: int, said: str, make_documents: Make) -> None:
    made = set_cards(f"/// cards | Kartu\n{lines}\n///", make_documents)

    assert len(made) == pages
    assert said in " ".join(made[0].extract_text().split())


@pytest.mark.parametrize(("file", "pages"), [("kartu", 0), ("kartu-cadangan", 1)])
def test_set_that_the_short_plan_does_without_is_in_a_file_of_its_own(
    file: str, pages: int, make_documents: Make
) -> None:
    block = "/// cards | Kartu\n    short: none\n- Satu\n///"

    assert len(set_cards(block, make_documents, file=file)) == pages


def test_orders_are_cut_with_their_roles_and_real_or_fake_without_their_answers(make_documents: Make) -> None:
    blocks = [
        (ROOT / f"tests/golden/blocks/practice-{kind}.md").read_text("utf-8")
        for kind in ("order-simulation", "real-or-fake")
    ]
    text = " ".join(" ".join(page.extract_text() for page in set_cards("\n".join(blocks), make_documents)).split())

    assert "Penjual: Jawab ramah" in text
    assert "Peran: Pembeli" in text
    assert "1. Undangan .apk" in text
    assert "ASLI" in text
    assert "Undangan tidak minta dipasang" not in text


def test_words_of_a_card_are_large(make_documents: Make) -> None:
    sizes: list[float] = []
    words = "Pembeli bilang transfernya kelebihan dan minta dikembalikan sekarang juga. " * 6

    def note(text: str, _matrix: Any, _line: Any, _font: Any, size: float) -> None:
        if "Pembeli" in text or "bilang" in text:
            sizes.append(size)

    for page in set_cards(f"/// cards | Kartu\n- {words}\n- Dua\n///", make_documents):
        page.extract_text(visitor_text=note)

    assert sizes
    assert min(sizes) >= SMALLEST
