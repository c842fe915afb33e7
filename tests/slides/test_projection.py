"""The deck for the projector, opened from a folder in a real browser: keys, windows, paper, and without script."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request
from pypdf import PdfReader
from tests.browser.conftest import NODE_MODULES
from tests.conftest import CHROMIUM
from tests.slides.conftest import LAPTOP, find_number, press

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
OLD_PROJECTOR = {"width": 1024, "height": 768}
SMALLEST = 28 / 960
"""28 points on a slide 13.33 inches wide."""
MOST_BYTES = 15_600
"""Of style, script and buttons, which every deck carries."""
MOST_BYTES_OF_WORDS = 27_000
"""Of a module's slides and notes."""
MOST_BYTES_OF_ALL = 64_000
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]


def find_decks(sites: Path) -> list[Path]:
    return sorted(sites.glob("*/unduh/slide-*.html"))


def test_every_module_has_a_deck_in_each_language(sites: Path) -> None:
    names = [file.stem for file in sorted(sites.glob("*/unduh/slide-*.md"))]

    assert [file.stem for file in find_decks(sites)] == names


def test_what_every_deck_carries_is_light(sites: Path) -> None:
    """Style, script and buttons; the rest are the words of the module and its drawings, each once."""
    for file in find_decks(sites):
        page = file.read_text("utf-8")
        start, middle = page.index("<main"), page.index("</main>")
        end = page.index("</svg>", middle)
        drawings = re.findall(r"<(?:symbol|g) [^>]*id=(d\d+)", page[middle:end])

        assert len((page[:start] + page[end:]).encode()) <= MOST_BYTES, file.name
        assert len(page[start:middle].encode()) <= MOST_BYTES_OF_WORDS, file.name
        assert len(set(drawings)) == len(drawings) >= 5, file.name
        assert len(page.encode()) <= MOST_BYTES_OF_ALL, file.name


def test_deck_names_no_other_file(sites: Path) -> None:
    for file in find_decks(sites):
        found = re.findall(r"""(?:src|href)=["']?(?!data:|#d\d)[^ >]+|url\(|@import""", file.read_text("utf-8"))

        assert found == [], file.name


def test_keys_of_hand_and_clicker(wall: Page) -> None:
    last = wall.locator("section").count()

    assert press(wall, "ArrowRight", "Space", "PageDown", "Enter") == 5
    assert press(wall, "ArrowLeft", "PageUp", "Shift+Space") == 2
    assert press(wall, "End") == last
    assert press(wall, "ArrowRight") == last
    assert press(wall, "Home", "ArrowLeft") == 1
    assert wall.locator("section:visible").count() == 1


@pytest.mark.parametrize(
    ("screen", "has_notes"),
    [
        ((1024, 768), True),
        ((1366, 768), False),
        *(
            pytest.param(*case, marks=pytest.mark.slow)
            for case in (((1024, 768), False), ((1280, 800), False), ((1280, 800), True), ((1366, 768), True))
        ),
    ],
)
def test_slide_stands_still_while_the_deck_goes_by(wall: Page, screen: tuple[int, int], *, has_notes: bool) -> None:
    wall.set_viewport_size({"width": screen[0], "height": screen[1]})
    if has_notes:
        wall.keyboard.press("n")
    stages = set()
    for _ in range(wall.locator("section").count()):
        stages.add(tuple(wall.locator("section.now > div").bounding_box().values()))  # type: ignore[union-attr]
        wall.keyboard.press("ArrowRight")

    assert len(stages) == 1, stages


def test_click_goes_on_and_at_the_left_edge_back(wall: Page) -> None:
    wall.mouse.click(900, 300)
    wall.mouse.click(900, 300)
    wall.mouse.click(100, 300)

    assert find_number(wall) == 2


