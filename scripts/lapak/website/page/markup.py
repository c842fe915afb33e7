"""The markup of one page of the site: links relative, drawings inline, photos in their folder."""

from __future__ import annotations

from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement
from markupsafe import Markup

from lapak.render.addresses import to_relative, to_url
from lapak.render.html.markup import DocumentMarkup, clean_markup
from lapak.render.pictures.photos import to_page_path
from lapak.website.files.live import find_live

PHOTO_FOLDER = "gambar/"
"""Where photos stand on the site; drawings are part of the page."""


class PageMarkup(DocumentMarkup):
    """Knows one page: its language and where it stands."""

    def __init__(self, root: Path, language: str, address: str) -> None:
        super().__init__(root)
        self._language = language
        self._url = to_url(language, address)

    def to_drawing(self, image: HtmlElement) -> Markup:
        """A drawing beside words that say the same: for the eye alone, so without its alt text."""
        return self.to_picture(image.get("src", ""))

    def to_picture(self, path: str) -> Markup:
        """A drawing's path in the project → the same."""
        drawing = self.read_drawing(path)
        drawing.set("aria-hidden", "true")
        return Markup(clean_markup(etree.tostring(drawing, encoding="unicode", method="html")))

    def to_link(self, address: str, language: str | None = None) -> str:
        """An address → the link to it from this page."""
        return to_relative(to_url(language or self._language, address), self._url)

    def to_attachment(self, address: str) -> str:
        """A file of one's own → the link to it from this page."""
        return self.to_file(address)

    def to_photo(self, path: str) -> str:
        """A photo → its file from this page."""
        return self.to_file(PHOTO_FOLDER + to_page_path(path))

    def to_live(self, kind: str) -> str:
        """A kind of practice → the link to its script, in this page's language."""
        return self.to_file(find_live(self._language, kind))

    def to_file(self, path: str) -> str:
        """A file's path on the site → the link to it from this page."""
        return to_relative(path, self._url)
