"""What an author writes on a slide stands on it in every format: tables, quotes, code, sentences before and after."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
from lxml import html
from pptx import Presentation
from pptx.util import Pt
from tests.conftest import TINY, Files
from tests.pace import within
from tests.slides.test_outlines import NOTES

from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.render.palette import load_palette
from lapak.render.templates import load_templates
from lapak.slides.fit.boxes import OWN_BOXES
from lapak.slides.pptx.placeholders import find_placeholders
from lapak.slides.pptx.template import make_template

Make = Callable[[Files], Documents]
TABLE = """/// slide | Delapan usaha
Lihat harganya dulu.

| Usaha | Contoh | Harga |
|---|---|--:|
"""
ROWS = "".join(f"| Usaha {number} | Contoh **besar** | Rp{number}.000 |\n" for number in range(1, 9))
MIXED = """/// slide | Kutipan
Sebelum *daftar*.

- Satu
- Dua ![Tangan memegang HP](images/hp.svg "Di sini")

> Belum masuk, Kak.

```
2 bungkus
Rp30.000
```
///
"""


def make_slides(text: str, make_documents: Make) -> dict[str, bytes]:
    """The text of one section → the deck in each format by its ending."""
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    documents = make_documents({"modules/01-awal/index.md": f"{module[:start]}{text}\n\n{module[end:]}"})
    exports = [export for export in plan_exports(documents) if export.name.startswith("slide-awal.id.")]
    return {export.name.rpartition(".")[2]: export.make() for export in exports}


def open_deck(data: bytes) -> Any:
    return Presentation(BytesIO(data))


def find_tables(deck: Any) -> list[list[list[str]]]:
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in shape.table.rows] for shape in shapes]


def test_table_is_parted_by_rows_with_its_head_in_every_format(make_documents: Make) -> None:
    made = make_slides(f"{TABLE}{ROWS}\nMana yang untung?\n///\n", make_documents)
    parts = [
        [["Usaha", "Contoh", "Harga"], *([f"Usaha {n}", "Contoh besar", f"Rp{n}.000"] for n in range(first, first + 4))]
        for first in (1, 5)
    ]

    assert find_tables(open_deck(made["pptx"])) == parts
    shown = [table.iter("tr") for table in html.fromstring(made["html"]).iter("table")]
    assert [[[cell.text_content() for cell in row] for row in rows] for rows in shown] == parts
    assert re.findall(r"^\| Usaha.*", made["md"].decode(), re.MULTILINE) == [
        "| Usaha | Contoh | Harga |",
        *(f"| Usaha {n} | Contoh **besar** | Rp{n}.000 |" for n in range(1, 5)),
        "| Usaha | Contoh | Harga |",
        *(f"| Usaha {n} | Contoh **besar** | Rp{n}.000 |" for n in range(5, 9)),
    ]


def test_table_of_a_presentation_has_a_head_a_language_and_letters_for_the_last_row(make_documents: Make) -> None:
    deck = open_deck(make_slides(f"{TABLE}{ROWS}///\n", make_documents)["pptx"])
    table = next(shape for slide in deck.slides for shape in slide.shapes if shape.has_table).table
    runs = [run for row in table.rows for cell in row.cells for line in cell.text_frame.paragraphs for run in line.runs]

    assert table.first_row
    assert {run._r.rPr.get("lang") for run in runs} == {"id-ID"}
    assert {run.font.size for run in runs} == {Pt(32)}
    assert [run.text for run in runs if run.font.bold] == ["Usaha", "Contoh", "Harga", *["besar"] * 4]


def test_pandoc_makes_the_same_slides_of_tables(make_documents: Make, tmp_path: Path) -> None:
    made = make_slides(f"{TABLE}{ROWS}\nMana yang untung?\n///\n\n{MIXED}", make_documents)
    (tmp_path / "outline.md").write_bytes(made["md"])
    other = tmp_path / "pandoc.pptx"
    pypandoc.convert_file(tmp_path / "outline.md", "pptx", outputfile=other)
    theirs = Presentation(str(other))

    ours = [slide.shapes.title.text_frame.text for slide in open_deck(made["pptx"]).slides]
    assert [slide.shapes.title.text_frame.text for slide in theirs.slides] == ours
    assert len(find_tables(theirs)) == 2


def test_table_of_a_section_without_own_slides_is_a_slide(make_documents: Make) -> None:
    table = TABLE.partition("\n\n")[2]
    made = make_slides(f"Harga bisa berubah. Contohnya:\n\n{table}{ROWS[: ROWS.index('| Usaha 3')]}", make_documents)

    assert "# Contohnya\n\n| Usaha | Contoh | Harga |" in NOTES.sub("", made["md"].decode())


def test_nothing_that_an_author_writes_is_lost(make_documents: Make) -> None:
    made = make_slides(MIXED, make_documents)
    words = ["Sebelum daftar.", "Satu", "Dua", "Belum masuk, Kak.", "2 bungkus", "Rp30.000"]
    slide = open_deck(made["pptx"]).slides[1]
    stage = html.fromstring(made["html"]).findall(".//section")[1]

    assert [line.text.strip() for line in slide.placeholders[1].text_frame.paragraphs] == words
    assert [line.text_content().strip() for line in stage.find("./div/div").iter("li", "p")] == words
    assert slide.placeholders[14].text_frame.text == stage.findtext(".//figcaption") == "Di sini"
    assert stage.find(".//svg") is not None
    outline = made["md"].decode()
    assert [
        word for word in ["Sebelum *daftar*.", *words[1:], "Di sini", "[1]: data:image/png;"] if word not in outline
    ] == []


def test_all_formats_part_slides_by_the_boxes_of_our_template(make_documents: Make) -> None:
    documents = make_documents({})
    templates = load_templates(documents.course.project.template_roots)
    places = find_placeholders(make_template(templates, documents.edition, load_palette(documents.course.project)))

    for layout, boxes in OWN_BOXES.items():
        assert {number: places[layout][number].box for number in boxes} == boxes, layout


def test_table_of_an_exercise_is_a_slide_after_it(make_documents: Make) -> None:
    table = f"{TABLE.partition(chr(10) * 2)[2]}{ROWS[: ROWS.index('| Usaha 2')]}"
    made = make_slides(f"/// exercise | Pilih\nPilih satu usaha.\n\n{table}///\n", make_documents)

    assert "# Latihan: Pilih\n\n- Pilih satu usaha.\n" in NOTES.sub("", made["md"].decode())
    assert "# Latihan: Pilih (lanjutan)\n\n| Usaha | Contoh | Harga |" in NOTES.sub("", made["md"].decode())


def test_table_in_notes_is_read_line_by_line(make_documents: Make) -> None:
    note = "/// facilitator\n| Usaha | Harga |\n|---|---|\n| Kue | **Rp2.000** |\n///\n"
    made = make_slides(f"- Satu\n- Dua\n\n{note}", make_documents)
    notes = open_deck(made["pptx"]).slides[1].notes_slide.notes_text_frame.text

    assert notes.splitlines()[1:] == ["Usaha · Harga", "Kue · Rp2.000"]
    assert "Usaha · Harga\nKue · **Rp2.000**" in made["md"].decode()


def test_list_in_a_list_keeps_its_levels_in_every_format(make_documents: Make) -> None:
    text = "**Yang dibawa**\n\n1. satu\n    - anak a\n    - anak b\n2. dua\n"
    made = make_slides(text, make_documents)
    slide = open_deck(made["pptx"]).slides[1]
    lines = slide.placeholders[1].text_frame.paragraphs
    stage = html.fromstring(made["html"]).findall(".//section")[1]

    assert slide.shapes.title.text_frame.text == "Yang dibawa"
    assert [(line.level, line.text) for line in lines] == [(0, "satu"), (1, "anak a"), (1, "anak b"), (0, "dua")]
    assert [item.get("class") for item in stage.iter("li")] == [None, "inner", "inner", None]
    assert "\n1. satu\n    - anak a\n    - anak b\n2. dua\n" in made["md"].decode()


def test_list_of_one_point_after_a_table_is_a_slide(make_documents: Make) -> None:
    made = make_slides("| A | B |\n|---|---|\n| 1 | 2 |\n\n- Hanya satu titik.\n", make_documents)

    assert "- Hanya satu titik." in made["md"].decode()


def test_table_of_a_thousand_cells_is_fitted_in_time(make_documents: Make) -> None:
    table = "| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n" + "| a | b | c | d | e | f |\n" * 200
    with within(5):
        made = make_slides(table, make_documents)

    assert sum(len(rows) - 1 for rows in find_tables(open_deck(made["pptx"]))) == 200
