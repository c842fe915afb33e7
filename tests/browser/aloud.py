"""A phone that reads aloud: which voices it has, and what it was asked to speak."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

DEVICE = """(() => {
  self.said = []
  self.voices = VOICES
  const speak = spoken => { self.now = spoken; said.push(spoken) }
  const device = { getVoices: () => voices, cancel: () => said.push("cancel"), speak }
  Object.defineProperty(self, "speechSynthesis", { value: device })
  self.SpeechSynthesisUtterance = function (text) { this.text = text }
})()"""
BUTTON, BAR = ".listen", ".voice"


class Device:
    """A phone with some voices, that has opened a page."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page = page
        self._site = site
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, voices: list[dict[str, Any]], path: str = "modul/awal/") -> Device:
        self.page.add_init_script(DEVICE.replace("VOICES", json.dumps(voices)))
        self.page.goto((self._site / path / "index.html").as_uri())
        return self

    def start(self) -> None:
        self.page.click(BUTTON)
        self.page.wait_for_selector(BAR)

    def read(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    @property
    def said(self) -> list[str]:
        said: list[str] = self.read("said.filter(one => one.text).map(one => one.text)")
        return said

    @property
    def marked(self) -> str:
        return "".join(self.page.locator(".spoken").all_text_contents())
