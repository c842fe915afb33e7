"""An edition without an address of its own never takes that of the edition it inherits from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import html
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page
from tests.conftest import TINY, Files

from lapak.website.host.config import load_project
from lapak.website.host.plugin import find_plugin

Run = Callable[..., tuple[int, str]]
CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
EDITION = "extra:\n  edition:\n    name: desa\n"
INHERITED = "INHERIT: mkdocs.yml\n"


def test_edition_does_not_inherit_the_address_of_another_place(make_project: Callable[[Files], Path]) -> None:
    own = "site_url: https://desa.kampus.ac.id/\n"
    files: Files = {"mkdocs.desa.yml": INHERITED, "mkdocs.kota.yml": INHERITED + own}
    root = make_project(files)

    assert load_project(root / "mkdocs.desa.yml").site_url == "https://desa.invalid/"
    assert load_project(root / "mkdocs.kota.yml").site_url == "https://desa.kampus.ac.id/"
    assert load_project(root / "mkdocs.yml").site_url == "https://kecil.example/"


def open_at(browser: Browser, site: Path, root: str, address: str) -> Page:
    """A site's page as a browser sees it that finds the site at an address."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(path=site / route.request.url.removeprefix(root) / "index.html"))
    page.goto(root + address)
    return page


def test_site_without_an_address_names_none_and_shares_the_page_where_it_stands(
    make_project: Callable[[Files], Path], run_lapak: Run, browser: Browser
) -> None:
    downloads = (
        "---\ntitle: Unduh\nsummary: Semua berkas.\nlayout: downloads\n---\n\n## Berkas {#berkas}\n\nAmbil satu.\n"
    )
    project = make_project({"mkdocs.desa.yml": INHERITED + EDITION, "docs/unduh.md": downloads})

    code, printed = run_lapak(project, "build", "--edition", "desa")

    assert code == 0, printed
    assert printed.count("desa: no 'site_url' of its own, so no QR code is printed, and links to share lead to ") == 1
    site = project / "site/desa"
    page = html.parse(site / "modul/awal/index.html").getroot()
    assert page.xpath("//link[@rel='canonical' or @hreflang]") == []
    named = [file for file in site.rglob("*.*") if file.suffix in (".html", ".xml", ".txt", ".js", ".webmanifest")]
    texts = {file: file.read_text("utf-8") for file in named}
    assert not [name for name, text in texts.items() if "kecil.example" in text or ".invalid" in text]
    assert page.xpath("//a[contains(@href,'wa.me')]/@href") == ["https://wa.me/?text=Awal"]
    root = "http://kampus.test/desa/"
    shown = open_at(browser, site, root, "jv/modul/awal/").get_attribute("a[href*='wa.me']", "href")
    assert shown == "https://wa.me/?text=Wiwitan%20http%3A%2F%2Fkampus.test%2Fdesa%2Fjv%2Fmodul%2Fawal%2F"
    shown = open_at(browser, site, root, "unduh/").get_attribute("a[href*='wa.me']", "href")
    assert shown == "https://wa.me/?text=Kecil%20http%3A%2F%2Fkampus.test%2Fdesa%2F"


def test_another_address_than_the_printed_one_is_said_once(
    make_project: Callable[[Files], Path], run_lapak: Run
) -> None:
    first, second = "https://desa.kampus.ac.id/", "https://lapak.kampus.ac.id/"
    project = make_project({"mkdocs.yml": CONFIG.replace("https://kecil.example/", first)})
    said = f"kecil: 'site_url' was {first}: papers printed before lead there; leave a redirect, or print them anew"

    for address, times in ((first, 0), (second, 1), (second, 0)):
        (project / "mkdocs.yml").write_text(CONFIG.replace("https://kecil.example/", address), "utf-8")
        (project / "docs/index.md").touch()
        code, printed = run_lapak(project, "build")
        assert (code, printed.count(said)) == (0, times), printed


def test_plain_mkdocs_takes_neither_address_nor_schedule_of_the_other_place(
    make_project: Callable[[Files], Path],
) -> None:
    other = CONFIG.replace("place: Desa", "place: Desa\n    schedule: { form: full, sessions: 1, every: Jumat }")
    own = f"{INHERITED}{EDITION}    schedule: {{ form: short }}\n"
    config = load_config(str(make_project({"mkdocs.yml": other, "mkdocs.desa.yml": own}) / "mkdocs.desa.yml"))
    plugin = find_plugin(config)

    plugin.on_config(config)

    assert plugin.site
    documents = plugin.site.documents
    assert (config.site_url, documents.edition.schedule.every) == ("https://desa.invalid/", None)
