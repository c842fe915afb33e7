"""Icons of Material by their names: drawn by every output, and nothing but the icon comes out of a name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml import html
from pypdf import PdfReader
from tests.conftest import TINY, Files

from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.render.html.converters import Converter, Converters
from lapak.render.html.icons import find_icon, find_unknown, load_icon
from lapak.website.site import make_site

MATERIAL = """markdown_extensions:
  attr_list: {}
  pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji
    emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""
TEXT = "- Tekan :material-phone: hijau\n- Tahan :fontawesome-solid-house: lama\n"
MODULE = "modules/01-awal/index.md"


@pytest.fixture
def documents(make_documents: Callable[[Files], Documents]) -> Documents:
    """The tiny project with two icons in a list, set up as the documentation of Material says."""
    config = (TINY / "mkdocs.yml").read_text("utf-8")
    start, end = config.index("markdown_extensions:"), config.index("extra:")
    text = (TINY / MODULE).read_text("utf-8").replace("Foto di dekat jendela.", TEXT)
    return make_documents({"mkdocs.yml": config[:start] + MATERIAL + config[end:], MODULE: text})


def convert(text: str) -> str:
    return Converter({"lapak.render.html.icons": {}}, {}).convert(text)


def test_name_becomes_a_mark_and_an_emoji_itself() -> None:
    assert convert("Tekan :material-phone: ya") == '<p>Tekan <span class="icon material-phone"></span> ya</p>'
    assert convert("Bagus :smile: :+1:") == "<p>Bagus 😄 👍</p>"
    assert convert("`:material-phone:`") == "<p><code>:material-phone:</code></p>"


@pytest.mark.parametrize(
    "name", ["material-../simple/1and1", "material-", "x-phone", "material-tidak-ada", "", "fontawesome-house"]
)
def test_other_names_lead_to_no_file(name: str) -> None:
    assert find_icon(name) is None


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>jam 10:30:00</p>", []),
        ("<p>catatan:ini:itu</p>", []),
        ("<p><code>:hantu:</code></p>", []),
        ("<p>lihat <b>x</b> :material-phoen:</p>", [":material-phoen:"]),
    ],
)
def test_what_is_meant_as_a_name_and_is_none_is_told(markup: str, found: list[str]) -> None:
    assert [name for name, _ in find_unknown(html.fromstring(f"<div>{markup}</div>"))] == found


def test_icon_is_a_drawing_as_high_as_a_letter_and_silent() -> None:
    icon = load_icon("material-phone")

    assert (icon.get("width"), icon.get("height"), icon.get("fill")) == ("1em", "1em", "currentColor")
    assert icon.get("viewBox") == "0 -3 24 24"
    assert icon.get("aria-hidden") == "true"
    assert {str(part.tag).rpartition("}")[2] for part in load_icon("fontawesome-solid-house").iter()} == {"svg", "path"}


def test_same_words_are_remembered_whatever_functions_an_edition_names() -> None:
    converters = Converters()
    first = converters.open("a", {"pymdownx.emoji": {"emoji_index": lambda *_: {}}})
    first.convert("*a*")

    assert converters.open("b", {"pymdownx.emoji": {"emoji_index": print}})._made == {"*a*": "<p><em>a</em></p>"}


def test_every_output_draws_it(documents: Documents) -> None:
    exports = {export.name: export for export in plan_exports(documents)}
    module = documents.modules["id"][0]
    page = make_site(documents).to_article(module)
    deck = exports["slide-awal.id.html"].make().decode()
    book = zipfile.ZipFile(BytesIO(exports["kursus.id.epub"].make()))
    leaf = book.read("buku/modul-awal.xhtml").decode()
    paper = PdfReader(BytesIO(exports["modul-awal.id.pdf"].make()))

    for text in (page, exports["modul-awal.id.html"].make().decode(), deck):
        assert text.count("M6.62 10.79c1.44 2.83") == 1
        assert ":material" not in text
    assert leaf.count('alt="" style="height: 1em"') == 2
    assert "Tekan  hijau" in " ".join(paper.pages[0].extract_text().split("\n"))
