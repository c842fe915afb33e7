"""What cannot be set on paper is told with the file and the line of the Markdown, once for all papers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.conftest import ROOT, Files

MODULE = (ROOT / "tests/tiny/modules/01-awal/index.md").read_text("utf-8")
Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]

LONG_STEPS = "/// steps | Janji kecil\n" + "\n".join(f"{number}. Langkah." for number in range(1, 60)) + "\n///"
LONG_SHEET = "/// worksheet | Janji besar\n    kind: promise\n    promises: [{}]\nBeri tanda.\n///".format(
    ", ".join(f"Janji {number}" for number in range(1, 60))
)
FAULTS = {
    "missing glyph": (
        "Foto 漢 terang.",
        "modules/01-awal/index.md:11: no font of the papers has the character '漢'\n"
        "    fix: write it with other letters, or put the free font Noto Sans SC (.ttf or .otf) into "
        "overrides/handout/fonts/\n",
    ),
    "unknown element": (
        "Foto.\n\n<video>Terang.</video>",
        "modules/01-awal/index.md:13: <video> may not stand in a text\n    fix: say it in Markdown, or take it out\n",
    ),
    "long sheet": (
        LONG_STEPS,
        "modules/01-awal/index.md:11: the sheet 'handout-id' is too long: side 1 by N mm\n"
        "    fix: shorten it, best of all 'Janji kecil', its longest part; nothing is shrunk or cut\n",
    ),
    "long worksheet": (
        LONG_SHEET,
        "modules/01-awal/index.md:11: the worksheet 'Janji besar' is too long for its page, by N mm\n"
        "    fix: shorten it; nothing is shrunk or cut\n",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_set_names_the_line_of_the_markdown(name: str, make_project: Make, run_lapak: Run) -> None:
    text, wanted = FAULTS[name]
    project = make_project({"modules/01-awal/index.md": MODULE.replace("Foto di dekat jendela.", text)})

    code, printed = run_lapak(project, "handouts", "--language", "id", "--module", "awal")

    assert code == 1
    assert wanted in re.sub(r"by \d+ mm", "by N mm", printed)
    assert printed.count(wanted.split(": ")[1].split(" by")[0]) == 1


def find_places(paper: Path, letter: str) -> list[float]:
    """Where a letter stands on the first page, in millimetres from its left edge."""
    text = pypdfium2.PdfDocument(paper)[0].get_textpage()
    places = [text.get_charbox(index) for index in range(text.count_chars()) if text.get_text_range(index, 1) == letter]
    return [right * 25.4 / 72 for _, _, right, _ in places]


def test_long_words_and_addresses_stay_in_their_cell(make_project: Make, run_lapak: Run) -> None:
    words = f"pertanggungjawabanxx{'x' * 4} | https://contoh.lapak.id/{'z/' * 30}zz"
    table = f"| A | B | C | D |\n|---|---|---|---|\n| {words} | y | y |"
    project = make_project({"modules/01-awal/index.md": MODULE.replace("Foto di dekat jendela.", table)})

    code, printed = run_lapak(project, "handouts", "--language", "id", "--module", "awal")
    paper = project / "build/kecil/modul-awal.id.pdf"

    assert code == 0, printed
    assert len(find_places(paper, "x")) == 6
    assert max(find_places(paper, "x")) < min(find_places(paper, "z"))
    assert len(find_places(paper, "z")) == 32
    assert max(find_places(paper, "z")) < min(find_places(paper, "y"))
