"""A text of Word, made here: what stands in it comes in order, and what cannot come along is told."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from lapak.bringing.lesson_text import write_body
from lapak.bringing.model import LessonBox, LessonList, LessonPicture, LessonSection, LessonText
from lapak.bringing.word import load_document


def to_bytes(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make_picture(kind: str = "PNG") -> BytesIO:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "#f2b84b").save(buffer, kind)
    buffer.seek(0)
    return buffer


def make_lesson() -> Any:
    made = Document()
    made.core_properties.title = "Berkas lama"
    made.add_paragraph("Menjual satu toples", "Title")
    made.add_paragraph("Pembuka.")
    made.add_heading("Ambil foto", 1)
    line = made.add_paragraph("Ini ")
    line.add_run("penting ").bold = True
    line.add_run("dan *mudah*.")
    for words, style in (("Kain", "List Bullet"), ("putih", "List Bullet 2"), ("Lampu", "List Bullet")):
        made.add_paragraph(words, style)
    for words in ("Lap lensa.", "Cari jendela."):
        made.add_paragraph(words, "List Number")
    made.add_paragraph("• bukan gaya").add_run(" tapi daftar")
    made.add_picture(make_picture())
    made.inline_shapes[0]._inline.docPr.set("descr", "Toples di meja")
    made.add_picture(make_picture("GIF"))
    made.add_heading("Harga", 2)
    table = made.add_table(3, 2)
    for cell, words in zip(table._cells, ("Bagian", "Rp|", "Toples", "3.000", "Semua", ""), strict=True):
        cell.text = words
    table.cell(2, 0).merge(table.cell(2, 1))
    made.add_table(1, 1).cell(0, 0).text = "Awas uang palsu."
    return made


def test_headings_lists_tables_and_pictures_come_in_order() -> None:
    lesson = load_document(to_bytes(make_lesson()))

    assert lesson.title == "Menjual satu toples"
    assert lesson.remarks == ()
    assert list(lesson.pictures) == ["images/gambar-1.png", "images/gambar-2.png"]
    opening, photo, price = lesson.sections
    assert opening == LessonSection("Menjual satu toples", 1, (LessonText("Pembuka."),))
    assert photo == LessonSection("Ambil foto", 1, (
        LessonText("Ini **penting** dan \\*mudah\\*."),
        LessonList(((0, "Kain"), (1, "putih"), (0, "Lampu"))),
        LessonList(((0, "Lap lensa."), (0, "Cari jendela.")), 1),
        LessonList(((0, "bukan gaya tapi daftar"),)),
        LessonPicture("images/gambar-1.png", "Toples di meja"),
        LessonPicture("images/gambar-2.png", ""),
    ))  # fmt: skip
    assert price == LessonSection("Harga", 2, (
        LessonText("| Bagian | Rp\\| |\n|---|---|\n| Toples | 3.000 |\n| Semua |  |"),
        LessonBox("note", "", "Awas uang palsu."),
    ))  # fmt: skip


def test_numbered_lines_become_steps_and_headings_get_ids() -> None:
    written = write_body(load_document(to_bytes(make_lesson())))

    assert "## Ambil foto {#ambil-foto}\n" in written
    assert "- Kain\n    - putih\n- Lampu\n\n/// steps\n1. Lap lensa.\n2. Cari jendela.\n///\n" in written
    assert "### Harga {#harga}\n" in written
    assert written.endswith("/// note\nAwas uang palsu.\n///\n")


def test_short_bold_lines_are_headings_where_there_are_no_others() -> None:
    made = Document()
    for words, is_bold in (("Ambil foto", True), ("Cari jendela.", True), ("Hitung harga", True), ("Tulis.", False)):
        made.add_paragraph().add_run(words).bold = is_bold

    lesson = load_document(to_bytes(made))

    assert [(section.title, len(section.parts)) for section in lesson.sections] == [
        ("Ambil foto", 1),
        ("Hitung harga", 1),
    ]
    assert [remark.what for remark in lesson.remarks] == [
        "it has no headings: its short lines that are bold or large are taken for them"
    ]


def test_larger_lines_are_higher_headings_where_there_are_no_others() -> None:
    made = Document()
    lines = (
        ("Jualan", 20, False),
        ("Foto", 14, True),
        ("Terang", 11, True),
        ("Besar sekali.", 30, True),
        ("Isi", 11, False),
    )
    for words, size, is_bold in lines:
        run = made.add_paragraph().add_run(words)
        run.bold, run.font.size = is_bold, Pt(size)

    lesson = load_document(to_bytes(made))

    assert [(section.title, section.level) for section in lesson.sections] == [
        ("Jualan", 1),
        ("Foto", 2),
        ("Terang", 3),
    ]
    assert lesson.title == "Jualan"


FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


def add_formula(paragraph: Any) -> None:
    formula = OxmlElement("w:r").makeelement(FORMULA)
    formula.append(OxmlElement("w:t"))
    formula[0].text = "a+b"
    paragraph._p.append(formula)


def add_note(paragraph: Any) -> None:
    paragraph.add_run()._r.append(OxmlElement("w:footnoteReference"))


def add_deleted(paragraph: Any) -> None:
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("dibuang")._r)
    paragraph._p.append(deleted)


def add_link(paragraph: Any) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to("https://a.example/x y", "http://x/hyperlink", is_external=True))
    link.append(paragraph.add_run("situs")._r)
    paragraph._p.append(link)


@pytest.mark.parametrize(
    ("add", "text", "told"),
    [
        (add_formula, "Isi", ["left out: a formula, 'a+b': write it in words"]),
        (add_note, "Isi", ["left out: a footnote"]),
        (add_deleted, "Isi", []),
        (add_link, "Isi[situs](https://a.example/x%20y)", []),
    ],
)
def test_what_a_text_cannot_hold_is_told_at_its_heading(add: Any, text: str, told: list[str]) -> None:
    made = Document()
    made.add_heading("Harga", 1)
    add(made.add_paragraph("Isi"))

    lesson = load_document(to_bytes(made))

    assert lesson.sections[-1].parts == (LessonText(text),)
    assert [(remark.place, remark.what) for remark in lesson.remarks] == [("'Harga'", what) for what in told]
