"""The look of Material: its shell around our pages, with what campuses know of it, and a policy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html
from lxml.html import HtmlElement
from tests.conftest import TINY, Files, write_project
from tests.website.conftest import Writer
from tests.website.preview.test_responses import POLICY, RELOAD
from tests.website.test_offline import unfold
from tests.website.test_policy import INLINE, INSIDE

from lapak.render.document import load_documents
from lapak.render.policy import hash_text
from lapak.website.files.headers import to_headers
from lapak.website.host.config import load_project
from lapak.website.host.pages import write_pages
from lapak.website.site import make_site

CONFIG = (TINY / "mkdocs.yml").read_text("utf-8")
MODULE = "modules/01-awal/index.md"
TEXT = "---\ntitle: Fasilitator\nsummary: Untuk fasilitator.\n---\n\n## Ruang {#ruang}\n\nAtur kursi.\n"
FACILITATOR: Files = {"docs/fasilitator/index.md": TEXT}
HOOK = """
def on_page_content(html, page, config, files):
    return html + '<p class="dari-kait">kait</p>'
"""


def to_config(more: str = "", look: str = "material", plugins: str = "search: {}", features: str = "") -> str:
    """The tiny project's settings, in Material's look."""
    text = CONFIG.replace("place: Desa", f"place: Desa\n    look: {look}").replace("plugins:", f"plugins:\n  {plugins}")
    text = text.replace("static_templates:", f"features: [{features}], static_templates:")
    return f"{text}\n{more}\n"


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function: files → the folder with the pages of the tiny project, without its downloads; tests only read it."""

    @cache
    def make(files: tuple[tuple[str, str | None], ...]) -> Path:
        folder = tmp_path_factory.mktemp("material")
        project = write_project(folder / "project", dict(files))
        documents = load_documents(load_project(project / "mkdocs.yml"))
        write_pages(project / "mkdocs.yml", make_site(documents), folder / "pages")
        return folder / "pages"

    return lambda files: make(tuple(files.items()))


def read(site: Path, address: str = "modul/awal/") -> HtmlElement:
    return html.parse(site / address / "index.html").getroot()


def test_search_of_the_preview_follows_the_texts(writer: Writer) -> None:
    writer.write({"mkdocs.yml": to_config()})
    before = writer.preview.respond("/jv/search/search_index.json").body.decode()
    name = "modules/01-awal/index.jv.md"
    writer.write({name: (TINY / name).read_text("utf-8").replace("## Dhuwit", "## Dhuwit Kertas")})
    after = writer.preview.respond("/jv/search/search_index.json").body.decode()

    assert "Dhuwit Kertas" not in before
    assert "Dhuwit Kertas" in after


def find_faults(text: str) -> list[str]:
    """A page in Material's look → what is wrong with its policy."""
    tree = html.document_fromstring(text)
    policies = tree.xpath("//meta[@http-equiv]")
    assert policies == [tree.find("head")[0]]
    policy = policies[0].get("content")
    rules = dict(rule.split(" ", 1) for rule in policy.split(";"))
    faults = [word for word in ("unsafe", "http:", "https:", "*", "strict-dynamic") if word in policy]
    faults += [name for name in ("default-src", "base-uri", "form-action") if rules.get(name) != "'none'"]
    faults += [str(one.tag) for one in tree.xpath(INLINE)]
    scripts = {inside for tag, inside in INSIDE.findall(text) if tag == "script" and inside and '"base"' not in inside}
    names = {"'self'", *map(hash_text, scripts)}
    return faults + sorted(names ^ set(rules["script-src"].split()))


def test_every_page_has_a_policy_that_names_its_scripts_and_no_other_place(write: Callable[..., Path]) -> None:
    site = write({"mkdocs.yml": to_config()})
    pages = list(site.rglob("index.html"))

    assert len(pages) == 8  # two of them show a text beside the Indonesian one
    assert {
        page.parent.name: find_faults(page.read_text("utf-8")) for page in pages if find_faults(page.read_text("utf-8"))
    } == {}
    assert "/*" not in INSIDE.findall((site / "index.html").read_text("utf-8"))[0][1]  # the mark has gone


def test_script_of_a_text_is_not_named(write: Callable[..., Path]) -> None:
    hook = "def on_page_content(html, page, config, files):\n    return html + '<script>jahat()</script>'\n"
    site = write({"mkdocs.yml": to_config("hooks: [kait.py]"), "kait.py": hook})
    page = (site / "index.html").read_text("utf-8")

    assert "<script>jahat()</script>" in page
    assert hash_text("jahat()") not in page


def test_headers_let_files_of_the_site_run_where_a_page_names_them() -> None:
    material, light = "script-src 'self' 'sha256-a';style-src", "script-src 'sha256-b' 'strict-dynamic' 'self';style"

    assert "script-src 'sha256-a' 'sha256-b' 'self';" in to_headers([material, light])
    assert "script-src 'sha256-b' 'strict-dynamic' 'self';" in to_headers([light])
    assert "font-src 'self'" in to_headers([material])
    assert "font-src 'none'" in to_headers([light])


