"""Elements in elements: what stands so deep that no paper, slide or phone has room for it is a problem."""

from __future__ import annotations

from lxml.html import HtmlElement

from lapak.course.problems import Problem
from lapak.course.text import Markdown

MOST_DEPTH = 24
"""Twelve lists, one in the other; Typst stops at about fifty elements, lxml at 256."""


def find_too_deep(prose: Markdown, tree: HtmlElement) -> list[Problem]:
    """A rendered text → the problem of its first element that is too deep; lines are those of its own words."""
    layer = list(tree)
    for _ in range(MOST_DEPTH):
        layer = [child for element in layer for child in element]
    if not layer:
        return []
    words = next((text for text in map(str, layer[0].itertext()) if text.strip()), "").strip()
    position = prose.text.find(words) if words else 0
    what = f"lists, quotes or marks stand more than {MOST_DEPTH} deep in each other"
    return [prose.problem(what, "write it with fewer levels: two are easy to read", prose.text[:position].count("\n"))]
