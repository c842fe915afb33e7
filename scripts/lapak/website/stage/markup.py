"""The markup of one page of the plain tree: links lead to other files of it, images stand beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from lapak.render.document import Documents
from lapak.render.html.icons import find_icon
from lapak.render.pictures.images import DRAWING
from lapak.website.page.markup import PageMarkup

HOME, TEXT, JPEG = "index", ".md", ".jpg"
IMAGE_FOLDER, ICON_FOLDER = "gambar/", "gambar/ikon/"
ICON_HEIGHT = "16"
"""In points, as high as a letter."""


def to_text_path(address: str) -> str:
    """'modul/praktik/' → 'modul/praktik.md', which such programs publish at that very address."""
    return f"{address.rstrip('/') or HOME}{TEXT}"


class StageMarkup(PageMarkup):
    """Knows one page of the tree of one language, and notes what the page shows."""

    def __init__(self, documents: Documents, language: str, address: str, staged: Collection[str]) -> None:
        super().__init__(documents.course.project.root, language, address)
        self._documents = documents
        self._folder = posixpath.dirname(to_text_path(address))
        self._staged = staged
        self.images: dict[str, Path] = {}
        """By path in the tree, its file."""
        self.attachments: set[str] = set()

    def to_link(self, address: str, language: str | None = None) -> str:
        """An address → the file that holds it, the page on the published site, or ''."""
        place, mark, section = address.partition("#")
        if language in (None, self._language) and place in self._staged:
            return self._to_way(to_text_path(place)) + mark + section
        return self._documents.find_published(language or self._language, address)

    def to_attachment(self, address: str) -> str:
        """A file of one's own → the same file in the tree."""
        self.attachments.add(address)
        return self._to_way(address)

    def to_file(self, path: str) -> str:
        """What only the site has: its address there, or ''."""
        return self._documents.find_published("id", path)

    def to_picture(self, path: str) -> Markup:
        """A drawing's path in the project → an image without words, as words beside it say the same."""
        return Markup(html.tostring(self._to_image(path, ""), encoding="unicode"))

    def place_image(self, image: HtmlElement) -> None:
        """Every image, drawings too, is a file of the tree."""
        image.set("src", self._to_image(image.get("src", ""), "").get("src", ""))

    def place_icon(self, mark: HtmlElement, name: str) -> None:
        """So is an icon."""
        file = find_icon(name)
        assert file, name
        path = f"{ICON_FOLDER}{name}{DRAWING}"
        self.images[path] = file
        mark.attrib.pop("class")
        mark.append(html.Element("img", {"src": self._to_way(path), "alt": "", "height": ICON_HEIGHT}))

    def _to_image(self, path: str, alt: str) -> HtmlElement:
        place = IMAGE_FOLDER + (path if path.endswith(DRAWING) else posixpath.splitext(path)[0] + JPEG)
        self.images[place] = self._root / path
        return html.Element("img", {"src": self._to_way(place), "alt": alt})

    def _to_way(self, path: str) -> str:
        return posixpath.relpath(path, self._folder or ".")
