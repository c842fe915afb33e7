"""Paper loses nothing: each word of drawn tables stands on it once, inside the margins, and none over another."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pytest
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.layout import plan_exports
from lapak.render.document import Documents

Make = Callable[[Files], Documents]
MODULE = "modules/01-awal/index.md"
MARGIN = 43
"""Points at each side of a paper of ours; nothing of the text stands farther out."""
MOST_LETTERS = 230_000
"""Of one table: a module holds no more."""
INVISIBLE = re.compile(r"[\s\u00ad\u200b\ufffe-]+")
LETTERS = "abdegiklmnoprstu"


class DrawnTable(NamedTuple):
    """Cells line by line, the head first."""

    lines: list[list[str]]

    @property
    def markdown(self) -> str:
        head, *rows = (f"| {' | '.join(line)} |" for line in self.lines)
        return "\n".join([head, "|" + "---|" * len(self.lines[0]), *rows])

    @property
    def words(self) -> list[str]:
        return [word for line in self.lines for cell in line for word in cell.split()]


def draw_table(seed: int, most_letters: int) -> DrawnTable:
    """A seed → a table of 1–6 columns and 1–200 rows, its cells of 1–300 words; each word is there once."""
    chance = random.Random(seed)
    words = draw_words(chance)
    columns, rows = chance.randint(1, 6), chance.choice((1, 3, 9, 20, 60, 200))
    most = [chance.choice((1, 1, 4, 12, 40, 300)) for _ in range(columns)]
    lines: list[list[str]] = []
    letters = 0
    while len(lines) <= rows and letters < most_letters:
        counts = [chance.randint(1, min(count, 6) if not lines else count) for count in most]
        lines.append([" ".join(next(words) for _ in range(count)) for count in counts])
        letters += sum(map(len, lines[-1]))
    return DrawnTable(lines)


def draw_words(chance: random.Random) -> Iterator[str]:
    """Words without end, now and then a very long one or an address; a number makes each another one."""
    number = 0
    while True:
        number += 1
        kind = chance.random()
        length = chance.randint(1, 9) if kind < 0.97 else chance.randint(10, 45)
        word = "".join(chance.choice(LETTERS) for _ in range(length))
        yield f"https://contoh.id/{word}/{number:05}" if kind > 0.995 else f"{word}{number:05}"


def set_module(text: str, make_documents: Make, kind: str = "modul") -> pypdfium2.PdfDocument:
    """The text of a section → a paper of its module."""
    module = (TINY / MODULE).read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    documents = make_documents({MODULE: f"{module[:start]}{text}\n\n{module[end:]}"})
    exports = plan_exports(documents)
    export = next(e for e in exports if e.name in (f"{kind}-awal.id.pdf", f"{kind}.id.pdf"))
    data = export.make()
    return pypdfium2.PdfDocument(data)


def to_plain(text: str) -> str:
    return INVISIBLE.sub("", text)


def find_lost(words: list[str], paper: pypdfium2.PdfDocument) -> list[str]:
    """Words that no page has, nor one page their beginning and the next their end, as two readers tell it."""
    lost = find_unread(words, [page.get_textpage().get_text_range() for page in paper])
    if not lost:
        return []
    # PDFium takes a letter between two soft hyphens for a blank now and then.
    data = BytesIO()
    paper.save(data)
    return find_unread(lost, [page.extract_text() for page in PdfReader(data).pages])


def find_unread(words: list[str], texts: list[str]) -> list[str]:
    """Words that the texts of the pages do not hold."""
    on_one_line = {word for text in texts for word in text.split()}
    pages = [to_plain(text) for text in texts]
    whole = "".join(pages)
    broken = [to_plain(word) for word in words if word not in on_one_line]
    return [word for word in broken if word not in whole and not is_parted(word, pages)]


def is_parted(word: str, pages: list[str]) -> bool:
    cuts = range(1, len(word))
    pairs = list(pairwise(pages))
    return any(word[:cut] in page and word[cut:] in following for page, following in pairs for cut in cuts)


def find_misplaced(paper: pypdfium2.PdfDocument) -> list[str]:
    """Letters beyond the margins, and letters that stand where another stands."""
    faults = []
    for number, page in enumerate(paper, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        places: Counter[tuple[int, int]] = Counter()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right - left < 1:
                continue
            if left < MARGIN or right > width - MARGIN or bottom < 0 or top > height:
                faults.append(f"page {number}: {text.get_text_range(index, 1)!r} at {left:.0f}, {bottom:.0f}")
            if text.get_text_range(index, 1).isalnum():
                places[round(left), round(bottom)] += 1
        faults += [f"page {number}: two letters at {place}" for place, count in places.items() if count > 1]
    return faults


def check_table(seed: int, most_letters: int, make_documents: Make) -> None:
    table = draw_table(seed, most_letters)
    paper = set_module(table.markdown, make_documents)

    assert find_lost(table.words, paper) == []
    assert find_misplaced(paper) == []


@pytest.mark.parametrize("seed", range(8))
def test_drawn_table_is_whole_on_paper(seed: int, make_documents: Make) -> None:
    check_table(seed, 30_000, make_documents)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8, 315 if os.environ.get("LAPAK_FUZZ") else 45))
def test_any_drawn_table_is_whole_on_paper(seed: int, make_documents: Make) -> None:
    check_table(seed, MOST_LETTERS, make_documents)


CASES = {
    "nine rows of sentences": [
        [f"{column}{row}{number}x" for number in range(45)] for row in range(9) for column in "ab"
    ],
    "first column long": [["Tunggu", "dulu", "sampai", "uangnya", "terlihat"] * 20, ["Ya"]],
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("kind", ["modul", "fasilitator", "buku", "buku-a5"])
def test_table_of_sentences_is_whole_in_every_form(name: str, kind: str, make_documents: Make) -> None:
    cells = [" ".join(words) for words in CASES[name]]
    table = DrawnTable([["Kegiatan", "Catatan"], *(cells[start : start + 2] for start in range(0, len(cells), 2))])
    paper = set_module(table.markdown, make_documents, kind)

    assert find_lost(table.words, paper) == []


def test_table_in_a_box_goes_on_over_the_page(make_documents: Make) -> None:
    table = draw_table(3, 30_000)
    paper = set_module(f"/// story | Cerita\n{table.markdown}\n///", make_documents)

    assert find_lost(table.words, paper) == []
    assert find_misplaced(paper) == []


def test_head_of_a_long_table_stands_on_each_of_its_pages(make_documents: Make) -> None:
    table = DrawnTable([["Barangnya", "Harganya"], *([f"barang{number}", "satu"] for number in range(200))])
    texts = [page.get_textpage().get_text_range() for page in set_module(table.markdown, make_documents)]

    assert len(texts) > 4
    assert [text for text in texts if "barang" in text and "Barangnya" not in text] == []


def test_address_in_the_head_of_a_table_is_set(make_documents: Make) -> None:
    table = DrawnTable([["[Barang](https://contoh.id/barang)"], *([f"barang{number}"] for number in range(60))])

    assert find_lost(["Barang"], set_module(table.markdown, make_documents)) == []


def test_words_in_a_text_break_where_no_place_is_given(make_documents: Make) -> None:
    word = "a1b2c3d4e5" * 30
    paper = set_module(f"Lihat {word} di sini.", make_documents)

    assert find_lost([word], paper) == []
    assert find_misplaced(paper) == []
