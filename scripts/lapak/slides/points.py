"""Trees ↔ points: the short lines of a text, and lines made from words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import html

from lapak.render.document import Tree

MOST_POINTS = 5
MOST_POINT_LETTERS = 90
"""A longer line of a list is text, not a point."""
MOST_LEAD_LETTERS = 50
"""A longer sentence above a list cannot be its title."""
LISTS = ("ul", "ol")
SENTENCE_END = re.compile(r"[.?!](?= )")


@dataclass(frozen=True)
class Passage:
    """A list in prose with the short sentence above it, or a drawing with its caption."""

    lead: str = ""
    points: tuple[Tree, ...] = ()
    is_numbered: bool = False
    drawing: Tree | None = None
    caption: str = ""


def find_passages(tree: Tree) -> Iterator[Passage]:
    """Prose → its lists and drawings in order; paragraphs are for reading, not for a wall."""
    lead = ""
    for element in tree:
        if element.tag in LISTS:
            yield Passage(lead, tuple(find_points(element)), element.tag == "ol")
        elif (drawing := next(element.iter("img"), None)) is not None:
            caption = next((part.text_content() for part in element.iter("figcaption")), "")
            yield Passage(drawing=drawing, caption=caption)
        lead = _find_lead(element)


def _find_lead(element: Tree) -> str:
    """The sentence that a list completes: the last one of the paragraph above, without its colon."""
    text = to_text(element)
    sentence = text.rpartition(". ")[2].removesuffix(":")
    is_lead = element.tag == "p" and text.endswith(":") and len(sentence) <= MOST_LEAD_LETTERS
    return sentence if is_lead else ""


def find_points(tree: Tree) -> list[Tree]:
    """A tree → the lines of its lists; of a list in a list the inner lines."""
    return [item for item in tree.iter("li") if not has(item, *LISTS)]


def find_paragraphs(tree: Tree) -> list[Tree]:
    """A tree → its paragraphs outside lists, without drawings."""
    return [element for element in tree.iter("p") if not has(element, "img") and not _is_in_list(element)]


def _is_in_list(element: Tree) -> bool:
    return next(element.iterancestors("li"), None) is not None


def has(tree: Tree, *tags: str) -> bool:
    """True when there is an element of one of these names in a tree."""
    return next(tree.iter(*tags), None) is not None


def shorten(point: Tree) -> Tree:
    """A line → its first sentences, as many as can be read from a wall; never a part of one."""
    text = point.text_content()
    ends = [match.end() for match in SENTENCE_END.finditer(text) if match.end() <= MOST_POINT_LETTERS]
    if len(text) <= MOST_POINT_LETTERS or not ends:
        return point
    short = deepcopy(point)
    _cut(short, ends[-1])
    return short


def _cut(tree: Tree, room: int) -> int:
    """Takes out all text after so many letters; returns the room that is left."""
    tree.text, room = (tree.text or "")[:room], max(0, room - len(tree.text or ""))
    for child in tree:
        room = _cut(child, room)
        child.tail, room = (child.tail or "")[:room], max(0, room - len(child.tail or ""))
    return room


def to_pages(points: Sequence[Tree]) -> list[tuple[Tree, ...]]:
    """Points → pages of at most five, as even as can be: six become three and three."""
    count = -(-len(points) // MOST_POINTS)
    size = -(-len(points) // count) if count else 1
    return [tuple(points[start : start + size]) for start in range(0, len(points), size)]


def to_sentences(trees: Iterable[Tree]) -> list[Tree]:
    """Trees → their sentences, each a line."""
    text = " ".join(to_text(tree) for tree in trees)
    marked = text.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n")
    return [to_tree(sentence) for sentence in marked.split("\n") if sentence]


def to_text(tree: Tree) -> str:
    """A tree → its words, white space made single."""
    return " ".join(tree.text_content().split())


def to_tree(text: str, language: str = "") -> Tree:
    """Words → a tree, in a language of its own if need be."""
    element = html.Element("div")
    element.text = text
    if language:
        element.set("lang", language)
    return element


def to_image(path: str, alt: str) -> Tree:
    """A path in the project and an alt text → an image."""
    return html.Element("img", {"src": path, "alt": alt})
