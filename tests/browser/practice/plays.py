"""Each kind of practice, played to its end in any language: by thumb, or by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Hand:
    """How somebody chooses: with a finger, or with keys."""

    page: Page
    has_keys: bool = False

    def choose(self, box: Locator) -> None:
        """A radio or check box by its label, anything else by itself."""
        is_box = box.evaluate("element => element.tagName === 'INPUT' && /radio|checkbox/.test(element.type)")
        if self.has_keys:
            box.focus()
            self.page.keyboard.press("Space" if is_box else "Enter")
        elif is_box:
            self.page.locator(f"label[for='{box.get_attribute('id')}']").tap()
        else:
            box.tap()

    def write(self, place: str, text: str) -> None:
        """Types into the first field at a place."""
        field = self.page.locator(place).first
        if self.has_keys:
            field.focus()
            self.page.keyboard.press("Shift")
        else:
            field.tap()
        self.page.keyboard.type(text)


def play_quiz(page: Page, hand: Hand) -> bool:
    hand.choose(page.locator(".quiz input").first)
    return bool(page.locator(".quiz").first.locator("input:checked + label + .why").is_visible())


def play_chat(page: Page, hand: Hand) -> bool:
    for turn in range(page.locator(".chat").first.locator("fieldset").count()):
        hand.choose(page.locator(".chat").first.locator("fieldset").nth(turn).locator(":scope > .all").first)
    return bool(page.locator(".chat").first.locator("div.why p").last.is_visible())


def play_judge(page: Page, hand: Hand) -> bool:
    for box in page.locator(".judge .yes").all():
        hand.choose(box)
    return bool(page.locator(".judge .good:visible").count() == page.locator(".judge fieldset").count())


def play_score(page: Page, hand: Hand) -> bool:
    play_judge(page, hand)
    page.locator(".judge .score p").first.wait_for()
    return True


def play_order(page: Page, hand: Hand) -> bool:
    wanted = [text.strip() for text in page.locator(".order ol li").all_text_contents()]
    hand.choose(page.locator(".order > button"))
    page.locator(".order li button").first.wait_for()
    for text in wanted:
        names = page.locator(".order ul button").all_text_contents()
        hand.choose(
            page.locator(".order ul button").nth(next(i for i, name in enumerate(names) if name.strip() == text))
        )
    return (page.locator(".order [role=status]").text_content() or "").startswith("✓")


def play_calculator(page: Page, hand: Hand) -> bool:
    hand.write(".calc input", "15000")
    page.locator(".calc .result .write:not(:text-is('Rp'))").first.wait_for()
    return True


def play_listing(page: Page, hand: Hand) -> bool:
    hand.write(".listing dd input", "Keripik")
    page.locator(".listing textarea").wait_for()
    return page.locator(".listing textarea").input_value() == "Keripik"


def play_worksheet(page: Page, hand: Hand) -> bool:
    hand.choose(page.locator(".sheet[data-live] > button").first)
    page.locator(".typed").first.wait_for()
    hand.write(".typed", "1")
    page.locator(".sheet[data-live] output:not(:empty)").first.wait_for()
    return True


def play_exam(page: Page, hand: Hand) -> bool:
    """Each question is named as soon as it is asked; at the end stands the line that is sent."""
    hand.choose(page.locator(".exam .button:visible").first)
    places = []
    while page.locator(".exam .box").count():
        places.append(page.evaluate("document.activeElement.querySelector('legend small').textContent"))
        hand.choose(page.locator(".exam .box input").last)
        hand.choose(page.locator(".exam .button:visible").last)
    told = page.evaluate("document.activeElement.getAttribute('aria-labelledby')")
    line = page.wait_for_selector(".score output:not(:empty)").inner_text()  # written in a task of its own
    return len({*places}) == 10 and told == "selesai" and " TTTTTTTTTT " in line


Play = Callable[[Page, Hand], bool]
WITHOUT_SCRIPT: dict[str, tuple[Play, ...]] = {"praktik": (play_quiz, play_chat), "risiko": (play_quiz, play_judge)}
WHOLE: dict[str, tuple[Play, ...]] = {
    "praktik": (play_quiz, play_chat, play_order, play_listing, play_worksheet),
    "risiko": (play_score, play_worksheet),
    "implementasi": (play_calculator, play_worksheet),
}
"""What works in a module of one file, too."""
ALL: dict[str, tuple[Play, ...]] = {
    **WHOLE,
    "tes": (play_exam,),
}
