"""Presentations: what python-pptx reads in them again, and what LibreOffice makes of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt
from tests.conftest import ROOT, TINY, Files
from tests.slides.values import list_shown

from lapak.course.problems import SourceError
from lapak.layout import plan_exports
from lapak.render.document import Documents, load_documents
from lapak.slides.fit.lines import measure
from lapak.slides.fit.pages import GROWN as GROWN_SIZES
from lapak.slides.fit.runs import Run
from lapak.website.host.config import load_project

GROWN = frozenset(map(Pt, GROWN_SIZES))


def find_decks(sites: Path) -> list[Path]:
    return sorted(sites.glob("*/unduh/slide-*.pptx"))


def open_deck(file: Path | bytes) -> Any:
    return Presentation(BytesIO(file) if isinstance(file, bytes) else str(file))


def make_deck(documents: Documents, name: str = "slide-awal.id.pptx") -> bytes:
    return next(export for export in plan_exports(documents) if export.name == name).make()


def test_every_module_has_a_presentation_in_each_language(sites: Path) -> None:
    outlines = [file.with_suffix("").name for file in sorted(sites.glob("*/unduh/slide-*.md"))]

    assert [file.with_suffix("").name for file in find_decks(sites)] == outlines
    assert len(outlines) == 24


def test_every_slide_has_a_title_of_its_own_in_the_title_placeholder(sites: Path) -> None:
    for file in find_decks(sites):
        titles = [slide.shapes.title.text_frame.text for slide in open_deck(file).slides]

        assert all(titles), file.name
        assert len(set(titles)) == len(titles), file.name


def test_slides_of_all_formats_are_the_same(sites: Path) -> None:
    for file in find_decks(sites):
        outline = file.with_suffix(".md").read_text("utf-8")
        written = re.findall(r"^# (.+)$", re.sub(r"<!--.*?-->", "", outline, flags=re.DOTALL), re.MULTILINE)
        shown = [slide.shapes.title.text_frame.text for slide in list_shown(open_deck(file))]

        assert [title.replace("\\", "") for title in written] == shown, file.name


def test_every_run_says_its_language(sites: Path) -> None:
    for file in find_decks(sites):
        languages = set()
        for slide in open_deck(file).slides:
            languages |= {run.get("lang") for run in slide.element.iter("{*}rPr")}

        assert languages <= {"id-ID", f"{file.name.split('.')[1]}-ID"}, file.name


def test_nothing_is_set_smaller_than_24_points(sites: Path) -> None:
    for file in find_decks(sites):
        sizes = [
            int(run.get("sz")) for slide in open_deck(file).slides for run in slide.element.findall(".//{*}rPr[@sz]")
        ]

        assert min(sizes) >= 2400, file.name


def test_drawing_stands_in_its_placeholder_with_alt_text_and_both_forms(sites: Path) -> None:
    slide = open_deck(sites / "ambarawa/unduh/slide-praktik.id.pptx").slides[1]
    picture = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 13)

    written = (sites / "ambarawa/unduh/slide-praktik.id.md").read_text("utf-8").split("\n---\n")[2]
    assert f"![{picture._element.nvPicPr.cNvPr.get('descr')}][" in written
    assert picture.image.content_type == "image/png"
    extension = picture._element.find(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    identifier = extension.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    assert slide.part.related_part(identifier).blob.startswith(b"<svg ")


HEAD = '<svg xmlns="http://www.w3.org/2000/svg"'


@pytest.mark.parametrize(
    "drawing",
    [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- Satu -->\n{HEAD} viewBox="0 0 320 200"/>',
        f'{HEAD} width="100%" height="200" viewBox="0,0,320,200"/>',
    ],
)
def test_drawing_may_begin_as_programs_write_it(drawing: str, make_documents: Callable[[Files], Documents]) -> None:
    deck = make_deck(make_documents({"modules/01-awal/images/hp.svg": drawing}))

    parts = [name for name in ZipFile(BytesIO(deck)).namelist() if name.startswith("ppt/media/")]
    svg = next(ZipFile(BytesIO(deck)).read(name) for name in parts if name.endswith(".svg"))
    assert {name.rpartition(".")[2] for name in parts} == {"png", "svg"}
    assert svg.startswith(b"<svg ")
    assert b'width="320" ' in svg


def test_notes_hold_minutes_what_to_bring_and_the_facilitators_text(sites: Path) -> None:
    slides = open_deck(sites / "cicaheum/unduh/slide-praktik.id.pptx").slides
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]

    assert "karton putih" in notes[0]
    assert any(note.startswith("16.35–17.00 · 25 menit\n") and "Gunting 10 kartu" in note for note in notes)


def test_presentation_names_the_master_of_its_notes(sites: Path) -> None:
    for file in sorted(sites.glob("*/unduh/slide-*.pptx")):
        presentation = open_deck(file)
        named = presentation.part._element.findall(qn("p:notesMasterIdLst") + "/" + qn("p:notesMasterId"))

        assert [presentation.part.related_part(one.get(qn("r:id"))) for one in named] == [
            presentation.notes_master.part
        ], file.name


def test_sections_of_the_module_are_sections_of_the_presentation(sites: Path) -> None:
    deck = open_deck(sites / "ambarawa/unduh/slide-praktik.id.pptx")
    found = [section.get("name") for section in deck.part._element.iter("{*}section")]

    assert found[:3] == ["Praktik jualan online", "Foto di dekat jendela", "Tulis keterangan barang"]
    assert len(list(deck.part._element.iter("{*}sectionLst"))) == 1


def test_same_deck_gives_the_same_bytes_on_any_day(
    make_documents: Callable[[Files], Documents], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lapak.cache.entries.Cache.find", lambda *_: None)
    monkeypatch.setattr("lapak.cache.entries.Cache.get", lambda _, __, make: make())
    documents = make_documents({})
    first, second = make_deck(documents), make_deck(documents)

    assert first == second
    files = ZipFile(BytesIO(first)).infolist()
    assert {(item.date_time, item.create_system) for item in files} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_slide_that_is_too_full_goes_on_in_the_size_of_all(make_documents: Callable[[Files], Documents]) -> None:
    line = "- Barang yang dikirim jauh dibungkus rapat, ditimbang, lalu diberi alamat yang jelas dan lengkap.\n"
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    text = f"{module[:start]}/// slide | Penuh\n{line * 7}///\n\n{module[end:]}"

    slides = list(open_deck(make_deck(make_documents({"modules/01-awal/index.md": text}))).slides)

    assert [slide.shapes.title.text_frame.text for slide in slides[1:3]] == ["Penuh", "Penuh (lanjutan)"]
    shapes = [shape for slide in slides for shape in slide.placeholders if shape.placeholder_format.idx == 1]
    assert {run.font.size for shape in shapes for line in shape.text_frame.paragraphs for run in line.runs} <= {
        Pt(32),
        *GROWN,
    }


def test_letters_of_one_deck_have_one_size(sites: Path) -> None:
    """Only the first slide and a question with its options are never parted; a table may be set smaller."""
    for file in find_decks(sites):
        slides = open_deck(file).slides
        titles = [slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in slides]
        bodies = [shape for slide in slides for shape in slide.placeholders if shape.placeholder_format.idx == 1]
        sizes = [shape.text_frame.paragraphs[0].runs[0].font.size for shape in bodies]

        assert set(sizes) <= {Pt(28), Pt(32), *GROWN}, file.name
        assert min(sizes) >= Pt(28), file.name
        assert titles.count(Pt(40)) >= len(titles) - 4, f"{file.name}: all but the first and long questions"
        assert min(titles) >= Pt(32), file.name


@pytest.mark.parametrize(
    ("body", "layout"),
    [
        ("- Satu\n- Dua\n", "Poin"),
        ("    layout: picture\n- Satu\n- Dua\n", "Poin"),
        ("    layout: picture\n- Satu\n- Dua\n\n![HP](images/hp.svg)\n", "Poin dan gambar"),
        ("![HP](images/hp.svg)\n", "Gambar"),
        ("    layout: title\n- Satu\n", "Pembuka"),
    ],
)
def test_layout_has_a_place_for_all_that_is_on_the_slide(
    body: str, layout: str, make_documents: Callable[[Files], Documents]
) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    text = f"{module[:start]}/// slide | Sendiri\n{body}///\n\n{module[end:]}"

    slide = open_deck(make_deck(make_documents({"modules/01-awal/index.md": text}))).slides[1]

    assert slide.slide_layout.name == layout
    shown = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
    assert ("Satu" in "".join(shown)) == ("Satu" in body)


@pytest.fixture
def own_template(make_project: Callable[[Files], Path]) -> Callable[[bytes], bytes]:
    """A function: a campus's template → the tiny module's presentation with it."""

    def make(template: bytes) -> bytes:
        project = make_project({})
        (project / "overrides").unlink()
        shutil.copytree(ROOT / "overrides", project / "overrides")
        (project / "overrides/slides/template.pptx").write_bytes(template)
        return make_deck(load_documents(load_project(project / "mkdocs.yml")))

    return make


def test_campus_uses_its_own_template(own_template: Callable[[bytes], bytes], sites: Path) -> None:
    template = open_deck(sites / "ambarawa/unduh/slide-praktik.id.pptx")
    layout = next(layout for layout in template.slide_layouts if layout.name == "Pembuka")
    next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0).left = Pt(123)
    buffer = BytesIO()
    template.save(buffer)

    slides = open_deck(own_template(buffer.getvalue())).slides

    assert [slide.shapes.title.text_frame.text for slide in slides] == ["Awal", "Foto", "Uang", "Janji saya minggu ini"]
    assert slides[0].shapes.title.left == Pt(123)


def test_template_that_lacks_a_layout_is_a_problem_that_says_so(
    own_template: Callable[[bytes], bytes],
) -> None:
    buffer = BytesIO()
    Presentation().save(buffer)

    with pytest.raises(SourceError) as raised:
        own_template(buffer.getvalue())

    wanted = (
        "overrides/slides/template.pptx:1: the template has no layout 'Pembuka'\n"
        "    fix: begin with one of our presentations: open it, take out its slides and save it under this name"
    )
    assert wanted in map(str, raised.value.problems)


def test_template_that_is_no_presentation_is_a_problem(
    own_template: Callable[[bytes], bytes],
) -> None:
    with pytest.raises(SourceError) as raised:
        own_template(b"torn")

    assert [problem.what for problem in raised.value.problems] == ["this is not a presentation (.pptx)"]


def test_letters_that_arimo_lacks_are_measured_as_wide_and_signs_as_nothing() -> None:
    def find_width(text: str) -> float:
        return measure((Run(text, "id"),), 100)[0]

    assert find_width("a") == pytest.approx(55.6, abs=0.1)
    assert find_width("漢") == find_width("ꦲ") == find_width("😀") == 130
    assert find_width("e\u200d\ufe0f") == find_width("e")
