"""Typed values of a document → plain data for Typst: trees as nested tags, drawings as SVG, long words hyphenated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pyphen
from lxml import etree
from lxml.html import HtmlElement

from lapak.cache.entries import hash_values
from lapak.course.blocks import Block, Sheet
from lapak.course.model import Section
from lapak.course.problems import Problem
from lapak.course.reading.source_lines import find_line
from lapak.course.text import NOT_PRINTED, list_fields
from lapak.render.document import Tree
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.points import paint_paper
from lapak.render.html.icons import find_mark, load_icon
from lapak.render.html.links import FILE_SCHEME, NOTE, SCHEME
from lapak.render.pictures.images import DRAWING
from lapak.render.pictures.photos import find_original, make_print_photo

KNOWN_TAGS = frozenset(
    {"div", "span", "p", "strong", "b", "em", "i", "code", "br", "del", "sub", "sup", "blockquote", "a"}
    | {"ul", "ol", "li", "figure", "figcaption", "img", "table", "thead", "tbody", "tr", "th", "td"}
    | {"tfoot", "caption", "pre", "hr", "dl", "dt", "dd", "details", "summary", "u", "ins", "s", "mark", "small", "kbd"}
)
PLAIN_TAGS = {
    **dict.fromkeys(("abbr", "bdi", "bdo", "data", "font", "label", "q", "time"), "span"),
    **dict.fromkeys(("cite", "dfn", "var"), "em"),
    **dict.fromkeys(("samp", "tt"), "code"),
    **dict.fromkeys(("address", "article", "aside", "center", "footer", "header", "main", "nav", "section"), "div"),
    "strike": "s",
}
"""Elements that look on paper like another one."""
UNSEEN_TAGS = frozenset({"col", "colgroup", "wbr"})
STRUCTURE = ("ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "div", "figure", "blockquote", "dl", "details")
BLANKS = re.compile(r"[ \t\r\n]+")
CODE = frozenset({"code", "pre"})
PARAGRAPHS = frozenset({"p", "ul", "ol", "pre", "table", "figure", "blockquote", "dl", "details", "div", "hr"})
"""What stands on lines of its own."""
KEPT_ATTRIBUTES = ("class", "alt", "start")
HYPHEN_LANGUAGE = "id_ID"
"""Also stands in for Javanese and Sundanese, for which no patterns exist."""
LONG_WORD = re.compile(r"[^\W\d_]{13,}")
ADDRESS = re.compile(r"\S*[\w)][/.?&=@_-]\w\S{12,}")
UNBROKEN = re.compile(r"[^\s\u00ad\u200b]{30,}")
SOFT_HYPHEN = "\u00ad"
BREAK = "\u200b"
"""A place where a line may end: addresses have no syllables."""


class Attached(NamedTuple):
    """How a paper names files of one's own."""

    away: str
    """'di situs'."""
    url: str
    """The site's root; '' while nobody has filled it in."""


@dataclass(frozen=True)
class NodeWriter:
    """What the nodes of one paper share."""

    root: Path
    labels: Mapping[str, str]
    """What stands in the same paper: 'modul/praktik/#foto' → 'praktik-foto'."""
    site_url: str
    """Where everything else stands; '' while nobody has filled it in."""
    files: Attached
    problems: list[Problem]
    has_sources: bool = True
    """False for a sheet: where no source stands, no number leads to one."""

    def to_plain(self, value: Any, section: Section[Tree]) -> Any:
        """Anything of a section → the same as plain data."""
        return self._to_plain(value, section, value.line if isinstance(value, Block) else section.line)

    def _to_plain(self, value: Any, section: Section[Tree], line: int) -> Any:
        if isinstance(value, HtmlElement):
            return self._to_node(value, section, line)
        if isinstance(value, tuple):
            return [self._to_any(item, section, line) for item in value]
        if is_dataclass(value) and not isinstance(value, type):
            names = list_fields(value, but=NOT_PRINTED)
            plain = {name: self._to_any(getattr(value, name), section, line) for name in names}
            if isinstance(value, Sheet):
                return {name: item if name == "kind" else _hyphenate_all(item) for name, item in plain.items()}
            return {"block": value.name, **plain} if isinstance(value, Block) else plain
        return value

    def _to_any(self, value: Any, section: Section[Tree], line: int) -> Any:
        """A block has a line of its own."""
        return self.to_plain(value, section) if isinstance(value, Block) else self._to_plain(value, section, line)

    def _to_node(self, element: HtmlElement, section: Section[Tree], line: int) -> dict[str, Any]:
        if icon := find_mark(element):
            return {"t": "icon", "c": [], "a": {"image": etree.tostring(load_icon(icon), encoding="unicode")}}
        tag = PLAIN_TAGS.get(str(element.tag), str(element.tag))
        if tag not in KNOWN_TAGS:
            place = find_line(self.root / section.path, f"<{tag}", line)
            self.problems.append(Problem(section.path, place, f"<{tag}> has no form on paper", "write it in Markdown"))
            tag = "span"
        children: list[Any] = [_to_words(element.text, element)] if _has_text(element, element.text) else []
        for child in element:
            if isinstance(child.tag, str) and child.tag not in UNSEEN_TAGS and not self._is_lost(child):
                children.append(self._to_node(child, section, line))
            if note := child.get(NOTE):
                children.append(f" ({hyphenate(note)}, {self.files.away})")
            if _has_text(element, child.tail):
                words = _to_words(child.tail, element)
                children.append(words.lstrip(" ") if child.tag == "br" else words)
        return {"t": tag, "c": _drop_blanks(children), "a": self._to_attributes(element)}

    def _is_lost(self, element: HtmlElement) -> bool:
        return not self.has_sources and element.tag == "sup" and element.get("class") == "source"

    def _to_attributes(self, element: HtmlElement) -> dict[str, Any]:
        attributes: dict[str, Any] = {name: element.get(name) for name in KEPT_ATTRIBUTES if name in element.attrib}
        if language := element.get("lang"):
            attributes["lang"] = language.partition("-")[0].lower()
        if element.tag == "img":
            attributes["image"] = read_image(self.root / element.get("src", ""), self.root)
        if element.tag == "a":
            attributes |= self._find_target(element.get("href", ""))
        return attributes

    def _find_target(self, target: str) -> dict[str, str]:
        """A link's target → where it leads on paper: a place in the same document, an address, or nowhere."""
        if target.startswith(FILE_SCHEME):
            return {"href": self.files.url + target.removeprefix(FILE_SCHEME)} if self.files.url else {}
        if not target.startswith(SCHEME):
            return {"href": target}
        place = target.removeprefix(SCHEME)
        if place in self.labels:
            return {"label": self.labels[place]}
        return {"href": self.site_url + place} if self.site_url else {}


