"""An HTML tree of a document → markup: each output says what a link and an image become."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Literal, cast

from lxml import etree, html
from lxml.html import HtmlElement
from markupsafe import Markup

from lapak.render.drawings.cleaning import load_drawing
from lapak.render.html.icons import list_marks, load_icon
from lapak.render.html.links import FILE_SCHEME, NOTE, SCHEME
from lapak.render.pictures.images import DRAWING


class DocumentMarkup:
    """Writes the trees of one document. An output's own kind of it knows where things are."""

    method: Literal["html", "xml"] = "html"
    away = ""
    """Says, behind a link to a file of one's own, where that is; '' where it comes along."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def to_link(self, address: str, language: str | None = None) -> str:
        """An address → the link to it, in this document's language or another; '' when it leads nowhere."""
        raise NotImplementedError

    def to_attachment(self, address: str) -> str:
        """The address of a file of one's own → the link to it; '' when it leads nowhere."""
        raise NotImplementedError

    def to_photo(self, path: str) -> str:
        """A photo's path in the project → what stands in `src`."""
        raise NotImplementedError

    def to_block(self, tree: HtmlElement) -> Markup:
        """A tree → the markup of all its elements."""
        return Markup(self._to_markup(self._resolve(tree)))

    def to_inline(self, tree: HtmlElement) -> Markup:
        """A tree that is one paragraph → its content, without the paragraph."""
        resolved = self._resolve(tree)
        if len(resolved) == 1 and resolved[0].tag == "p":
            resolved = resolved[0]
        return Markup(self._to_markup(resolved))

    def place_image(self, image: HtmlElement) -> None:
        """Changes one image in place: a drawing becomes part of the markup, a photo gets its address."""
        path = image.get("src", "")
        if not path.endswith(DRAWING):
            image.set("src", self.to_photo(path))
            image.set("loading", "lazy")
            return
        drawing = self.read_drawing(path)
        drawing.set("role", "img")
        drawing.set("aria-label", image.get("alt", ""))
        drawing.tail = image.tail
        parent = image.getparent()
        if parent is not None:
            parent.replace(image, drawing)

    def place_icon(self, mark: HtmlElement, name: str) -> None:
        """Draws the icon of a mark in its place."""
        mark.set("class", "icon")
        mark.append(load_icon(name))

    def read_drawing(self, path: str) -> HtmlElement:
        """A drawing's path in the project → its SVG element."""
        drawing = etree.fromstring(load_drawing(self._root / path))
        drawing.set("class", "drawing")
        return cast("HtmlElement", drawing)

    def _resolve(self, tree: HtmlElement) -> HtmlElement:
        tree = deepcopy(tree)
        for link in list(tree.iter("a")):
            target = link.get("href", "")
            if target.startswith(FILE_SCHEME):
                self._place_attachment(link, target.removeprefix(FILE_SCHEME))
            elif target.startswith(SCHEME):
                _set_target(link, self.to_link(target.removeprefix(SCHEME)))
            elif target.startswith("http"):
                link.set("rel", "noopener")
        for image in list(tree.iter("img")):
            self.place_image(image)
        for mark, name in list_marks(tree):
            self.place_icon(mark, name)
        for table in list(tree.iter("table")):
            _make_scrollable(table)
        return tree

    def _place_attachment(self, link: HtmlElement, address: str) -> None:
        """A link to a file says what is loaded, and how large it is."""
        note = html.Element("small")
        note.text = f"({', '.join(filter(None, (link.attrib.pop(NOTE), self.away)))})"
        parent = link.getparent()
        assert parent is not None
        note.tail, link.tail = link.tail, " "
        parent.insert(parent.index(link) + 1, note)
        _set_target(link, self.to_attachment(address))

    def _to_markup(self, tree: HtmlElement) -> str:
        first = str(Markup.escape(tree.text)) if tree.text else ""
        parts = [etree.tostring(child, encoding="unicode", method=self.method) for child in tree]
        return clean_markup(first + "".join(parts))


def _set_target(link: HtmlElement, target: str) -> None:
    """A link that leads nowhere leaves its words."""
    if target:
        link.set("href", target)
    else:
        link.drop_tag()


def _make_scrollable(table: HtmlElement) -> None:
    """A table wider than a phone scrolls by itself, by finger and by keyboard."""
    wrapper = html.Element("div", {"class": "scroll", "tabindex": "0", "role": "group"})
    parent = table.getparent()
    if parent is not None:
        wrapper.tail, table.tail = table.tail, None
        parent.replace(table, wrapper)
        wrapper.append(table)


def clean_markup(markup: str) -> str:
    """HTML knows SVG without its namespace."""
    return markup.strip().replace(' xmlns="http://www.w3.org/2000/svg"', "")