def test_finger_wipes_the_slide_away(browser: Browser, deck: Path) -> None:
    context = browser.new_context(viewport=LAPTOP, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(deck.as_uri())
    session = context.new_cdp_session(page)
    for kind, x in (("touchStart", 900), ("touchMove", 600), ("touchEnd", 0)):
        points = [{"x": x, "y": 300}] if x else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_timeout(100)

    assert find_number(page) == 2
    context.close()


def test_black_screen_notes_and_full_screen(wall: Page) -> None:
    press(wall, "ArrowRight")
    wall.keyboard.press("b")
    assert not wall.locator("section.now h2").is_visible()
    wall.keyboard.press(".")
    assert wall.locator("section.now h2").is_visible()

    assert not wall.locator("section.now aside").is_visible()
    wall.keyboard.press("n")
    assert wall.locator("section.now aside").is_visible()

    wall.keyboard.press("f")
    wall.wait_for_selector("html:fullscreen", state="attached")
    wall.keyboard.press("f")
    wall.wait_for_selector("html:not(:fullscreen)", state="attached")


def test_overview_shows_all_slides_and_leads_to_one(wall: Page) -> None:
    wall.keyboard.press("o")
    assert wall.locator("section:visible").count() == wall.locator("section").count()
    wall.locator("section").nth(6).click()
    assert find_number(wall) == 7
    assert wall.locator("section:visible").count() == 1

    wall.keyboard.press("o")
    assert press(wall, "ArrowDown", "ArrowRight", "Enter") == 12
    assert wall.locator("section:visible").count() == 1


def test_help_lists_the_keys_and_does_what_they_do(wall: Page) -> None:
    wall.keyboard.press("?")
    wall.get_by_role("dialog").get_by_role("button", name="Kabeh slide").click()
    assert wall.locator("section:visible").count() > 1

    wall.keyboard.press("Escape")
    assert wall.locator("section:visible").count() == 1
    assert wall.get_by_role("dialog").count() == 0


def test_deck_goes_on_where_it_was(wall: Page, context: BrowserContext, deck: Path) -> None:
    press(wall, "ArrowRight", "ArrowRight", "ArrowRight")
    wall.reload()
    assert find_number(wall) == 4
    wall.close()

    again = context.new_page()
    again.goto(deck.as_uri())
    assert find_number(again) == 4
    assert again.get_by_role("status").inner_text() == "Nerusake saka slide 4. Home dipencet yen arep wiwit maneh."

    press(again, "End")
    once_more = context.new_page()
    once_more.goto(deck.as_uri())
    assert find_number(once_more) == 1


def test_deck_works_where_nothing_may_be_stored(context: BrowserContext, deck: Path) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})")
    page.goto(deck.as_uri())

    assert press(page, "ArrowRight", "ArrowRight") == 3


def test_one_slide_a_page_on_paper(wall: Page) -> None:
    pages = PdfReader(BytesIO(wall.pdf(prefer_css_page_size=True))).pages

    assert len(pages) == wall.locator("section").count()
    assert "Praktik dodolan online" in pages[0].extract_text()
    assert all("Siapno" not in page.extract_text() for page in pages)
    assert pages[0].mediabox.width > pages[0].mediabox.height


def test_notes_that_are_seen_are_printed_too(wall: Page) -> None:
    note = wall.locator("section aside li").first.text_content() or ""
    wall.keyboard.press("n")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(wall.pdf(prefer_css_page_size=True))).pages)

    assert " ".join(note.split()[:6]) in " ".join(text.split())