@dataclass(frozen=True)
class BlockHasher(NodeWriter):
    """Writes a hash in the place of each block, once for all the papers that show it."""

    hashes: dict[int, str] = field(default_factory=dict)
    """By the block's identity: it lives as long as the documents."""

    def to_plain(self, value: Any, section: Section[Tree]) -> Any:
        """Anything of a section → the same as plain data; a block as its hash."""
        if not isinstance(value, Block):
            return super().to_plain(value, section)
        if id(value) not in self.hashes:
            self.hashes[id(value)] = hash_values([super().to_plain(value, section)])
        return self.hashes[id(value)]

    def _to_node(self, element: HtmlElement, section: Section[Tree], line: int) -> dict[str, Any]:
        """A tree as its markup and the images in it: its nodes on paper follow from them."""
        images = [read_image(self.root / image.get("src", ""), self.root) for image in element.iter("img")]
        return {"t": etree.tostring(element, encoding="unicode", with_tail=False), "c": images}


def _to_words(text: str | None, parent: HtmlElement) -> str:
    """The text between two tags as paper shows it: as in a browser, a new line is a blank, but not in code."""
    is_code = parent.tag in CODE or next(parent.iterancestors("pre"), None) is not None
    return hyphenate(text if is_code else BLANKS.sub(" ", text or ""))


def _drop_blanks(children: list[Any]) -> list[Any]:
    """What stands in an element → the same without blanks beside paragraphs and lists: they would be empty lines."""
    blocks = [isinstance(child, dict) and child["t"] in PARAGRAPHS for child in children]
    if not any(blocks):
        return children
    kept = []
    for index, child in enumerate(children):
        text = child
        if isinstance(text, str):
            text = text.lstrip(" ") if index == 0 or blocks[index - 1] else text
            text = text.rstrip(" ") if index + 1 == len(children) or blocks[index + 1] else text
        if text:
            kept.append(text)
    return kept


def _has_text(parent: HtmlElement, text: str | None) -> bool:
    """White space between the elements of a list or a table is no text."""
    is_structure = parent.tag in STRUCTURE
    return bool(text and (text.strip() or not is_structure))


def hyphenate(text: str | None) -> str:
    """Text → the same with places to break in long words and addresses, so that they stay in a narrow cell."""
    text = LONG_WORD.sub(lambda match: _hyphens().inserted(match[0], SOFT_HYPHEN), text or "")
    text = ADDRESS.sub(lambda match: re.sub(r"([/.?&=@_-])(?=\w)", rf"\1{BREAK}", match[0]), text)
    return UNBROKEN.sub(lambda match: re.sub(r"([^\W_]{10})(?=\w)", rf"\1{BREAK}", match[0]), text)


def _hyphenate_all(value: Any) -> Any:
    if isinstance(value, list):
        return [_hyphenate_all(item) for item in value]
    return hyphenate(value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _hyphens() -> Any:
    return pyphen.Pyphen(lang=HYPHEN_LANGUAGE)


def read_image(file: Path, root: Path) -> str | list[int]:
    """A drawing → its SVG, with the page's colours made into paper and ink; a photo of a project → its JPEG."""
    return _read_version(file, root, find_original(file).stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read_version(file: Path, root: Path, changed_at: int) -> str | list[int]:
    if file.suffix != DRAWING:
        return list(make_print_photo(file, root))
    return paint_paper(load_drawing(file).decode())
