"""Reading aloud: only with the device's own Indonesian voice, sentence by sentence, and silent when the page is left.

A headless browser has no voices: each test says which the device has, and notes what it is asked to speak.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from tests.browser.aloud import BAR, BUTTON, Device
from tests.browser.conftest import PHONE, touch
from tests.conftest import CHROMIUM, TINY, Once, build_project, list_refusals, write_project

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")]
MODULE = "modules/01-awal/index.md"
TEXT = """
Harganya **Rp15.000**. Beli dua? Pukul 09.30 dikirim!

<p lang="jv">Matur nuwun.</p>

/// quiz | Kapan dikirim?
- [ ] Langsung
- [x] Setelah uang masuk

Uang dulu.
///

/// question | Apa itu resi?
Nomor kiriman.
///
"""
SENTENCES = yaml.safe_load((TINY.parent / "course" / "sentences.yml").read_text("utf-8"))
SAID = [
    "Modul 1 dari 1 · 5 menit",
    "Awal",
    "Modul pertama.",
    "Yang Ibu pelajari",
    "Tahu satu hal",
    "Foto",
    "Foto di dekat jendela.",
    "Di dekat jendela.",
    "Uang",
    "Cek uang dulu.",
    "Harganya Rp15.000.",
    "Beli dua?",
    "Pukul 09.30 dikirim!",
    "Kapan dikirim?",
    "Langsung",
    "Setelah uang masuk",
    "Apa itu resi?",
    "Nomor kiriman.",
]
VOICE = {"lang": "id-ID", "name": "Indonesia", "localService": True}
OF_SECTION = "section#uang .listen"
WITHOUT_BUTTONS = """(() => {
  const copy = document.querySelector("main").cloneNode(true)
  copy.querySelectorAll("section .listen").forEach(button => button.remove())
  return copy.innerHTML
})()"""
COUNT_LINES = """(() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".progress"));
  return new Set([...range.getClientRects()].map(line => line.top)).size;
})()"""
"""Where am I stands on one line: nothing that is not seen takes its room."""


@pytest.fixture(scope="module")
def site(make_once: Once) -> Path:
    return make_once("aloud", build_aloud) / "site" / "kecil"


def build_aloud(folder: Path) -> None:
    text = (TINY / MODULE).read_text("utf-8").replace("Cek uang dulu.\n", f"Cek uang dulu.\n{TEXT}")
    project = write_project(folder, {MODULE: text})
    build_project(project)


@pytest.fixture
def device(browser: Browser, site: Path) -> Iterator[Device]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    refused = list_refusals(context)
    device = Device(context.new_page(), site)
    yield device
    context.close()
    assert device.errors == []
    assert refused == []


@pytest.mark.parametrize(
    "voices",
    [
        [],
        [{"lang": "jv-ID", "localService": True}, {"lang": "su-ID", "localService": True}],
        [{"lang": "ms-MY", "localService": True}, {"lang": "en-US", "localService": True}],
        [{"lang": "id-ID", "localService": False}],
    ],
    ids=["none", "neighbours", "strangers", "of-the-network"],
)
def test_without_an_own_indonesian_voice_there_is_no_button(device: Device, voices: list[dict[str, Any]]) -> None:
    device.open(voices)

    assert not device.page.locator(BUTTON).is_visible()
    assert device.read(COUNT_LINES) == 1


@pytest.mark.parametrize("language", ["id-ID", "id_ID", "in-ID", "id", "in_ID"])
def test_with_one_the_button_is_there(device: Device, language: str) -> None:
    device.open([{"lang": "en-US", "localService": True}, {**VOICE, "lang": language}])

    assert device.page.locator(BUTTON).is_visible()
    assert device.page.locator("script[src]").count() == 0


def test_voice_that_comes_later_moves_nothing(device: Device) -> None:
    places = "[...document.querySelectorAll('main :not(.listen)')].map(one => one.getBoundingClientRect().top)"
    device.open([])
    before = device.read(places)

    device.read(f"voices.push({json.dumps(VOICE)}), speechSynthesis.onvoiceschanged()")

    assert device.page.locator(BUTTON).is_visible()
    assert device.read(places) == before


def test_browser_without_speech_shows_nothing(device: Device) -> None:
    device.page.add_init_script("delete Window.prototype.speechSynthesis; delete self.speechSynthesis")

    device.page.goto((device._site / "modul/awal/index.html").as_uri())

    assert device.read("self.speechSynthesis") is None
    assert not device.page.locator(BUTTON).is_visible()


def test_page_in_another_language_is_never_read_by_an_indonesian_voice(device: Device) -> None:
    device.open([VOICE], "jv/modul/awal/")

    assert device.page.locator(BUTTON).count() == 0


def test_every_sentence_is_spoken_once_and_marked(device: Device) -> None:
    device.open([VOICE]).start()
    marked = []
    while device.page.locator(BAR).count():
        marked.append(device.marked)
        device.read("now.onend()")

    assert device.said == SAID
    assert marked == SAID
    assert device.read("[...new Set(said.filter(one => one.text).map(one => one.lang))]") == ["id-ID"]


def test_sentences_end_where_the_checks_and_the_slides_end_them(browser: Browser, tmp_path: Path) -> None:
    cases = [case.split(" ‖ ") for case in SENTENCES["id"].splitlines()]
    text = (TINY / MODULE).read_text("utf-8").replace("Cek uang dulu.\n", "\n\n".join(map(" ".join, cases)) + "\n")
    project = write_project(tmp_path / "project", {MODULE: text})
    build_project(project)
    device = Device(browser.new_page(), project / "site" / "kecil").open([VOICE])

    device.start()
    device.read("(() => { while (document.querySelector('.voice')) now.onend() })()")

    start = device.said.index("Uang") + 1
    assert device.said[start:] == [sentence for case in cases for sentence in case]
    device.page.close()


def test_reading_leaves_the_page_as_it_was(device: Device) -> None:
    device.open([VOICE])
    before = device.read(WITHOUT_BUTTONS)

    device.start()
    device.read("for (let i = 0; i < 17; i++) now.onend()")
    device.page.click(f"{BAR} button >> nth=1")

    assert device.read(WITHOUT_BUTTONS) == before
    assert device.page.locator(BAR).count() == 0
    assert device.read("said[said.length - 1]") == "cancel"


def test_pause_goes_on_with_the_same_sentence(device: Device) -> None:
    device.open([VOICE]).start()
    device.read("now.onend()")
    pause = device.page.locator(f"{BAR} button").first

    words = [pause.text_content()]
    pause.click()
    words.append(pause.text_content())
    last = device.read("said[said.length - 1]")
    device.read("now.onend()")  # a device may still say that it has ended
    pause.click()

    assert words == ["Jeda", "Lanjut"]
    assert last == "cancel"
    assert device.said == [SAID[0], SAID[1], SAID[1]]


def test_each_section_is_read_from_its_own_button_and_what_follows_it_comes_by_itself(device: Device) -> None:
    device.open([VOICE])
    assert device.page.locator(OF_SECTION).count() == 0
    touch(device.page)

    device.page.click(OF_SECTION)
    device.page.wait_for_selector(BAR)
    device.read("(() => { while (document.querySelector('.voice')) now.onend() })()")

    assert device.page.locator(OF_SECTION).text_content() == "▶ Dengarkan bagian ini"
    assert device.said == SAID[SAID.index("Uang") :]


def test_it_goes_on_where_it_was_left_or_from_the_beginning(device: Device) -> None:
    device.open([VOICE]).start()
    device.read("for (let i = 0; i < 9; i++) now.onend()")
    device.page.reload()
    device.start()

    device.page.click(f"{BAR} button >> nth=1")

    assert device.said == [SAID[9], SAID[0]]
    assert device.page.locator(f"{BAR} button").all_text_contents() == ["Jeda", "Berhenti"]


def test_of_an_answer_that_is_given_meanwhile_the_reason_comes_next(device: Device) -> None:
    device.open([VOICE]).start()
    place = SAID.index("Langsung")
    device.read(f"for (let i = 0; i < {place}; i++) now.onend()")

    device.read("document.querySelectorAll('.quiz input')[1].click()")
    for _ in range(2):
        device.read("now.onend()")

    assert device.said == [*SAID[: place + 1], "Benar.", "Uang dulu.", "Langsung"]


def test_speed_changes_at_once(device: Device) -> None:
    device.open([VOICE]).start()

    device.page.select_option(f"{BAR} select", "pelan")
    device.page.select_option(f"{BAR} select", "cepat")

    assert device.read("said.filter(one => one.text).map(one => one.rate)") == [1, 0.7, 1.3]


@pytest.mark.parametrize("event", ["dispatchEvent(new Event('pagehide'))", "now.onerror()"])
def test_it_is_silent_when_the_page_is_left_or_the_device_fails(device: Device, event: str) -> None:
    device.open([VOICE]).start()

    device.read(event)
    device.read("now.onend()")

    assert device.read("said[said.length - 1]") == "cancel"
    assert device.said == [SAID[0]]


def test_page_in_the_background_is_silent(device: Device) -> None:
    device.open([VOICE]).start()

    device.read(
        "Object.defineProperty(document, 'hidden', { value: true }),"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )

    assert device.read("said[said.length - 1]") == "cancel"
    assert device.page.locator(f"{BAR} button").first.text_content() == "Lanjut"


def test_controls_are_large_enough_and_fit_a_narrow_screen(device: Device) -> None:
    device.page.set_viewport_size({"width": 320, "height": 640})
    device.open([VOICE]).start()
    boxes = [one.bounding_box() for one in device.page.locator(f"{BAR} > *").all()]

    assert [box for box in boxes if not box or box["height"] < 47.5 or box["x"] < 0] == []
    assert [box for box in boxes if box and box["x"] + box["width"] > 320] == []
