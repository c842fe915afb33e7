"""A presentation of another campus, made here: each kind of thing on a slide has its part, or is told."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt
from tests.bringing.test_word import make_picture, to_bytes

from lapak.bringing.model import LessonBox, LessonList, LessonPicture, LessonSection, LessonText
from lapak.bringing.powerpoint import load_presentation

BOX = (Inches(1), Inches(1), Inches(3), Inches(1))


def add_slide(made: Any, layout: int, title: str, *lines: tuple[int, str]) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    for number, (level, words) in enumerate(lines):
        frame = slide.placeholders[1].text_frame
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = words, level
    return slide


def make_deck() -> Any:
    made = Presentation()
    add_slide(made, 0, "Menjual toples", (0, "Dari foto sampai uang"))
    slide = add_slide(made, 1, "Ambil foto", (0, "Cari jendela"), (1, "yang *terang*"), (0, "Lap\vlensa \uf0e0 jelas"))
    slide.notes_slide.notes_text_frame.text = "Tunjukkan dulu.\n- Tunggu semua\n- Lanjut"
    slide.shapes.add_picture(make_picture(), *BOX[:2])._element._nvXxPr.cNvPr.set("descr", "image1.png")
    add_slide(made, 1, "Ambil foto (lanjutan)", (0, "Simpan"))
    slide = add_slide(made, 5, "Harga")
    for cell, words in zip(slide.shapes.add_table(2, 2, *BOX).table.iter_cells(), "abcd", strict=True):
        cell.text = words
    slide.shapes.add_shape(MSO_SHAPE.OVAL, *BOX)
    chart = CategoryChartData()
    chart.categories = ["Jan", "Feb"]
    chart.add_series("Laba", (1.5, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, chart)
    slide.notes_slide.notes_text_frame.text = ""
    slide = add_slide(made, 6, "")
    slide.shapes.add_textbox(*BOX).text_frame.text = "Janji minggu ini"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(*BOX).text_frame.text = "• foto\n• kirim"
    slide._element.set("show", "0")
    return made


def test_each_thing_on_a_slide_has_its_part_or_is_told() -> None:
    lesson = load_presentation(to_bytes(make_deck()))

    assert (lesson.title, lesson.summary) == ("Menjual toples", "Dari foto sampai uang")
    assert lesson.sections == (
        LessonSection("Ambil foto", 1, (
            LessonList(((0, "Cari jendela"), (1, "yang \\*terang\\*"), (0, "Lap lensa → jelas"))),
            LessonPicture("images/gambar-1.png", ""),
            LessonBox("facilitator", "", "Tunjukkan dulu.\n\n- Tunggu semua\n- Lanjut"),
            LessonList(((0, "Simpan"),)),
        )),
        LessonSection("Harga", 1, (
            LessonText("| a | b |\n|---|---|\n| c | d |"),
            LessonText("|  | Laba |\n|---|---|\n| Jan | 1,5 |\n| Feb | 2 |"),
        )),
        LessonSection("Janji minggu ini", 1, (LessonList(((0, "foto"), (0, "kirim"))),)),
    )  # fmt: skip
    assert [(remark.place, remark.what) for remark in lesson.remarks] == [
        ("slide 4", "a chart: its numbers stand in a table"),
        ("slide 4", "left out: a drawn shape: save the drawing as a picture"),
        ("slide 5", "this slide has no title: 'Janji minggu ini' stands there"),
        ("slide 5", "this slide is hidden in the presentation, and shown here"),
    ]


def test_slide_without_a_title_is_called_as_its_largest_short_line() -> None:
    made = Presentation()
    slide = add_slide(made, 6, "")
    for words, size in (("Nomor hibah 12", 10), ("Menjual toples", 34), ("Dua\nbaris", 50), ("Ani", None)):
        frame = slide.shapes.add_textbox(*BOX).text_frame
        frame.text = words
        if size:
            frame.paragraphs[0].runs[0].font.size = Pt(size)
    add_slide(made, 1, "Foto (cont’d)", (0, "Simpan"))

    lesson = load_presentation(to_bytes(made))

    assert (lesson.title, [section.title for section in lesson.sections]) == (
        "Menjual toples",
        ["Menjual toples", "Foto"],
    )


def test_presentation_without_slides_is_a_lesson_without_sections() -> None:
    assert load_presentation(to_bytes(Presentation())).sections == ()
