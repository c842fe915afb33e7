"""Texts of a local language → the pages on which each stands beside the Indonesian one, for those who review it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from lapak.course.model import Page, Text
from lapak.course.text import Phrase
from lapak.course.values.words import Words

FOLDER = "banding/"
LAYOUT = "comparison"
LIST_LAYOUT = "compare"
"""Of the page that leads to all of them."""
HOME = "beranda/"
"""In the place of the home page's address, which is empty."""
Tree = HtmlElement


def make_comparisons(texts: Sequence[Text[Tree]], words: Words) -> tuple[Page[Tree], ...]:
    """All texts of one language → a page for each."""
    return tuple(
        Page(
            language=text.language,
            address=to_comparison(text.address),
            path=text.path,
            edit_path=text.edit_path,
            title=Phrase(f"{words['compare']}: {text.title.text}", text.title.language),
            summary=text.summary,
            sections=(),
            layout=LAYOUT,
        )
        for text in texts
    )


def to_comparison(address: str) -> str:
    """The address of a text → that of the page which compares it."""
    return f"{FOLDER}{address or HOME}"
