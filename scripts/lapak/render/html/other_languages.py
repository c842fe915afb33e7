"""'[Terima kasih, Kak]{lang=id}' → words of another language: an extension that every text gets."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from lapak.course.foreign.kinds import LANGUAGE_MARK

EXTENSION = "lapak.render.html.other_languages"
BEFORE_LINKS = 172
"""The rank of the pattern: links, whose words stand in brackets as well, come at 170 and 160, code and '\\[' before."""


class LanguageExtension(Extension):
    """Words in brackets, and their language in braces behind them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Registers the pattern."""
        md.inlinePatterns.register(_MarkedWords(LANGUAGE_MARK, md), "other_language", BEFORE_LINKS)


def makeExtension(**settings: Any) -> LanguageExtension:  # noqa: N802
    """What Python-Markdown calls."""
    return LanguageExtension(**settings)


class _MarkedWords(InlineProcessor):
    """Their emphasis and links are read as anywhere."""

    def handleMatch(self, found: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        span = Element("span", {"lang": found["code"]})
        span.text = found["words"]
        return span, found.start(0), found.end(0)
