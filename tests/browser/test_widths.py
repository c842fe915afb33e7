"""Every width, letter size and font of a phone: the header is one row or lets go, and nothing hides or is cut.

One browser sees all fonts; a page is loaded once and looked at in every size.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import fontpkg
import pytest
from playwright.sync_api import Browser, CDPSession, Page, Playwright
from tests.conftest import ARGUMENTS, CHROMIUM, SHELL
from tests.fonts import find_dejavu, write_fontconfig

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
SCREENS = [(320, 568), (360, 640), (393, 852), (412, 915), (430, 932), (540, 720), (768, 1024), (1280, 720), (640, 360)]
"""The usual phones, an unfolded one, a tablet, a laptop; a phone that lies on its side."""
ZOOMED = (180, 320)
"""A phone's screen when the page is zoomed to 200 %."""
FAMILIES = ("DejaVu Sans", "Roboto", "Noto Sans")
"""The first one is the widest: with it all pages are looked at, with the others some."""
LETTERS = (100, 200)
MORE_LETTERS = (100, 130, 200)
"""As Android names them: usual, large, the largest."""
USUAL_LETTERS = 16
MOST_OF_THE_HEIGHT = 0.15
PAGES = [
    "ambarawa/",
    "ambarawa/jv/modul/praktik/",
    "cicaheum/su/modul/risiko/",
    "cicaheum/su/cari/",
    "ambarawa/jv/glosarium/",
    "ambarawa/unduh/",
    "ambarawa/jv/fasilitator/",
    "ambarawa/status/",
]
OTHER_PAGES = [
    "ambarawa/darurat/",
    "cicaheum/su/tes/",
    "ambarawa/jv/ulang/",
    "cicaheum/su/tentang/",
    "ambarawa/jv/sumber/",
    "ambarawa/bantu-periksa/",
    "ambarawa/jv/banding/beranda/",
    "ambarawa/fasilitator/acara/",
    "ambarawa/jv/fasilitator/hari-h/",
    "cicaheum/su/fasilitator/praktik/",
    "ambarawa/fasilitator/pesan/",
    "ambarawa/fasilitator/rekam/",
    "ambarawa/fasilitator/terbitkan/",
]
"""Every other kind of page: looked at on small phones, with letters of any size."""
SMALL_PHONES = SCREENS[:2]
LOOK = """() => {
  scrollTo(0, 1e6);
  const top = document.querySelector(".top"), box = top.getBoundingClientRect(), rows = new Set();
  for (const part of top.querySelectorAll(".menu summary, .top > a, .languages")) {
    const { top, height } = part.getBoundingClientRect();
    if (height) rows.add(Math.round(top + height / 2));
  }
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    rows: rows.size, share: box.height / innerHeight, sticks: box.bottom > 0 && scrollY > box.height,
    cut: [...top.querySelectorAll("summary, .find, .languages a:not([aria-current]), .top > a svg")].filter(part => {
      const { left, right, top: above, bottom } = part.getBoundingClientRect();
      return left < 0 || right > innerWidth + 1 || (bottom > box.bottom + 1) || above < box.top - 1;
    }).length,
  };
}"""
HIDES = """id => {
  const heading = document.getElementById(id).querySelector("h2, h3");
  const { left, top } = heading.getBoundingClientRect();
  return !heading.contains(document.elementFromPoint(left + 4, top + 4));
}"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real Chromium that sees the fonts of phones."""
    folders = [fontpkg.path(name, nearest=True).parent for name in ("Roboto", "Noto Sans", "Source Sans 3")]
    dejavu = find_dejavu()
    folder = tmp_path_factory.mktemp("fonts")
    fonts = write_fontconfig(folder, [*folders, *([dejavu] if dejavu else [])], "Roboto")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    chromium = playwright.chromium.launch(executable_path=SHELL, args=ARGUMENTS, env=environment)  # type: ignore[arg-type]
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A phone, and the way to its settings."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    yield page, context.new_cdp_session(page)
    context.close()


def set_letters(phone: tuple[Page, CDPSession], family: str, percent: int) -> None:
    """What an owner of a phone chooses."""
    page, settings = phone
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL_LETTERS * percent // 100}})
    page.add_style_tag(content=f"html {{ font-family: '{family}' !important }}")


def each_size(page: Page, percent: int) -> Iterator[tuple[int, int]]:
    """Turns the phone into the next one."""
    for width, height in [*SCREENS, ZOOMED] if percent == 100 else SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        yield width, height


def list_faults(seen: dict[str, float]) -> Iterator[str]:
    """What is seen of a page that has been scrolled → what is wrong with it."""
    if seen["wide"] > 0:
        yield f"{seen['wide']} px wider than the screen"
    if seen["cut"]:
        yield "parts of the header are cut"
    if seen["sticks"] and seen["rows"] > 1:
        yield "a header of two rows stays"
    if seen["sticks"] and seen["share"] > MOST_OF_THE_HEIGHT:
        yield f"the header takes {seen['share']:.0%} of the height"


@pytest.mark.parametrize(
    "family", [pytest.param(name, marks=() if name == FAMILIES[0] else pytest.mark.slow) for name in FAMILIES]
)
def test_header_is_one_row_or_lets_go_and_nothing_is_too_wide(
    phone: tuple[Page, CDPSession], address: str, family: str
) -> None:
    if family.startswith("DejaVu") and not find_dejavu():
        pytest.skip("needs DejaVu: apt install fonts-dejavu-core")
    page, found = phone[0], []
    for place in PAGES if family == FAMILIES[0] else PAGES[1:3]:
        page.goto(f"{address}/{place}")
        for percent in LETTERS:
            set_letters(phone, family, percent)
            for size in each_size(page, percent):
                where = f"{place} {size[0]}x{size[1]} {percent} %"
                found += [f"{where}: {fault}" for fault in list_faults(page.evaluate(LOOK))]

    assert found == []


@pytest.mark.slow
def test_every_other_page_fits_a_small_phone_in_letters_of_any_size(
    phone: tuple[Page, CDPSession], address: str
) -> None:
    page, found = phone[0], []
    for place in OTHER_PAGES:
        page.goto(f"{address}/{place}")
        for percent in MORE_LETTERS:
            set_letters(phone, FAMILIES[1], percent)
            for width, height in SMALL_PHONES:
                page.set_viewport_size({"width": width, "height": height})
                found += [f"{place} {width} {percent} %: {fault}" for fault in list_faults(page.evaluate(LOOK))]

    assert found == []


@pytest.mark.parametrize("percent", LETTERS)
def test_heading_that_a_link_leads_to_is_seen(phone: tuple[Page, CDPSession], address: str, percent: int) -> None:
    page, hidden = phone[0], []
    page.goto(f"{address}/ambarawa/jv/modul/praktik/")
    set_letters(phone, FAMILIES[0], percent)
    for width, height in each_size(page, percent):
        for section in ("foto", "simulasi", "tanya"):
            page.evaluate("location.hash = ''")
            page.evaluate(f"location.hash = '{section}'")
            if page.evaluate(HIDES, section):
                hidden.append(f"{width}x{height} {section}")

    assert hidden == []


def test_sticking_header_is_seen_on_a_usual_phone(phone: tuple[Page, CDPSession], address: str) -> None:
    page = phone[0]
    page.goto(f"{address}/ambarawa/jv/modul/praktik/")
    set_letters(phone, "Roboto", 100)
    sticks = []
    for _ in each_size(page, 100):
        sticks.append(page.evaluate(LOOK)["sticks"])

    assert sticks == [*[True] * 8, False, False]