FEATURES = "navigation.tabs, navigation.sections, navigation.top, navigation.footer, content.code.copy"
SETTINGS = "extra_css: [gaya.css]\nextra_javascript: [baru.js]\nhooks: [kait.py]\ncopyright: Kampus Kita"
"""None stands in another's way: one site has them all, and another those that would hide the rest."""
WORKS = {
    "contents list": "//nav[contains(@class, 'md-nav--secondary')]//a[contains(@href, '#foto')]",
    "navigation.tabs": "//nav[@class='md-tabs']//a[contains(@href, 'modul/awal') or @href='./']",
    "navigation.sections": "//li[contains(@class, 'md-nav__item--section')]",
    "navigation.top": "//button[contains(@class, 'md-top')]",
    "navigation.footer": "//a[contains(@class, 'md-footer__link--prev')]",
    "content.code.copy": "//script[@id='__config'][contains(., 'content.code.copy')]",
    "extra_css": "//link[@rel='stylesheet'][contains(@href, 'gaya.css')]",
    "extra_javascript": "//script[contains(@src, 'baru.js')]",
    "hook": "//article//p[@class='dari-kait']",
    "site_description": "//meta[@name='description'][@content='Modul pertama.']",
    "copyright": "//footer//div[contains(., 'Kampus Kita')]",
}
INTEGRATED = "//nav[contains(@class, 'md-nav--integrated')]"
CAMPUS: Files = {"docs/gaya.css": "p { color: red }", "docs/baru.js": "1;", "kait.py": HOOK}


@pytest.mark.parametrize("path", WORKS.values(), ids=WORKS)
def test_what_campuses_know_of_material_works(write: Callable[..., Path], path: str) -> None:
    site = write({"mkdocs.yml": to_config(SETTINGS, features=FEATURES), **CAMPUS})

    assert read(site).xpath(path)
    assert not read(site).xpath(INTEGRATED)
    assert find_faults((site / "modul/awal/index.html").read_text("utf-8")) == []


def test_contents_of_a_page_stand_in_the_list_of_pages_where_a_campus_wants_it(write: Callable[..., Path]) -> None:
    site = write({"mkdocs.yml": to_config(features="toc.integrate")})

    assert read(site).xpath(INTEGRATED)
    for name in ("navigation.tabs", "navigation.sections", "navigation.top", "navigation.footer", "copyright"):
        assert not read(site).xpath(WORKS[name]), name


def test_a_plugin_with_on_page_content_works_in_material(write: Callable[..., Path]) -> None:
    """Any plugin of MkDocs: here one that is installed anyway, told nothing but to be there."""
    site = write({"mkdocs.yml": to_config("hooks: [kait.py]", plugins="meta: {}\n  search: {}"), "kait.py": HOOK})

    assert read(site, "jv/modul/awal/").xpath("//p[@class='dari-kait']")


def test_palette_of_a_campus_stands_and_ours_speaks_each_language(write: Callable[..., Path]) -> None:
    own = to_config().replace("font: false", "font: false, palette: { scheme: slate, primary: teal }")

    site = write({"mkdocs.yml": own})

    assert read(site).xpath("//body/@data-md-color-primary") == ["teal"]
    assert read(site).xpath("//form[@data-md-component='palette']") == []


def test_palette_follows_the_device_and_speaks_each_language(write: Callable[..., Path]) -> None:
    site = write({"mkdocs.yml": to_config()})

    assert read(site).xpath("//input[@name='__palette']/@aria-label") == ["Mode gelap", "Mode terang"]
    assert read(site, "jv/").xpath("//input[@name='__palette']/@aria-label") == ["Modhe peteng", "Modhe padhang"]


def test_search_of_each_language_has_its_own_index(write: Callable[..., Path]) -> None:
    site = write({"mkdocs.yml": to_config()})
    places = [
        json.loads((site / folder / "search/search_index.json").read_text("utf-8"))["docs"] for folder in ("", "jv")
    ]

    assert "modul/awal/#foto" in [doc["location"] for doc in places[0]]
    assert [doc for doc in places[0] if doc["location"].startswith("jv/")] == []
    assert any("Motret" in doc["text"] for doc in places[1])


def test_without_materials_search_its_place_leads_to_ours(write: Callable[..., Path]) -> None:
    search = "---\ntitle: Cari\nsummary: Semua bagian.\nlayout: sections\n---\n\n## Cara {#cara}\n\nPilih.\n"
    site = write({"mkdocs.yml": to_config(plugins="meta: {}"), "docs/cari.md": search})

    assert read(site).xpath("//header//a[@aria-label='Cari']/@href") == ["../../cari/"]
    assert read(site).xpath("//*[@data-md-component='search']") == []
    assert not (site / "search").exists()


