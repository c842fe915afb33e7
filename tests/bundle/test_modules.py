"""modul-<slug>.<lang>.html: one module, one file, nothing beside it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser
from tests.browser.conftest import PHONE
from tests.conftest import CHROMIUM, TINY, Files

from lapak.layout import plan_exports
from lapak.render.document import Documents

MOST_BYTES = 60_000
MODULE = "modules/01-awal/index.md"


def find_files(sites: Path) -> list[Path]:
    return sorted(sites.glob("*/unduh/modul-*.html"))


def make_module(documents: Documents) -> str:
    return next(item for item in plan_exports(documents) if item.name == "modul-awal.id.html").make().decode()


def test_every_module_is_one_file_in_each_language(sites: Path) -> None:
    assert len(find_files(sites)) == 24
    assert {file.name: file.stat().st_size for file in find_files(sites) if file.stat().st_size > MOST_BYTES} == {}


def test_no_link_leads_out_of_the_file_and_nothing_is_loaded(sites: Path) -> None:
    for file in find_files(sites):
        page = html.parse(file)
        targets = [target for target in page.xpath("//@href") if not target.startswith(("#", "data:"))]
        assert {urlsplit(target).scheme for target in targets} <= {"http", "https"}, file.name
        assert {target[1:] for target in page.xpath("//@href[starts-with(., '#')]")} <= set(page.xpath("//@id"))
        assert page.xpath("//script[@src] | //img | //link[@rel != 'icon']") == [], file.name


def test_link_to_another_page_leads_to_the_site_once_it_has_an_address(
    make_documents: Callable[[Files], Documents],
) -> None:
    text = (TINY / MODULE).read_text("utf-8").replace("Foto di dekat", "[Uang](#uang), [semua](../../docs/index.md):")
    config = (TINY / "mkdocs.yml").read_text("utf-8").replace("kecil.example", "belajar.kampus.ac.id")

    page = make_module(make_documents({MODULE: text, "mkdocs.yml": config}))

    assert "<a href=#uang>Uang</a>, <a href=https://belajar.kampus.ac.id/>semua</a>" in page


def test_link_without_an_address_of_the_site_keeps_its_words(make_documents: Callable[[Files], Documents]) -> None:
    text = (TINY / MODULE).read_text("utf-8").replace("Foto di dekat", "[Uang](#uang), [semua](../../docs/index.md):")

    assert "<a href=#uang>Uang</a>, semua:" in make_module(make_documents({MODULE: text}))


def test_photo_is_part_of_the_file(make_documents: Callable[[Files], Documents]) -> None:
    text = (TINY / MODULE).read_text("utf-8").replace("images/hp.svg", "images/hp.webp")

    file = BytesIO()
    Image.new("RGB", (4, 3)).save(file, "webp")
    photo = file.getvalue()
    page = make_module(make_documents({MODULE: text, "modules/01-awal/images/hp.webp": photo}))

    assert f"data:image/webp;base64,{base64.b64encode(photo).decode()}" in page


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")
def test_module_opens_from_a_folder_and_its_quiz_answers_without_a_script(sites: Path, browser: Browser) -> None:
    asked: list[str] = []
    file = sites / "cicaheum/unduh/modul-praktik.su.html"
    page = browser.new_page(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    answer = page.locator(".quiz .why").first
    was_visible = answer.is_visible()
    page.locator(".quiz label").first.click()
    is_visible = answer.is_visible()

    assert (was_visible, is_visible) == (False, True)
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
