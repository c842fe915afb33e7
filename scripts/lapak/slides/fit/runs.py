"""Trees → runs: pieces of text that are set alike, each with its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from lapak.render.document import Tree

BLOCKS = ("p", "li", "ul", "ol", "div", "br", "blockquote", "table", "tr", "td", "th", "figure", "figcaption")
BOLD = ("strong", "b")
ITALIC = ("em", "i")
MOST_REMEMBERED = 4_000
"""Trees: more than the deck of a long day has."""


@dataclass(frozen=True)
class Run:
    """Some words of one line."""

    text: str
    language: str
    is_bold: bool = False
    is_italic: bool = False


Runs = tuple[Run, ...]


@lru_cache(maxsize=MOST_REMEMBERED)
def to_runs(tree: Tree, language: str) -> Runs:
    """A tree in a language → one line of runs; white space made single, emphasis and other languages kept.

    The same tree is asked for in each size that a deck is tried in; trees of documents do not change.
    """
    found = _join(_walk(tree, Run("", tree.get("lang") or language)))
    runs = []
    is_after_space = True
    for run in found:
        text = re.sub(r"\s+", " ", run.text)
        text = text.lstrip() if is_after_space else text
        if text:
            runs.append(run if text == run.text else replace(run, text=text))
            is_after_space = text.endswith(" ")
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)


def _walk(element: Tree, style: Run) -> Iterator[Run]:
    yield replace(style, text=element.text or "")
    for child in element:
        space = " " if child.tag in BLOCKS else ""
        own = replace(
            style,
            language=child.get("lang") or style.language,
            is_bold=style.is_bold or child.tag in BOLD,
            is_italic=style.is_italic or child.tag in ITALIC,
        )
        if child.tag != "img":
            yield replace(style, text=space)
            yield from _walk(child, own)
        yield replace(style, text=space + (child.tail or ""))


def _join(runs: Iterator[Run]) -> Iterator[Run]:
    for _, group in groupby(runs, lambda run: (run.language, run.is_bold, run.is_italic)):
        alike = list(group)
        yield alike[0] if len(alike) == 1 else replace(alike[0], text="".join(run.text for run in alike))


def find_paragraphs(tree: Tree, language: str) -> list[tuple[str, Runs]]:
    """A tree → its paragraphs and list lines, each with its mark ('', '–', '1.'); for notes."""
    found: list[tuple[str, Runs]] = []
    for element in tree:
        if element.tag in ("ul", "ol"):
            marks = ["–"] * len(element) if element.tag == "ul" else [f"{n}." for n in range(1, len(element) + 1)]
            found += [(mark, to_runs(item, language)) for mark, item in zip(marks, element, strict=True)]
        elif element.tag == "table":
            lines = ([to_runs(cell, language) for cell in row.iter("th", "td")] for row in element.iter("tr"))
            found += [("", tuple(_separate(cells, language))) for cells in lines]
        elif element.tag != "figure":
            found.append(("", to_runs(element, element.get("lang") or language)))
    return found or [("", to_runs(tree, language))]


def _separate(cells: list[Runs], language: str) -> Iterator[Run]:
    """The cells of one line with ' · ' between them."""
    for index, cell in enumerate(cells):
        yield from ((Run(" · ", language),) if index else ())
        yield from cell