def test_language_switch_leads_to_the_same_page(write: Callable[..., Path]) -> None:
    page = read(write({"mkdocs.yml": to_config()}))

    assert page.xpath("//a[@class='md-select__link']/@href") == ["./", "../../jv/modul/awal/"]
    assert page.xpath("//a[@class='md-select__link'][@aria-current]/@lang") == ["id"]
    assert page.xpath("//link[@rel='alternate']") == []


def test_three_letter_language_works(write: Callable[..., Path]) -> None:
    config = to_config().replace("code: jv, name: Basa Jawa", "code: mad, name: Basa Madura")
    site = write({"mkdocs.yml": config, "modules/01-awal/index.jv.md": None})

    assert read(site, "mad/modul/awal/").xpath("/html/@lang") == ["id"]
    assert (site / "mad/search/search_index.json").exists()


GIVES = {
    "menu": "//nav[contains(@class, 'md-nav--primary')]",
    "contents": "//nav[contains(@class, 'md-nav--secondary')]",
    "search": "//form[@name='search']",
    "colours": "//form[@data-md-component='palette']",
    "switch": "//a[@class='md-select__link']",
}


def test_theme_without_a_name_is_another_site(write: Callable[..., Path]) -> None:
    """What Material gives; that its look without it is a message: tests/broken/look-of-material-without-material."""
    material = read(write({"mkdocs.yml": to_config()}))
    nameless = CONFIG.replace("name: material", "name: null")
    light = read(write({"mkdocs.yml": nameless}))

    assert [name for name, path in GIVES.items() if not material.xpath(path)] == []
    assert [name for name, path in GIVES.items() if light.xpath(path)] == []


def test_only_files_that_pages_load_stand_beside_them(write: Callable[..., Path]) -> None:
    site = write({"mkdocs.yml": to_config()})

    folders = sorted(path.name for path in site.iterdir() if path.is_dir())
    assert folders == ["assets", "fasilitator", "jv", "latihan", "modul", "search"]


def test_404_is_the_light_one(write: Callable[..., Path]) -> None:
    page = html.parse(write({"mkdocs.yml": to_config()}) / "404.html")

    assert page.xpath("//section/@lang") == ["id", "jv"]
    assert page.xpath("//link[@rel='stylesheet'] | //script") == []


def test_nothing_is_kept_on_a_phone_of_pages_that_need_files(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    project = make_project({"mkdocs.yml": to_config()})
    run_lapak(project, "build")
    site = project / "site/kecil"

    assert read(site, "").xpath("//*[contains(@class, 'store')]") == []
    assert not (site / "simpan").exists()
    assert (site / "sw.js").read_text("utf-8").endswith("serve({});")  # takes away what an earlier look has left
    with ZipFile(site / "unduh/kursus.zip") as archive:
        names = archive.namelist()
        page = html.document_fromstring(archive.read("modul/awal/index.html").decode())
    for target in page.xpath("//link[@rel='stylesheet']/@href | //script/@src"):
        assert str(target).removeprefix("../../") in names, target
    assert re.search(r"assets/javascripts/bundle\.\w+\.min\.js", " ".join(names))


def test_of_facilitators_pages_in_material_none_is_kept(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]]
) -> None:
    config = to_config(look="{ facilitator: material }")
    project = make_project({"mkdocs.yml": config, **FACILITATOR})
    run_lapak(project, "build")
    site = project / "site/kecil"
    kept = unfold((site / "simpan/id.bin").read_bytes())

    assert read(site, "fasilitator/").xpath("//header[contains(@class, 'md-header')]")
    assert read(site).xpath("//header[@class='top']")
    assert sorted(kept) == [
        *("", "alat.js", "dengar.js", "latihan/memory.js", "latihan/progress.js", "modul/awal/"),
        *("simpan/id.js", "simpan/luring"),
    ]


def test_preview_shows_the_page_that_a_build_writes(writer: Writer, run_lapak: Callable[..., tuple[int, str]]) -> None:
    writer.write({"mkdocs.yml": to_config()})
    run_lapak(writer.project, "build")
    site = writer.project / "site/kecil"

    for address in ("", "jv/modul/awal/"):
        shown = writer.preview.respond("/" + address).body
        built = (site / address / "index.html").read_bytes()
        assert find_faults(shown.decode().replace("connect-src 'self';", "", 1)) == []
        assert POLICY.sub(b"", RELOAD.sub(b"", shown)) == POLICY.sub(b"", built)
    files = read(site, "").xpath("//link[@rel='stylesheet']/@href | //script/@src")
    for path in [*files, "search/search_index.json", "jv/search/search_index.json"]:
        assert writer.preview.respond(f"/{path}").body == (site / path).read_bytes()
