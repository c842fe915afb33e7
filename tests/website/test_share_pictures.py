"""What a chat and a search engine are told of a page: a picture that exists, whole addresses, the course as data."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree, html
from PIL import Image
from tests.conftest import ROOT, Files, build_project, write_project
from tests.test_merges import git

from lapak.render.document import Documents
from lapak.render.pictures.share_picture import MOST_BYTES
from lapak.website.files.share_pictures import find_share_pictures

Run = Callable[..., tuple[int, str]]
Make = Callable[[Files], Path]
REAL = "site_url: https://lapak.kampus.ac.id/kami/"
WANTED = {"type", "title", "description", "url", "image"}


def to_project(make_project: Make, config: str = REAL) -> Path:
    project = make_project({})
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("site_url: https://kecil.example/", config), "utf-8")
    return project


def read_graph(page: bytes) -> dict[str, str]:
    """A page → its Open Graph, as a parser of it reads it."""
    found = html.fromstring(page).xpath("//head/meta[starts-with(@property, 'og:')]")
    return {meta.get("property").removeprefix("og:"): meta.get("content") for meta in found}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that these tests only read."""
    project = to_project(lambda files: write_project(tmp_path_factory.mktemp("share") / "project", files))
    build_project(project)
    return project / "site/kecil"


def test_every_kind_of_page_has_a_picture_that_exists_at_its_whole_address(built: Path) -> None:
    address = "https://lapak.kampus.ac.id/kami/"
    pages = [file for file in built.rglob("index.html") if "unduh" not in file.parts]
    assert len(pages) >= 4

    for file in pages:
        graph = read_graph(file.read_bytes())
        assert {*graph} == WANTED, file
        assert graph["url"].startswith(address)
        picture = (built / graph["image"].removeprefix(address)).read_bytes()
        assert len(picture) <= MOST_BYTES
        assert Image.open(BytesIO(picture)).size == (1200, 630)
    module = read_graph((built / "jv/modul/awal/index.html").read_bytes())
    assert module["image"] == f"{address}bagikan/awal.jv.png"


def test_page_asks_nothing_for_it_and_a_stick_and_a_phone_carry_none(built: Path) -> None:
    page = html.parse(built / "modul/awal/index.html")

    assert page.xpath("//img[contains(@src, 'bagikan')]") == []
    with ZipFile(built / "unduh/kursus.zip") as stick:
        assert [name for name in stick.namelist() if "bagikan" in name] == []
    assert b"bagikan/" not in (built / "sw.js").read_bytes()


def test_site_without_an_address_of_its_own_has_none(make_documents: Callable[[Files], Documents]) -> None:
    assert find_share_pictures(make_documents({})) == {}


def test_a_module_page_grows_by_less_than_200_bytes(built: Path) -> None:
    page = (built / "modul/awal/index.html").read_bytes()
    start = page.rindex(b"<meta", 0, page.index(b"og:type"))
    bare = page[:start] + page[page.index(b">", page.index(b"og:image")) + 1 :]

    assert len(gzip.compress(page, mtime=0)) - len(gzip.compress(bare, mtime=0)) < 200


def test_home_says_what_course_it_is_and_which_modules_it_has(built: Path) -> None:
    (said,) = html.parse(built / "jv/index.html").xpath("//script[@type='application/ld+json']/text()")

    course = json.loads(said)
    assert (course["@type"], course["inLanguage"], course["timeRequired"]) == ("Course", "jv", "PT5M")
    assert course["provider"] == {"@type": "Organization", "name": "Kampus"}
    assert course["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    (module,) = course["hasPart"]
    assert (module["@type"], module["url"]) == ("LearningResource", "https://lapak.kampus.ac.id/kami/jv/modul/awal/")
    assert module["translationOfWork"] == {"@id": "https://lapak.kampus.ac.id/kami/modul/awal/"}


def test_feed_and_sitemap_say_when_each_page_was_changed(make_project: Make, run_lapak: Run) -> None:
    project = to_project(make_project)
    (project / "overrides").unlink()
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "a", "--date", "2026-11-01T08:00:00Z")
    (project / "overrides").symlink_to(ROOT / "overrides")

    code, printed = run_lapak(project, "build")

    assert code == 0, printed
    feed = etree.parse(project / "site/kecil/perubahan.xml")
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert {entry.text for entry in feed.findall("a:entry/a:id", names)} >= {
        "https://lapak.kampus.ac.id/kami/modul/awal/",
        "https://lapak.kampus.ac.id/kami/jv/modul/awal/",
    }
    dates = {entry.text for entry in feed.findall("a:entry/a:updated", names)}
    assert len(dates) == 1
    day = dates.pop()[:10]  # type: ignore[index]
    sitemap = (project / "site/kecil/sitemap.xml").read_text("utf-8")
    assert f"<loc>https://lapak.kampus.ac.id/kami/modul/awal/</loc><lastmod>{day}</lastmod>" in sitemap
