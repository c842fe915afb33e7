"""An HTML tree of a document → the markup of one page: links relative, drawings inline, tables that scroll."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import cast

from lxml import etree, html
from lxml.html import HtmlElement
from markupsafe import Markup

from lapak.render.addresses import to_relative, to_url
from lapak.render.links import SCHEME

PHOTO_FOLDER = "gambar/"
"""Where photos stand on the site; drawings are part of the page."""


class PageMarkup:
    """Knows one page: its language and where it stands."""

    def __init__(self, root: Path, language: str, address: str) -> None:
        self._root = root
        self._language = language
        self._url = to_url(language, address)

    def to_block(self, tree: HtmlElement) -> Markup:
        """A tree → the markup of all its elements."""
        return Markup(_to_markup(self._resolve(tree)))

    def to_inline(self, tree: HtmlElement) -> Markup:
        """A tree that is one paragraph → its content, without the paragraph."""
        resolved = self._resolve(tree)
        if len(resolved) == 1 and resolved[0].tag == "p":
            resolved = resolved[0]
        return Markup(_to_markup(resolved))

    def to_drawing(self, image: HtmlElement) -> Markup:
        """A drawing beside words that say the same: for the eye alone, so without its alt text."""
        drawing = etree.fromstring(_read_drawing(self._root / image.get("src", "")))
        drawing.set("class", "drawing")
        drawing.set("aria-hidden", "true")
        return Markup(_clean(etree.tostring(drawing, encoding="unicode", method="html")))

    def to_link(self, address: str, language: str | None = None) -> str:
        """An address → the link to it from this page, in this page's language or another."""
        return to_relative(to_url(language or self._language, address), self._url)

    def to_file(self, path: str) -> str:
        """A file's path on the site → the link to it from this page."""
        return to_relative(path, self._url)

    def _resolve(self, tree: HtmlElement) -> HtmlElement:
        tree = deepcopy(tree)
        for link in tree.iter("a"):
            target = link.get("href", "")
            if target.startswith(SCHEME):
                link.set("href", self.to_link(target.removeprefix(SCHEME)))
            elif target.startswith("http"):
                link.set("rel", "noopener")
        for image in list(tree.iter("img")):
            self._place(image)
        for table in list(tree.iter("table")):
            _make_scrollable(table)
        return tree

    def _place(self, image: HtmlElement) -> None:
        path = image.get("src", "")
        if not path.endswith(".svg"):
            image.set("src", self.to_file(PHOTO_FOLDER + path))
            image.set("loading", "lazy")
            return
        drawing = etree.fromstring(_read_drawing(self._root / path))
        drawing.set("class", "drawing")
        drawing.set("role", "img")
        drawing.set("aria-label", image.get("alt", ""))
        drawing.tail = image.tail
        parent = image.getparent()
        if parent is not None:
            parent.replace(image, cast("HtmlElement", drawing))


def _read_drawing(file: Path) -> bytes:
    return _read_version(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read_version(file: Path, changed_at: int) -> bytes:
    """The preview lives longer than a drawing stays as it is."""
    return file.read_bytes()


def _make_scrollable(table: HtmlElement) -> None:
    """A table wider than a phone scrolls by itself, by finger and by keyboard."""
    wrapper = html.Element("div", {"class": "scroll", "tabindex": "0", "role": "group"})
    parent = table.getparent()
    if parent is not None:
        wrapper.tail, table.tail = table.tail, None
        parent.replace(table, wrapper)
        wrapper.append(table)


def _to_markup(tree: HtmlElement) -> str:
    first = str(Markup.escape(tree.text)) if tree.text else ""
    parts = [etree.tostring(child, encoding="unicode", method="html") for child in tree]
    return _clean(first + "".join(parts))


def _clean(markup: str) -> str:
    """HTML knows SVG without its namespace."""
    return markup.strip().replace(' xmlns="http://www.w3.org/2000/svg"', "")
