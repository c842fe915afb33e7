"""The list of elements that a text may have: every output shows each of them, and none loses its words."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from lxml import html
from pptx import Presentation
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.course.problems import SourceError
from lapak.layout import plan_exports
from lapak.render.allowed import TEXT_TAGS
from lapak.render.document import Documents
from lapak.website.site import make_site

INLINE = ("abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "s", "samp", "small", "span")
INLINE += ("strong", "sub", "sup", "u", "var")
EXAMPLES = {
    **{tag: f"- satu <{tag}>kata{tag}x</{tag}>" for tag in INLINE},
    "a": "- satu [kataax](https://x.example)",
    "br": "- satu<br>katabrx",
    "ol": "1. kataolx",
    "ul li": "- kataulx",
    "p": "katapx",
    "blockquote": "> katablockquotex",
    "pre": "```\nkataprex\n```",
    "hr": "atas\n\n* * *\n\nkatahrx",
    "div": "<div>katadivx</div>",
    "figure figcaption img": '![Tangan](images/hp.svg "katafigurex")',
    "table thead tbody tr th td": "| A | B |\n|---|--:|\n| katatablex | b |",
    "dl dt dd": "<dl><dt>katadlx</dt><dd>arti</dd></dl>",
    "details summary": "<details><summary>katadetailsx</summary>isi</details>",
}
REFUSED = {
    "hr": "cannot show a line across",
    "dl dt dd": "cannot show <dl>",
    "details summary": "cannot show <details>",
}
"""What no slide has room for, with what its author is told."""
NOTES = ("notes", "deck", "outline")
"""Of the facilitator, where a section has no slide of its author."""
WORDS = [f"kata{names.split()[0]}x" for names in EXAMPLES]


def test_every_element_of_the_list_has_its_example() -> None:
    assert {tag for names in EXAMPLES for tag in names.split()} == set(TEXT_TAGS)


@pytest.fixture
def documents(make_documents: Callable[[Files], Documents]) -> Documents:
    """Each example in the text and in what the facilitator is told."""
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    text = "\n\nLalu:\n\n".join(EXAMPLES.values())
    body = f"{text}\n\n/// facilitator\n{text}\n///\n"
    return make_documents({"modules/01-awal/index.md": f"{module[:start]}{body}\n{module[end:]}"})


def test_every_element_is_shown_in_every_output(documents: Documents) -> None:
    shown = dict(_find_texts(documents))

    lost = {name: [word for word in WORDS if word not in text] for name, text in shown.items()}
    figures = ["katafigurex"]  # a drawing has no place in the notes, and its caption goes with it
    assert lost == {name: figures if name in NOTES else [] for name in shown}
    assert list(shown) == ["page", "full text", "guide", *NOTES, "one file", "book"]


def test_every_element_is_shown_on_a_slide_of_its_author(make_documents: Callable[[Files], Documents]) -> None:
    names = [names for names in EXAMPLES if names not in REFUSED]
    slides = make_slides(*(EXAMPLES[name] for name in names))
    exports = {export.name: export for export in plan_exports(make_documents(slides))}

    shown = {
        "slide": " ".join(_find_words(exports["slide-awal.id.pptx"].make())),
        "deck": html.fromstring(exports["slide-awal.id.html"].make().decode()).text_content(),
        "outline": exports["slide-awal.id.md"].make().decode(),
    }

    words = [f"kata{name.split()[0]}x" for name in names]
    assert {name: [word for word in words if word not in text] for name, text in shown.items()} == {
        name: [] for name in shown
    }


@pytest.mark.parametrize("names", REFUSED)
def test_what_no_slide_can_show_is_told(names: str, make_documents: Callable[[Files], Documents]) -> None:
    with pytest.raises(SourceError) as told:
        plan_exports(make_documents(make_slides(EXAMPLES[names])))

    assert [problem.what for problem in told.value.problems] == [f"slide 'Coba' {REFUSED[names]}"]


def make_slides(*texts: str) -> Files:
    """The texts of slides → the module that has them."""
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    start, end = module.index("Foto di dekat"), module.index("## Uang")
    slides = "\n\n".join(f"/// slide | Coba\n{text}\n///" for text in texts)
    return {"modules/01-awal/index.md": f"{module[:start]}{slides}\n\n{module[end:]}"}


def _find_words(data: bytes) -> Iterator[str]:
    for shape in (shape for slide in Presentation(BytesIO(data)).slides for shape in slide.shapes):
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for cell in shape.table.iter_cells())


def _find_texts(documents: Documents) -> Iterator[tuple[str, str]]:
    exports = {export.name: export for export in plan_exports(documents)}
    yield "page", html.fromstring(make_site(documents).to_article(documents.modules["id"][0])).text_content()
    yield "full text", _read_pdf(exports["modul-awal.id.pdf"].make())
    yield "guide", _read_pdf(exports["fasilitator-awal.id.pdf"].make())
    slides = Presentation(BytesIO(exports["slide-awal.id.pptx"].make())).slides
    yield "notes", " ".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)
    deck = html.fromstring(exports["slide-awal.id.html"].make().decode())
    yield "deck", " ".join(aside.text_content() for aside in deck.iter("aside"))
    yield "outline", " ".join(re.findall(r"<!--(.*?)-->", exports["slide-awal.id.md"].make().decode(), re.DOTALL))
    yield "one file", html.fromstring(exports["modul-awal.id.html"].make().decode()).text_content()
    book = zipfile.ZipFile(BytesIO(exports["kursus.id.epub"].make()))
    yield "book", " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))


def _read_pdf(data: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def test_what_a_comment_says_is_shown_nowhere(make_documents: Callable[[Files], Documents]) -> None:
    module = (TINY / "modules/01-awal/index.md").read_text("utf-8")
    text = (
        "<!-- RAHASIA -->\n\n- satu <!-- RAHASIA --> dua\n\n/// facilitator\n<!-- RAHASIA\n\nRAHASIA -->\n\nTeks.\n///"
    )

    documents = make_documents({"modules/01-awal/index.md": module.replace("Foto di dekat jendela.", text)})

    for name, shown in _find_texts(documents):
        assert "RAHASIA" not in shown, name