def test_without_script_everything_can_be_read(browser: Browser, deck: Path) -> None:
    context = browser.new_context(viewport=LAPTOP, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(deck.as_uri())

    count = page.locator("section").count()
    assert page.locator("section h1:visible, section h2:visible").count() == count
    assert page.locator("section aside:visible").count() == page.locator("section aside").count() > 5
    assert page.get_by_role("button").count() == 0
    context.close()


def test_reader_hears_each_new_slide(wall: Page) -> None:
    press(wall, "ArrowRight")
    title = wall.locator("section.now h2").inner_text()

    assert wall.get_by_role("status").text_content() == f"2 saka {wall.locator('section').count()}: {title}"
    assert wall.locator("html").get_attribute("lang") == "jv"


def test_reader_hears_what_a_drawing_shows_each_time(wall: Page) -> None:
    """A drawing that comes again names the first of its kind, on a slide that is hidden."""
    names = []
    while press(wall, "ArrowRight") < wall.locator("section").count():
        image = wall.locator("section.now svg")
        if image.count() and (first := image.get_attribute("aria-labelledby")):
            alt = wall.locator(f"#{first}").get_attribute("aria-label")
            names.append(wall.get_by_role("img", name=alt, exact=True).count())

    assert len(names) > 5
    assert set(names) == {1}


@pytest.mark.skipif(not AXE.exists(), reason="needs axe: apt install npm, then make test")
@pytest.mark.parametrize("keys", [[], ["ArrowRight", "n"], ["o"], ["?"]], ids=["wall", "notes", "overview", "help"])
def test_axe_finds_nothing(browser: Browser, deck: Path, keys: list[str]) -> None:
    context = browser.new_context(viewport=LAPTOP, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(deck.as_uri())
    press(page, *keys)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run().then(result => result.violations.map(v => v.id + v.nodes[0].html))")
    context.close()

    assert found == []


FAULTS = """smallest => [...document.querySelectorAll('section')].flatMap((section, index) => {
  document.documentElement.classList.add('all');
  const stage = section.firstElementChild, edge = stage.getBoundingClientRect();
  const find = selector => [...stage.querySelectorAll(selector)];
  const sizeOf = element => parseFloat(getComputedStyle(element).fontSize);
  const faults = find('h1, h2, li, p, td, figure, svg, figcaption').filter(element => {
    const box = element.getBoundingClientRect();
    return box.left < edge.left || box.right > edge.right + 1 || box.top < edge.top || box.bottom > edge.bottom;
  });
  faults.push(...find('li, div > div > p, td, th').filter(element => sizeOf(element) < smallest * edge.width));
  const words = find('h1, h2, li, div > div > p, td, th');
  faults.push(...words.filter(element => element.scrollWidth > element.clientWidth + 1));
  const most = size => size > edge.width * 0.034 ? 2.5 : 3.5;
  faults.push(...find('h1, h2').filter(title => title.offsetHeight > most(sizeOf(title)) * sizeOf(title)));
  const end = edge.bottom - parseFloat(getComputedStyle(stage).paddingBottom) + 1;
  faults.push(...find(':scope > :not(i)').filter(part => part.getBoundingClientRect().bottom > end));
  faults.push(...find(':scope > div, :scope > figure').filter(part =>
    part.getBoundingClientRect().top < stage.querySelector('h1, h2').getBoundingClientRect().bottom));
  document.documentElement.classList.remove('all');
  return faults.map(element => `${index + 1}: ${element.tagName} ${element.textContent.slice(0, 40)}`);
})"""


def find_faults(browser: Browser, files: list[Path], smallest: float = SMALLEST) -> list[str]:
    """Decks → all that leaves a slide, is too small, or takes more lines than it may as a title; and every request."""
    found: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("file:"):
            found.append(request.url)

    def note_error(error: Error) -> None:
        found.append(str(error))

    for size in (LAPTOP, OLD_PROJECTOR):
        page = browser.new_page(viewport=size)  # type: ignore[arg-type]
        page.on("request", note)
        page.on("pageerror", note_error)
        for file in files:
            page.goto(file.as_uri())
            faults = page.evaluate(FAULTS, smallest - 0.0001)
            found.extend(f"{file.name} {size['width']} {fault}" for fault in faults)
        page.close()
    return found


def test_nothing_leaves_a_slide(browser: Browser, sites: Path) -> None:
    names = ("ambarawa/unduh/slide-praktik.jv.html", "cicaheum/unduh/slide-optimalisasi.su.html")

    assert find_faults(browser, [sites / name for name in names]) == []


@pytest.mark.slow
def test_nothing_leaves_a_slide_of_any_deck(browser: Browser, sites: Path) -> None:
    assert find_faults(browser, find_decks(sites)) == []
