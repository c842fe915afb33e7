"""The ten questions on a phone: one a screen, by keyboard too, and one line that she sends herself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import PHONE
from tests.browser.practice.test_told import LISTEN, REST
from tests.conftest import CHROMIUM, list_refusals, write_project

from lapak.course.exam.line import AFTER, clean_nickname, find_version, to_answer_line
from lapak.layout import plan_exports
from lapak.render.document import load_documents
from lapak.website.host.config import load_project
from lapak.website.preview.responses import Preview

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]

QUESTION = """
  {name}:
    section: 01-awal#{section}
    drawing: 01-awal/images/hp.svg
    text: "Tanya {name}?"
    options: [Satu, Dua, Tiga]
    right: {right}
"""
LINE = ".score output:not(:empty)"
"""Written in a task of its own, right after the last answer."""
TOP, BOTTOM = "element => element.getBoundingClientRect().top", "element => element.getBoundingClientRect().bottom"
PAGE = "---\ntitle: Tes\nsummary: Tiga.\nlayout: exam\n---\n\n## Untuk apa? {#apa}\n\nBukan ujian.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    asked = [("a", "foto", "A"), ("b", "foto", "B"), ("c", "uang", "C")]
    texts = [QUESTION.format(name=name, section=section, right=right) for name, section, right in asked]
    files = {"modules/tes.yml": "questions:" + "".join(texts), "docs/tes.md": PAGE}
    return write_project(tmp_path_factory.mktemp("exam"), files)


@pytest.fixture(scope="module")
def shown(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page alone, from a folder: nothing else can be loaded."""
    file = tmp_path_factory.mktemp("page") / "tes.html"
    file.write_bytes(Preview(project / "mkdocs.yml", plan_exports, print).respond("/tes/").body)
    return file


@pytest.fixture
def page(browser: Browser, shown: Path) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    refused = list_refusals(context)
    page = context.new_page()
    page.set_default_timeout(5000)
    page.goto(shown.as_uri())
    yield page
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    context.close()
    assert refused == []


def answer(page: Page, *options: int) -> None:
    """Chooses an option on each screen, the first being 0, by keys alone."""
    for option in options:
        page.focus(f".exam .box input >> nth={option}")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Sebelumnya":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")


def test_questions_are_asked_one_by_one_and_what_was_wrong_is_to_be_read_again(page: Page) -> None:
    page.click("text=Sesudah pelatihan")
    first = page.locator(".exam .box:visible").count(), page.is_disabled("text=Berikutnya"), page.inner_text(".exam")
    answer(page, 0, 0, 3)
    end = page.inner_text(".score")

    assert first[:2] == (1, True)
    assert "Tanya a?" in first[2]
    assert "Foto" not in first[2].replace("Tanya", "")  # where it is taught is told at the end
    assert page.locator(".score li a").all_inner_texts() == ["Foto", "Uang"]
    assert not any(word in end for word in ("benar", "salah", "nilai"))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_line_that_is_sent_is_the_one_that_recap_reads(page: Page, project: Path) -> None:
    course = load_documents(load_project(project / "mkdocs.yml")).course
    page.click("text=Sesudah pelatihan")
    answer(page, 0, 1, 3)
    for typed in ("Melati", "Bu Sri *08123456789*", "+62 812-3456-789 Nur", "🌸 Ayu"):
        page.fill("#panggilan", typed)
        line = to_answer_line(course.edition.name, AFTER, "ABT", find_version(course.exam["id"]), clean_nickname(typed))
        page.locator("output").get_by_text(line, exact=True).wait_for()

        assert page.inner_text("output") == line
        assert unquote((page.get_attribute(".score .button", "href") or "").split("?text=")[1]) == line


def test_line_that_is_sent_is_told_once_when_she_rests(page: Page) -> None:
    page.click("text=Sesudah pelatihan")
    answer(page, 0, 1, 3)
    page.wait_for_selector(LINE)
    page.evaluate(LISTEN)
    page.locator("#panggilan").press_sequentially("Melati", delay=30)
    page.wait_for_timeout(REST)

    assert page.evaluate("self.heard") == [page.inner_text("output")]
    assert page.inner_text("output").endswith(" Melati")


def test_what_comes_next_is_read_out_by_its_name(page: Page) -> None:
    focused = "document.activeElement.ariaLabel || document.activeElement.innerText.split('\\n')[0]"
    page.click("text=Sesudah pelatihan")
    said = [page.evaluate(focused)]
    for option in (0, 1, 2):
        answer(page, option)
        said.append(page.evaluate(focused))

    assert said == ["Pertanyaan 1 dari 3", "Pertanyaan 2 dari 3", "Pertanyaan 3 dari 3", "Selesai. Terima kasih, Bu."]
    assert page.locator("[role=group]").get_attribute("aria-labelledby") == "selesai"


def test_page_that_loads_again_by_itself_goes_on_where_it_was(page: Page) -> None:
    page.click("text=Sesudah pelatihan")
    answer(page, 0)
    page.click(".exam .box input >> nth=2")
    page.reload()
    place, chosen = page.inner_text(".exam small"), page.locator(".exam .box input").nth(2).is_checked()
    page.click("text=Berikutnya")
    answer(page, 2)
    line = page.wait_for_selector(LINE).inner_text()
    page.reload()

    assert (place, chosen) == ("Pertanyaan 2 dari 3", True)
    assert line.startswith("TES kecil SESUDAH ACC ")
    assert page.is_visible("text=Sebelum pelatihan")  # what is done is over


def test_all_right_answers_leave_nothing_to_read_again(page: Page) -> None:
    page.click("text=Sebelum pelatihan")
    answer(page, 0, 1, 2)

    assert "Semua bagian sudah Ibu pahami." in page.inner_text(".score")
    assert page.locator(".score li:visible").count() == 0


def test_without_a_script_all_questions_are_read_with_the_way_to_their_section(browser: Browser, shown: Path) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(shown.as_uri())

    assert page.locator(".exam .box legend:visible").count() == 3
    assert page.locator(".exam .box a:visible").all_inner_texts() == ["Foto", "Foto", "Uang"]
    assert page.locator(".exam .button:visible").count() == 0
    context.close()


def test_way_on_covers_no_answer_and_comes_into_sight_once_one_is_chosen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 400})
    page.click(".exam .button >> nth=0")
    way, last = page.locator(".exam .button:visible").last, page.locator(".exam label:visible").last
    below = way.evaluate(TOP) - last.evaluate(BOTTOM)
    page.locator(".exam label:visible").first.click()

    assert below > 0
    assert way.evaluate(BOTTOM) <= 400
