"""HTML in a text: what is told of it, that no word is lost, and that nothing takes long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html
from tests.conftest import ROOT
from tests.pace import within

from lapak.course.library import find_pages
from lapak.course.memory import Memory
from lapak.course.problems import Problem
from lapak.course.text import Markdown
from lapak.render.html.converters import PLAIN_LINE, Converter
from lapak.render.html.fragments import MOST_SLIPS, to_fragment
from lapak.render.html.links import LinkMap, LinkTables
from lapak.render.html.prose import ProseRenderer
from lapak.render.html.tokens import read_tokens
from lapak.render.pictures.images import ImageFaults, ImageStore, find_folders
from lapak.website.host.config import load_project

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "fragments.yml").read_text("utf-8"))
PROJECT = load_project(ROOT / "mkdocs.yml")
EXTENSIONS = {name: PROJECT.extension_settings.get(name, {}) for name in PROJECT.extensions}


def render(text: str) -> tuple[html.HtmlElement, list[Problem]]:
    """Markdown in modules/x/index.md → its tree and problems."""
    problems: list[Problem] = []
    images = ImageStore(PROJECT.root, ImageFaults(find_folders(PROJECT), Memory()))
    renderer = ProseRenderer(Converter(EXTENSIONS, {}), LinkMap(LinkTables({}, {}, {}), "x", PROJECT.root), images)
    return renderer.render(Markdown(text, "modules/x/index.md", 1), "modul/x/", problems), problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_html_in_a_text_is_told_and_its_words_stay(case: dict[str, Any]) -> None:
    tree, problems = render(case["in"])

    assert [f"{problem.line}: {problem.what}" for problem in problems] == case["told"]
    assert " ".join(tree.text_content().split()) == case["words"]


def test_placeholder_comes_with_what_to_write() -> None:
    _, problems = render("Tulis <nama toko> di sini.")

    assert problems[0].fix == "write '&lt;nama toko&gt;' to show it as it stands"


def test_our_own_texts_come_out_as_by_the_parser_of_before() -> None:
    converter = Converter(EXTENSIONS, {})
    files = [*(ROOT / "modules").glob("*/index*.md"), *find_pages(PROJECT.docs)]
    texts = [part for file in files for part in file.read_text("utf-8").split("\n\n") if not PLAIN_LINE.fullmatch(part)]

    for text in texts:
        markup = converter.convert(text)
        expected = html.fragment_fromstring(markup, create_parent="div")
        tree, slips = to_fragment(markup)
        if not slips:
            assert etree.tostring(tree) == etree.tostring(expected), text
    assert len(texts) > 500


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "<a x='", "<b>", "</b>", "<?", '<a x="', "<ul>", "&", "<x>", "<!-- a"]
)
def test_hundred_thousand_of_a_kind_are_read_at_once(piece: str) -> None:
    with within(2):
        _, slips = to_fragment(piece * 100_000)

    assert len(slips) <= MOST_SLIPS


def test_pieces_are_the_whole_again() -> None:
    for case in CASES:
        assert "".join(token.raw for token in read_tokens(case["in"])) == case["in"]
