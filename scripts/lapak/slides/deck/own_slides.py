"""The text of a `/// slide` block → what the slide shows. Nothing goes missing: what has no place there is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Literal, NamedTuple

from lxml import html

from lapak.render.document import Tree
from lapak.slides.deck.model import Table
from lapak.slides.deck.tree_text import find_points, find_start, has, to_table, to_text

PartKind = Literal["sentence", "list", "table", "drawing", "foreign"]
KINDS: dict[str, PartKind] = {"p": "sentence", "ul": "list", "ol": "list", "table": "table", "img": "drawing"}
CONTAINERS = ("div", "figure")
FOREIGN = {"hr": "a line across"}
SPLIT = "write another '/// slide | Title' for it"
REPLACE = "write it as sentences, a list or a table"


class SlidePart(NamedTuple):
    """A piece of a slide's text."""

    kind: PartKind
    tree: Tree


class Content(NamedTuple):
    """What stands on an author's slide."""

    lead: tuple[Tree, ...]
    """Sentences above the list or the table."""
    points: tuple[Tree, ...]
    first_number: int
    """Of the points; 0 where they are not numbered."""
    table: Table | None
    sentences: tuple[Tree, ...]
    """Below them; or all, where there is neither."""
    drawing: Tree | None
    caption: str


def read_content(tree: Tree) -> Content:
    """A slide's text → what it shows; of what may stand there once, the first."""
    parts = list(_find_parts(tree))
    middle = next((index for index, part in enumerate(parts) if part.kind in ("list", "table")), -1)
    listed = next((part.tree for part in parts if part.kind == "list"), None)
    drawing = next((part.tree for part in parts if part.kind == "drawing"), None)
    written = next((element.text_content() for element in tree.iter("figcaption")), "")
    return Content(
        tuple(part.tree for part in parts[: max(0, middle)] if part.kind == "sentence"),
        tuple(find_points(listed)) if listed is not None else (),
        find_start(listed) if listed is not None else 0,
        next((to_table(part.tree) for part in parts if part.kind == "table" and has(part.tree, "th", "td")), None),
        tuple(part.tree for part in parts[middle + 1 :] if part.kind == "sentence"),
        drawing,
        written or (drawing.get("title", "") if drawing is not None else ""),
    )


def find_faults(tree: Tree) -> Iterator[tuple[str, str]]:
    """A slide's text → what has no place on a slide, each with how to mend it."""
    parts = list(_find_parts(tree))
    yield from (fault for part in parts for fault in _check(part))
    kinds = [part.kind for part in parts]
    for kind in ("list", "table", "drawing"):
        if kinds.count(kind) > 1:
            yield f"has {kinds.count(kind)} {kind}s, and there is room for one", SPLIT
    for other in ("list", "drawing"):
        if "table" in kinds and other in kinds:
            yield f"has a table and a {other}, and there is room for one of them", SPLIT


def _check(part: SlidePart) -> Iterator[tuple[str, str]]:
    tag = str(part.tree.tag)
    if part.kind == "foreign":
        yield f"cannot show {FOREIGN.get(tag, f'<{tag}>')}", SPLIT if tag == "hr" else REPLACE


def _find_parts(tree: Tree) -> Iterator[SlidePart]:
    """A text → its sentences, lists, tables and drawings in order."""
    yield from _to_sentence(tree.text)
    for element in tree:
        if element.tag != "figcaption":
            yield from _find_in(element)
        yield from _to_sentence(element.tail)


def _find_in(element: Tree) -> Iterator[SlidePart]:
    if element.tag in CONTAINERS:
        yield from _find_parts(element)
    elif element.tag == "blockquote":
        yield from map(_quote, _find_parts(element))
    elif element.tag == "pre":
        for line in element.text_content().split("\n"):
            yield from _to_sentence(line)
    elif isinstance(element.tag, str):
        kind = KINDS.get(element.tag, "foreign")
        if kind != "drawing" and (to_text(element) or kind == "foreign"):
            yield SlidePart(kind, element)
        yield from (SlidePart("table", table) for table in element.iter("table") if kind == "list")
        yield from (SlidePart("drawing", image) for image in element.iter("img") if kind != "table")


def _to_sentence(text: str | None) -> Iterator[SlidePart]:
    if text and text.strip():
        sentence = html.Element("p")
        sentence.text = text
        yield SlidePart("sentence", sentence)


def _quote(part: SlidePart) -> SlidePart:
    """What somebody says stands in italics."""
    if part.kind != "sentence":
        return part
    quoted, words = html.Element("p"), deepcopy(part.tree)
    words.tag, words.tail = "em", None
    quoted.append(words)
    return SlidePart("sentence", quoted)
