"""Somebody was deceived a minute ago: the first steps are one tap away, from every page, also without internet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.conftest import CHROMIUM
from tests.own import load_own
from tests.website.test_sites import find_pages

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
LANGUAGES = {"ambarawa": "", "ambarawa/jv": "jv/", "cicaheum": "", "cicaheum/su": "su/"}


def test_every_page_leads_there_by_one_tap(sites: Path) -> None:
    without = [
        file.relative_to(sites).as_posix()
        for file in find_pages(sites)
        if "darurat" not in file.parts and not re.search(r'class="?urgent"?[^>]*darurat/', file.read_text("utf-8"))
    ]

    assert [path for path in without if not path.endswith("404.html")] == []


@pytest.mark.parametrize("place", LANGUAGES)
def test_home_menu_and_the_module_on_risks_begin_with_it(phone: Page, address: str, place: str) -> None:
    phone.goto(f"{address}/{place}/")
    assert phone.locator("main .urgent").bounding_box()["y"] < 640  # type: ignore[index]
    assert (phone.locator(".menu li a").nth(1).get_attribute("href") or "").endswith("darurat/")

    phone.goto(f"{address}/{place}/modul/risiko/")
    phone.click("main .urgent")

    phone.wait_for_url("**/darurat/")
    assert phone.locator(".steps > li").count() == 6


@pytest.mark.parametrize("place", LANGUAGES)
def test_numbers_are_those_of_the_facts_and_can_be_tapped(phone: Page, address: str, place: str) -> None:
    facts = load_own().course.facts

    phone.goto(f"{address}/{place}/darurat/")

    links = phone.locator("main a[href^='tel:']")
    assert [links.nth(number).get_attribute("href") for number in range(2)] == [
        f"tel:{facts[name].value}" for name in ("kontak_ojk", "polisi")
    ]
    assert re.search(r"\(.+\)$", links.first.inner_text().strip()), "when it was checked"


def test_menu_of_participants_has_no_page_of_the_makers(phone: Page, address: str) -> None:
    phone.goto(f"{address}/ambarawa/modul/praktik/")
    shown = [link.get_attribute("href") for link in phone.locator(".menu a").all()]
    assert [target for target in shown if re.search(r"fasilitator|sumber|status", target or "")] == []
    assert [(link.text_content() or "")[0] for link in phone.locator(".menu a.module").all()] == list("123456")

    phone.goto(f"{address}/ambarawa/fasilitator/")
    assert phone.locator(".menu a[href$='sumber/']").count() == 1
