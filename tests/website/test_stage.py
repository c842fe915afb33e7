"""`lapak stage`: the same words as plain Markdown, which MkDocs and ProperDocs build without anything of ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from lxml import etree, html
from markdown import markdown
from tests.conftest import ROOT
from tests.tables import load_cases

from lapak.cli import main
from lapak.render.document import load_documents
from lapak.website.host.config import load_project
from lapak.website.page.article import find_layout
from lapak.website.site import make_site
from lapak.website.stage.markup import to_text_path
from lapak.website.stage.tree import STAGED, to_tree
from lapak.website.stage.writer import EXTENSIONS, to_markdown

Run = Callable[..., tuple[int, str]]
HOSTS = {"mkdocs": ("mkdocs",), "properdocs": ("properdocs", "-f", "mkdocs.yml")}
ONLY_OURS = (
    "//script | //button | //nav | //form | //textarea | //*[@hidden] | //svg | //*[contains(@class, 'actions')]"
    " | //*[contains(@class, 'choose')] | //a[contains(@class, 'swap') or contains(@class, 'up')]"
    " | //details[@class='jump'] | //figure[@class='recording'] | //*[@data-store]"
)
PRACTICE = """\
/// practice | Asli atau palsu?
    kind: real-or-fake
    cards:
      - {text: Kirim OTP., answer: fake, reason: OTP itu rahasia.}
      - {text: Uang masuk., answer: real, reason: Terlihat di rekening.}

Baca pesannya.
///
"""


@pytest.mark.parametrize(("name", "article", "expected"), load_cases(Path(__file__).with_name("stage.yml")))
def test_table(name: str, article: str, expected: str) -> None:
    assert name == "to_markdown"
    assert to_markdown(article) == expected

    shown = list_texts(to_html(markdown(expected, extensions=list(EXTENSIONS))))
    assert "".join(list_texts(to_html(article))).replace(" ", "") == "".join(
        text for text in shown if text != "…"
    ).replace(" ", "")


def to_html(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup, create_parent="div")


def list_texts(page: etree._Element) -> list[str]:
    """A page → every text that a reader sees on it, without what only runs on our site."""
    for element in page.xpath(ONLY_OURS):
        element.drop_tree()
    return [" ".join(text.split()) for text in page.itertext() if text.strip()]


def test_words_of_the_page_are_in_the_tree(make_project: Callable[..., Path], run_lapak: Run, tmp_path: Path) -> None:
    text = (ROOT / "tests/tiny/modules/01-awal/index.md").read_text("utf-8")
    folder = make_project({"modules/01-awal/index.md": f"{text}\n{PRACTICE}"})

    assert run_lapak(folder, "stage", str(tmp_path / "tree"))[0] == 0
    staged = (tmp_path / "tree/kecil/id/docs/modul/awal.md").read_text("utf-8")
    assert "<summary>Lihat jawaban</summary>\n\n1.  Kirim OTP. → **palsu**. OTP itu rahasia.\n" in staged
    assert {file.name for file in (tmp_path / "tree/kecil").iterdir()} == {".lapak", "id", "jv"}


def test_a_folder_of_somebody_else_stays(make_project: Callable[..., Path], run_lapak: Run, tmp_path: Path) -> None:
    folder = make_project({})
    (tmp_path / "tree/kecil").mkdir(parents=True)
    (tmp_path / "tree/kecil/surat.txt").write_text("penting", "utf-8")

    code, said = run_lapak(folder, "stage", str(tmp_path / "tree"))
    assert (code, "surat.txt" in said) == (2, True)
    assert [file.name for file in (tmp_path / "tree/kecil").iterdir()] == ["surat.txt"]


@pytest.fixture(scope="session")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both real editions as plain trees."""
    folder = tmp_path_factory.mktemp("staged")
    before = Path.cwd()
    os.chdir(ROOT)
    main(["stage", str(folder)])
    os.chdir(before)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("tree", ["ambarawa/id", "ambarawa/jv", "cicaheum/id", "cicaheum/su"])
def test_hosts_build_it_strictly_without_ours(host: str, tree: str, staged: Path, tmp_path: Path) -> None:
    settings = yaml.safe_load((staged / tree / "mkdocs.yml").read_text("utf-8"))
    assert settings["plugins"] == ["search"]
    assert settings["markdown_extensions"] == ["attr_list", "def_list", "md_in_html", "tables"]

    name, *options = HOSTS[host]
    command = [sys.executable, "-m", name, "build", "--strict", "-d", str(tmp_path), *options]
    made = subprocess.run(command, cwd=staged / tree, check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.mark.slow
@pytest.mark.parametrize("file", ["mkdocs.yml", "mkdocs.cicaheum.yml"])
def test_every_text_of_the_pages_is_in_the_tree(file: str) -> None:
    documents = load_documents(load_project(ROOT / file))
    site = make_site(documents)
    for language in documents.modules:
        tree = to_tree(language, documents, site.templates)
        texts = [one for one in documents.list_published(language) if find_layout(one) in STAGED]
        assert len(texts) >= 22
        for text in texts:
            staged = tree[f"docs/{to_text_path(text.address)}"].decode()
            shown = to_html(markdown(staged, extensions=list(EXTENSIONS))).text_content()
            said = " ".join(shown.split())
            page = list_texts(to_html(site.to_article(text)))
            assert [one for one in page if one not in said and not re.fullmatch(r"\d+\.", one)] == [], text.address
