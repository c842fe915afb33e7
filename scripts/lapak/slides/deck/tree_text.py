"""Trees ↔ points: the short lines of a text, and lines made from words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import html

from lapak.course.model import Section
from lapak.course.reading.sentences import find_ends, split_sentences
from lapak.render.document import Tree, find_trees
from lapak.slides.deck.model import Table

MOST_POINTS = 5
MOST_POINT_LETTERS = 90
"""A longer line of a list is text, not a point."""
MOST_LEAD_LETTERS = 50
"""A longer sentence above a list cannot be its title."""
LISTS = ("ul", "ol")
START = re.compile("[0-9]{1,6}")
PARTS = ("summary", "dt", "dd")
LEVEL = "data-level"
"""Of a line of a list in a list; a wall has room for one step."""


@dataclass(frozen=True)
class ProsePart:
    """A list or table in prose with the short sentence above it, or a drawing with its caption."""

    lead: str = ""
    points: tuple[Tree, ...] = ()
    first_number: int = 0
    """Of the points; 0 where they are not numbered."""
    table: Table | None = None
    drawing: Tree | None = None
    caption: str = ""


def find_passages(tree: Tree) -> Iterator[ProsePart]:
    """Prose → its lists, tables and drawings in order; paragraphs are for reading, not for a wall."""
    lead = ""
    for element in tree:
        if element.tag in LISTS:
            yield ProsePart(lead, tuple(find_points(element)), find_start(element))
            yield from (ProsePart(table=to_table(inner)) for inner in element.iter("table") if has(inner, "th", "td"))
        elif element.tag == "table" and has(element, "th", "td"):
            yield ProsePart(lead, table=to_table(element))
        else:
            caption = next((part.text_content() for part in element.iter("figcaption")), "")
            yield from (ProsePart(drawing=drawing, caption=caption) for drawing in element.iter("img"))
        lead = _find_lead(element)


def _find_lead(element: Tree) -> str:
    """The sentence that a list completes, without its colon: the last one of the paragraph above; or a bold title."""
    text = to_text(element)
    sentence = next(reversed(split_sentences(text)), "").removesuffix(":")
    is_bold = len(element) == 1 and element[0].tag in ("strong", "b") and to_text(element[0]) == text
    is_lead = element.tag == "p" and (text.endswith(":") or is_bold) and len(sentence) <= MOST_LEAD_LETTERS
    return sentence if is_lead else ""


def find_start(listed: Tree) -> int:
    """A list → its first number, 1 where it says none that is one; 0 of a list without numbers."""
    if listed.tag != "ol":
        return 0
    start = listed.get("start", "1")
    return int(start) or 1 if START.fullmatch(start) else 1


def find_points(tree: Tree) -> list[Tree]:
    """A tree → the lines of its lists; the lines of a list in a list follow theirs, a step further in.

    A table in a list is no line of it.
    """
    lines = (_set_level(_part_words(without(item, *LISTS, "table")), item) for item in tree.iter("li"))
    return [line for line in lines if to_text(line)]


def _part_words(line: Tree) -> Tree:
    """A line → the same with a blank behind each part that a page sets on a line of its own."""
    if not has(line, *PARTS):
        return line
    parted = deepcopy(line)
    for part in parted.iter(*PARTS):
        part.tail = f" {part.tail or ''}"
    return parted


def _set_level(line: Tree, item: Tree) -> Tree:
    if next(item.iterancestors("li"), None) is None:
        return line
    inner = deepcopy(line)
    inner.tail = None
    inner.set(LEVEL, "1")
    return inner


def is_inner(point: Tree) -> bool:
    """True for a line of a list in a list."""
    return point.get(LEVEL) is not None


def number_points(points: Iterable[Tree], first: int) -> list[int]:
    """Points and the number of the first → the number of each; 0 for a line of a list in a list."""
    numbers = []
    for point in points:
        numbers.append(0 if is_inner(point) else first)
        first += not is_inner(point)
    return numbers


def without(tree: Tree, *tags: str) -> Tree:
    """A tree → the same without elements of these names in it."""
    if not any(has(child, *tags) for child in tree):
        return tree
    bare = deepcopy(tree)
    for inner in list(bare.iter(*tags)):
        if inner.getparent() is not None:
            inner.drop_tree()
    return bare


def drop_numbers(section: Section[Tree]) -> Section[Tree]:
    """A section → the same without the small numbers of sources: these are told, not shown on a wall."""
    if not any(number.get("class") == "source" for tree in find_trees(section) for number in tree.iter("sup")):
        return section
    bare = deepcopy(section)
    for tree in find_trees(bare):
        for number in [number for number in tree.iter("sup") if number.get("class") == "source"]:
            number.drop_tree()
    return bare


def to_table(tree: Tree) -> Table:
    """A `table` element with cells → its cells; the first line that has some is the head."""
    head, *rows = (tuple(map(_say_images, cells)) for row in tree.iter("tr") if (cells := tuple(row.iter("th", "td"))))
    return Table(head, tuple(rows))


def _say_images(cell: Tree) -> Tree:
    """A cell → the same with the words of its images in their place: a cell on a slide holds words alone."""
    if not has(cell, "img"):
        return cell
    said = deepcopy(cell)
    for image in list(said.iter("img")):
        image.tag, words = "span", image.get("alt", "")
        image.attrib.clear()
        image.text = words
    return said


def has(tree: Tree, *tags: str) -> bool:
    """True when there is an element of one of these names in a tree."""
    return next(tree.iter(*tags), None) is not None


def shorten(point: Tree) -> Tree:
    """A line → its first sentences, as many as can be read from a wall; never a part of one."""
    text = point.text_content()
    ends = [end for end in find_ends(text) if end <= MOST_POINT_LETTERS]
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


def to_sentences(trees: Iterable[Tree]) -> list[Tree]:
    """Trees → their sentences, each a line."""
    text = " ".join(to_text(tree) for tree in trees)
    return [to_tree(sentence) for sentence in split_sentences(text)]


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


def begin_with(words: str, tree: Tree) -> Tree:
    """Words and a line → the same line, beginning with them."""
    line = deepcopy(tree)
    first = line[0] if len(line) and line[0].tag == "p" and not (line.text or "").strip() else line
    first.text = words + (first.text or "")
    return line


def to_image(path: str, alt: str) -> Tree:
    """A path in the project and an alt text → an image."""
    return html.Element("img", {"src": path, "alt": alt})
