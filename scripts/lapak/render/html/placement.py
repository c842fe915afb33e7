"""A tree of allowed elements → those that stand where a browser, a paper or a slide would lose them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from lapak.render.allowed import BLOCK_TAGS, CHILDREN

PARTS = frozenset().union(*CHILDREN.values())
"""What stands only in lists and tables."""
IN_MARKDOWN = "say it in Markdown, or take it out"


class Slip(NamedTuple):
    """What may not stand in a text."""

    what: str
    fix: str
    raw: str
    """As it stands in the HTML, and in the Markdown where the author wrote it."""


def find_misplaced(tree: HtmlElement) -> Iterator[Slip]:
    """A tree → the elements that stand where a browser or a paper would lose them."""
    for element in tree.iterdescendants():
        tag, parent = str(element.tag), element.getparent()
        where = str(parent.tag) if parent is not None else ""
        if tag in PARTS and where not in CHILDREN:
            yield Slip(f"<{tag}> stands outside of its table or list", IN_MARKDOWN, f"<{tag}")
        elif tag == "summary" and where != "details":
            fix = "write '<details>' above it, and '</details>' below"
            yield Slip("<summary> stands outside of <details>", fix, f"<{tag}")
        elif tag not in CHILDREN.get(where, {tag}):
            yield Slip(f"<{tag}> cannot stand in <{where}>", IN_MARKDOWN, f"<{tag}")
        elif tag in BLOCK_TAGS and next(element.iterancestors("p"), None) is not None:
            yield Slip(f"<{tag}> cannot stand inside a paragraph", "put an empty line above it", f"<{tag}")
        if tag in CHILDREN and (words := _find_loose_words(element)):
            yield Slip(f"'{words}' stands in <{tag}>, but in no part of it", IN_MARKDOWN, words)
        if tag == "table" and next(element.iter("tr"), None) is None:
            yield Slip("<table> has no line", IN_MARKDOWN, "<table")


def _find_loose_words(element: HtmlElement) -> str:
    texts = [element.text, *(child.tail for child in element)]
    return next((text.strip() for text in texts if text and text.strip()), "")
