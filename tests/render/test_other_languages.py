"""Words of another language carry it in every output: page, paper, e-book, one-file module, slides."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pypdf import PdfReader
from tests.conftest import TINY, Files
from tests.test_blocks import to_export
from tests.website.test_languages import find_languages

from lapak.course.foreign.markdown import find_foreign
from lapak.render.document import Documents
from lapak.render.html.converters import Converters
from lapak.website.site import make_site

SOURCE = "modules/01-awal/index.md"
SAID = """Balas: [Matur **nuwun** sanget]{lang=jv}.

- Ucapkan [wilujeng enjing]{lang=su}

/// language
    code: en
- Good morning
///"""


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("[Terima kasih]{lang=id}", '<p><span lang="id">Terima kasih</span></p>'),
        ("a [b *c* d]{lang=jv} e", '<p>a <span lang="jv">b <em>c</em> d</span> e</p>'),
        ("[dua\nbaris]{lang=mad}", '<p><span lang="mad">dua\nbaris</span></p>'),
        (
            "[lihat [x](https://x.example)]{lang=id}",
            '<p><span lang="id">lihat <a href="https://x.example">x</a></span></p>',
        ),
        ("[x]{lang=jv-x-banyumas}", '<p><span lang="jv-x-banyumas">x</span></p>'),
        ("`[x]{lang=id}`", "<p><code>[x]{lang=id}</code></p>"),
        ("\\[x]{lang=id}", "<p>[x]{lang=id}</p>"),
        ("**[x]{lang=id}**", '<p><strong><span lang="id">x</span></strong></p>'),
        ("[a]{lang=id} [b]{lang=jv}", '<p><span lang="id">a</span> <span lang="jv">b</span></p>'),
    ],
)
def test_marked_words_are_a_span(text: str, markup: str) -> None:
    assert Converters().open("kecil", {"pymdownx.betterem": {}, "lapak.render.github": {}}).convert(text) == markup


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("[x]{lang=id}", False),
        ("[x]{lang=indonesia}", True),
        ("[x]{lang=}", True),
        ("[x] {lang=id}", True),
        ("[x]{bahasa=id}", True),
        ("`[x]{lang=}`", False),
    ],
)
def test_wrong_code_is_told(line: str, is_told: bool) -> None:
    assert [problem.what for problem in find_foreign([line], "m.md", 1)] == [
        "'{lang=…}' says no language here"
    ] * is_told


@pytest.fixture
def documents(make_documents: Callable[[Files], Documents]) -> Documents:
    text = (TINY / SOURCE).read_text("utf-8").replace("Foto di dekat jendela.", SAID)
    return make_documents({SOURCE: text})


def test_pages_books_and_decks_say_it(documents: Documents) -> None:
    page = make_site(documents).to_article(documents.modules["id"][0])
    with ZipFile(BytesIO(to_export(documents, "kursus.id.epub"))) as book:
        leaf = next(book.read(name).decode() for name in book.namelist() if "modul-" in name)
    deck = to_export(documents, "slide-awal.id.html").decode()

    for said in (page, leaf, to_export(documents, "modul-awal.id.html").decode()):
        assert re.search(r'<span lang="?jv"?[^>]*>Matur <strong>nuwun</strong> sanget</span>', said)
        assert re.search(r'<div lang="?en"?[^>]*>\s*<ul>\s*<li>Good morning', said)
    assert re.search(r'<span lang="?su"?>wilujeng enjing</span>', deck)
    assert re.search(r'lang="?en"?>Good morning', deck)


def test_papers_say_it(documents: Documents) -> None:
    for kind in ("modul", "fasilitator"):
        reader = PdfReader(BytesIO(to_export(documents, f"{kind}-awal.id.pdf")))
        content = b"".join(page.get_contents().get_data() for page in reader.pages)
        assert {b"jv", b"su"} <= set(re.findall(rb"/Lang\((\w+)\)", content))
        assert "en" in find_languages(reader)  # of a whole list


def test_each_run_of_a_slide_says_it(documents: Documents) -> None:
    slides = Presentation(BytesIO(to_export(documents, "slide-awal.id.pptx"))).slides
    runs = [
        run
        for slide in slides
        for shape in slide.shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for run in p.runs
    ]
    spoken = {run.text: run._r.rPr.get("lang") for run in runs}

    assert spoken["wilujeng enjing"] == "su-ID"
    assert spoken["Ucapkan "] == "id-ID"
    assert spoken["Good morning"] == "en-ID"
