"""Each text beside its Indonesian one: paired piece by piece, with what is not in order, for reviewers alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from tests.conftest import TINY, Files

from lapak.course.translation.changes import ChangedRun, find_runs, list_changed_lines
from lapak.render.document import load_documents
from lapak.website.host.config import load_project
from lapak.website.page.view import to_view
from lapak.website.site import Site, make_site

Make = Callable[[Files], Path]
Run_ = Callable[..., tuple[int, str]]
SOURCE, OWN = "modules/01-awal/index.md", "modules/01-awal/index.jv.md"
PAGE = "---\ntitle: {0}\nsummary: Apa.\nlayout: {0}\n---\n\n## Cara {{#cara}}\n\nTeks.\n"
BLOCKS = "\n\n/// quiz | Kapan {0}?\n- [ ] Besok\n- [x] Nanti\n\nSebab.\n///\n\n- Satu {0}.\n- Dua."
FILES: Files = {
    **{f"docs/{name}.md": PAGE.format(layout) for name, layout in (("status", "status"), ("banding", "compare"))},
    SOURCE: (TINY / SOURCE).read_text("utf-8").replace("jendela.", f"jendela dan 5 lampu.{BLOCKS.format('foto')}", 1),
    OWN: (TINY / OWN).read_text("utf-8").replace("jendhela.", f"jendhela lan 5 lampu.{BLOCKS.format('motret')}", 1),
}


@pytest.fixture
def site(make_project: Make, run_lapak: Run_) -> Site:
    """An accepted translation: since then a number has changed, and a warning, and a section has gone."""
    project = make_project(FILES)
    assert run_lapak(project, "translations", "accept", "jv", "awal")[0] == 0
    text = (project / SOURCE).read_text("utf-8").replace("5 lampu", "7 lampu")
    (project / SOURCE).write_text(text.replace("{#foto ", "{#foto .critical "), "utf-8")
    own = (project / OWN).read_text("utf-8")
    (project / OWN).write_text(own[: own.index("## Dhuwit")], "utf-8")
    return make_site(load_documents(load_project(project / "mkdocs.yml")))


def read(site: Site, language: str, address: str) -> HtmlElement:
    return html.fromstring(f"<div>{site.to_article(site.documents.find(language, address))}</div>")


def tell(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_pieces_stand_in_pairs_with_what_is_not_in_order(site: Site) -> None:
    page = read(site, "jv", "banding/modul/awal/")
    photo = page.get_element_by_id("foto")
    pairs = [tuple(tell(side) for side in pair) for pair in photo.find_class("pair")]
    notices = [tell(notice) for notice in page.find_class("notice")]

    assert pairs[0] == ("Foto", "Motret")
    assert ("Kapan foto?", "Kapan motret?") in pairs
    assert ("Satu foto.", "Satu motret.") in pairs
    assert [tell(mark) for mark in photo.iter("del", "ins")] == ["5", "7"]
    assert any("7 lampu" in one and "5 lampu" in other for one, other in pairs)  # readers see the warning in Indonesian
    assert "Teks Indonesia wis owah. Sing maca ndeleng teks basa Indonesia." in notices
    assert "Durung diterjemahake. Sing maca ndeleng teks basa Indonesia." in notices


def test_nobody_else_finds_it(site: Site) -> None:
    documents = site.documents
    page = documents.find("jv", "banding/modul/awal/")
    menus = {link.target for one in documents.modules["jv"] for link in to_view(one, documents).pages}
    view = to_view(page, documents)

    assert not any("banding" in target for target in menus)
    assert not any("/banding/modul" in entry.url for entry in site.to_sitemap())
    assert (view.alternates, view.canonical) == ((), "https://kecil.example/jv/banding/modul/awal/")
    assert [link.target for link in view.languages] == ["../../../../banding/", "./"]
    assert "banding" not in "".join(site.to_search_scripts([(page, "")], ()))
    assert not documents.has("id", page.address)


def test_status_page_has_the_figures_of_the_command_and_leads_to_it(site: Site, run_lapak: Run_) -> None:
    root = site.documents.course.project.root
    printed = run_lapak(root, "translations", "status", "jv")[1]
    said = dict(re.findall(r"^kecil +(\S+) +jv +(\d+ +\d+ +\d+ +\d+) ", printed, re.MULTILINE))
    rows = read(site, "id", "status/").xpath(".//tr[th[@scope='row']]")
    shown = {tell(row.find("th")): [tell(cell) for cell in row.iter("td")] for row in rows}

    assert shown == {origin: figures.split() for origin, figures in said.items()}
    assert rows[0].xpath(".//a/@href") == ["../jv/banding/modul/awal/"]
    assert "Teks Indonesia sudah berubah: 1" in tell(read(site, "id", "banding/"))


def test_only_changed_lines_are_shown() -> None:
    assert list_changed_lines(find_runs("Satu.\nDua tiga.\nLima.", "Satu.\nDua enam.\nLima.")) == (
        (ChangedRun("same", "Dua "), ChangedRun("gone", "tiga."), ChangedRun("come", "enam.")),
    )
