"""What is tapped and typed while a script is still on its way is not lost: it finds the page as it is then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.browser.conftest import PHONE, serve, touch
from tests.browser.practice.reading import read
from tests.conftest import CHROMIUM, list_refusals

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
TOOLS, KINDS = "**/alat.js", "**/latihan/*.js"
Slow = Callable[[str], "SlowPage"]


class SlowPage:
    """A page whose scripts are held back until they are let go."""

    def __init__(self, page: Page, held: str) -> None:
        self.page, self.held, self.is_held = page, held, True
        self.asked: list[Route] = []
        if held == KINDS:
            touch(page)
        page.route(held, self._answer)

    def _answer(self, route: Route) -> None:
        if self.is_held:
            self.asked.append(route)
        else:
            route.continue_()

    def let_go(self) -> list[str]:
        """All that was asked for comes now → its names."""
        self.is_held = False
        for route in self.asked:
            route.continue_()
        return [route.request.url.rpartition("/")[2] for route in self.asked]


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serve(site) as found:
        yield found


@pytest.fixture(params=[TOOLS, pytest.param(KINDS, marks=pytest.mark.slow)], ids=["tools", "kind"])
def slow(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Slow]:
    """A function: a page of the site → the page, nothing of which has been touched."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    refused = list_refusals(context)

    def open_page(name: str) -> SlowPage:
        page = context.new_page()
        page.set_default_timeout(4000)
        page.goto(f"{address}/{name}/")
        return SlowPage(page, request.param)

    yield open_page
    context.close()
    assert refused == []


def test_sheet_opens_though_she_went_on_to_answer_and_leaves_her_there(slow: Slow) -> None:
    one = slow("modul/awal")
    one.page.click("text=Isi di HP >> nth=0")
    one.page.click(".quiz label >> nth=0")
    one.let_go()
    one.page.wait_for_selector("[aria-label=Apa]")
    one.page.wait_for_timeout(100)

    assert one.page.evaluate("document.activeElement.type") == "radio"


def test_blank_that_was_tapped_last_is_the_one_to_write_on_and_its_script_comes_once(slow: Slow) -> None:
    one = slow("modul/awal")
    for place in ("text=Isi di HP >> nth=0", ".boxes li >> nth=0", ".boxes li >> nth=1"):
        one.page.click(place)
    names = one.let_go()
    one.page.wait_for_selector("[aria-label='Untuk siapa']:focus")

    assert names.count("boxes.js") == (one.held == KINDS)


def test_key_that_passes_a_button_does_not_press_it(slow: Slow) -> None:
    one = slow("modul/awal")
    one.page.focus(".sheet button >> nth=0")
    one.page.keyboard.press("Tab")
    one.let_go()
    touch(one.page)
    one.page.wait_for_timeout(500)

    assert one.page.locator(".typed").count() == 0


def test_order_begins_though_something_else_was_tapped(slow: Slow) -> None:
    one = slow("modul/awal")
    one.page.click("text=Urutkan di sini")
    one.page.click("h1")
    one.let_go()
    one.page.wait_for_selector(".order [role=status]:not(:empty)")

    assert read(one.page, ".order [role=status]") == ["Kartu nomor 1 yang mana?"]


def test_answers_to_cards_are_all_counted(slow: Slow) -> None:
    one = slow("modul/awal")
    for card, answer in enumerate((1, 0, 1)):
        one.page.click(f".judge fieldset >> nth={card} >> label >> nth={answer}")
    one.page.click("h1")
    one.let_go()
    one.page.wait_for_selector(".judge .score p")

    assert "2 dari 2" in read(one.page, ".judge .score p")[0]


def test_amounts_are_summed_and_the_one_that_is_typed_is_let_be(slow: Slow) -> None:
    one = slow("modul/awal")
    one.page.click(".calc input >> nth=3")
    one.page.keyboard.type("8000")
    one.page.click(".calc input >> nth=0")
    one.page.keyboard.type("15")
    one.let_go()
    one.page.wait_for_selector(".calc .result .write:not(:text-is('Rp'))")
    halfway = read(one.page, "text=Tulis angkanya lengkap"), one.page.input_value(".calc input >> nth=3")
    one.page.keyboard.type("000")
    one.page.wait_for_timeout(50)

    assert halfway == ([], "8.000")
    assert read(one.page, ".calc .result .write") == ["Rp5.500"]


def test_text_is_made_of_what_was_typed(slow: Slow) -> None:
    one = slow("modul/awal")
    one.page.click(".listing input >> nth=0")
    one.page.keyboard.type("Kerip")
    one.page.click("h1")
    one.let_go()
    one.page.wait_for_selector(".listing textarea")

    assert one.page.input_value(".listing textarea") == "Kerip"


def test_question_that_was_answered_meanwhile_is_among_the_ten(slow: Slow) -> None:
    one = slow("ulang")
    one.page.click("text=Mulai sepuluh pertanyaan")
    one.page.click(".quiz >> nth=0 >> label >> nth=0")
    one.let_go()
    one.page.wait_for_selector("[data-live=repeat] > [role=status]", state="attached")
    is_kept = one.page.locator(".quiz >> nth=0 >> :checked").is_visible()
    for question in one.page.locator("[data-of]:visible").all():
        if not question.locator(":checked").count():
            question.locator("label").first.click()

    assert is_kept
    assert read(one.page, "[data-live=repeat] > [role=status]")[0].endswith("dari 5 benar")
