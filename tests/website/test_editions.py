"""Editions in Indonesian alone and in three languages: nothing is said of what is not there, everything of what is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.conftest import TINY, Files
from tests.website.test_comparison_page import PAGE

from lapak.layout import plan_exports
from lapak.render.document import Documents
from lapak.website.host.pages import write_pages
from lapak.website.offline.store import make_store
from lapak.website.page.view import to_view
from lapak.website.site import make_site

Make = Callable[[Files], Documents]
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
SHORT = "    language: { code: jv, name: Basa Jawa }\n"
ALONE = CONFIG.replace(SHORT, "")
THREE = CONFIG.replace(SHORT, "    languages: [{ code: jv, name: Basa Jawa }, { code: su, name: Basa Sunda }]\n")
SAID = (
    "- Bahasanya {{ edition.languages }}.\n- Teks {{ edition.language.name }} belum diperiksa.\n- [Keadaan](status.md)."
)
FILES: Files = {
    "docs/index.md": (TINY / "docs/index.md").read_text("utf-8") + f"\n## Bahasa {{#bahasa}}\n\n{SAID}\n",
    **{f"docs/{name}.md": PAGE.format(layout) for name, layout in (("status", "status"), ("banding", "compare"))},
    "modules/01-awal/index.su.md": "---\ntitle: Mimiti\n---\n\n## Motret {#foto}\n\nMotret caket jandéla.\n\n"
    '![Panangan nyepeng HP](images/hp.svg "Caket jandéla.")\n',
}


@pytest.fixture
def alone(make_documents: Make) -> Documents:
    return make_documents({**FILES, "mkdocs.yml": ALONE})


@pytest.fixture
def three(make_documents: Make) -> Documents:
    return make_documents({**FILES, "mkdocs.yml": THREE})


def list_languages(documents: Documents) -> dict[str, set[str]]:
    """By kind of download, its languages."""
    found: dict[str, set[str]] = {}
    for export in plan_exports(documents):
        found.setdefault(export.kind.name, set()).add(export.language)
    return found


def test_indonesian_alone_has_no_switch_and_speaks_of_no_translation(alone: Documents, tmp_path: Path) -> None:
    write_pages(alone.course.project.root / "mkdocs.yml", make_site(alone), tmp_path / "site")
    pages = [file.read_text("utf-8") for file in sorted((tmp_path / "site").rglob("*.html"))]

    assert not {"status", "banding", "jv"} & {file.name for file in (tmp_path / "site").iterdir()}
    assert not any("hreflang" in page or re.search('class="?languages', page) for page in pages)
    home = html.parse(tmp_path / "site/index.html").getroot().get_element_by_id("bahasa")
    assert [item.text_content() for item in home.iter("li")] == ["Bahasanya bahasa Indonesia.", "Keadaan."]
    assert {language for languages in list_languages(alone).values() for language in languages} <= {"", "id"}


def test_three_languages_have_a_switch_a_store_and_downloads_for_each(three: Documents) -> None:
    site = make_site(three)
    module = three.modules["su"][0]
    view = to_view(module, three)
    home = html.fromstring(site.to_article(three.find("id", "")))

    assert [(link.language, link.target) for link in view.languages] == [
        ("id", "../../../modul/awal/"),
        ("jv", "../../../jv/modul/awal/"),
        ("su", "./"),
    ]
    assert "Bahasanya bahasa Indonesia, Basa Jawa, dan Basa Sunda." in home.text_content()
    assert "Teks Basa Jawa dan Basa Sunda belum diperiksa." in home.text_content()
    assert list_languages(three)["modul"] == {"id", "jv", "su"}
    assert [section.language for section in module.sections] == ["su", "id"]
    assert set(three.course.status) == set(three.comparisons) == {"jv", "su"}
    store = make_store(
        {f"{code}modul/awal/index.html": b"<style>a{}</style>" for code in ("", "jv/", "su/")}, three, is_large=False
    )
    assert {"simpan/id.bin", "simpan/jv.bin", "simpan/su.bin"} <= set(store.files)


def test_hreflang_leads_only_to_texts_in_that_language(three: Documents) -> None:
    site = make_site(three)
    claimed = {
        (language, url.removeprefix("https://kecil.example/"))
        for entry in site.to_sitemap()
        for language, url in entry.versions
        if language != "x-default"
    }

    assert claimed == {("id", "modul/awal/"), ("jv", "jv/modul/awal/"), ("su", "su/modul/awal/")}
    assert all(three.find(code, url.removeprefix(f"{code}/")).is_translated for code, url in claimed)


def test_status_of_three_languages(three: Documents, run_lapak: Callable[..., tuple[int, str]]) -> None:
    printed = run_lapak(three.course.project.root, "translations", "status")[1]

    assert set(re.findall(r"^kecil +01-awal +(\w+) ", printed, re.MULTILINE)) == {"jv", "su"}
