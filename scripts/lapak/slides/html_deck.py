"""A deck → one HTML file for the projector: no request, from a USB stick, readable without script."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import minify_html
import rcssmin
from lxml import etree
from markupsafe import Markup

from lapak.render.document import Documents, Tree
from lapak.render.html.markup import DocumentMarkup, clean_markup
from lapak.render.minify import minify_script
from lapak.render.palette import load_sheet
from lapak.render.pictures.images import DRAWING, to_data_url
from lapak.render.policy import add_policy
from lapak.slides.deck.model import Deck, Slide
from lapak.slides.deck.tree_text import number_points

SVG = "{http://www.w3.org/2000/svg}"
USUAL_BOX = "0 0 320 200"
PAPER = "var(--paper,#fff)"
"""The fill of what covers what lies behind it."""
USUAL_LINES = {
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "2.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
"""How nearly all drawings are drawn; overrides/slides/deck.css says it once."""
UNMARKED = {"fill": "#000", "stroke": "none", "stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter"}
"""How a drawing is drawn that does not say how."""


class SharedPicture(NamedTuple):
    """An image on a slide: a drawing of this file, or a photo."""

    alt: str
    source: str = ""
    """Of a photo."""
    number: int = 0
    """Of a drawing."""
    box: str = ""
    """What is seen of a drawing, if not as usual."""
    name: int = 0
    """Of a drawing with its alt text: the first of a number says the text, the others name that one."""
    is_repeated: bool = False


class SlideMarkup(DocumentMarkup):
    """Writes what stands on the slides of one deck; links leave only their words, photos are part of the file."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._drawings: dict[str, Tree] = {}
        self._names: dict[tuple[str, str], int] = {}

    def to_link(self, address: str, language: str | None = None) -> str:
        """Nowhere."""
        return ""

    def to_photo(self, path: str) -> str:
        """A photo's path in the project → its bytes as an address."""
        return to_data_url(self._root / path, self._root)

    def to_picture(self, image: Tree) -> SharedPicture:
        """An image → what a template shows; a drawing is kept once, however many slides show it."""
        path, alt = image.get("src", ""), image.get("alt", "")
        if not path.endswith(DRAWING):
            return SharedPicture(alt, source=self.to_photo(path))
        drawing = self._drawings.get(path)
        if drawing is None:
            drawing = self._drawings[path] = self.read_drawing(path)
        box = drawing.get("viewBox", "")
        is_repeated = (path, alt) in self._names
        name = self._names.setdefault((path, alt), len(self._names) + 1)
        number = list(self._drawings).index(path) + 1
        return SharedPicture(alt, "", number, "" if box == USUAL_BOX else box, name, is_repeated)

    @property
    def drawings(self) -> Markup:
        """Every drawing that a slide has asked for."""
        return Markup("".join(_to_group(drawing, number) for number, drawing in enumerate(self._drawings.values(), 1)))

    @staticmethod
    def number_points(slide: Slide) -> list[int]:
        """A slide → the number of each of its points; 0 for a line of a list in a list."""
        return number_points(slide.points, slide.first_number)

    def to_words(self, tree: Tree) -> Markup:
        """A tree that is a line → its markup without pictures: they have their own place on a slide."""
        return self.to_inline(self._take_pictures(tree))

    def to_blocks(self, tree: Tree) -> Markup:
        """A tree → the markup of its paragraphs and lists without pictures."""
        bare = self._take_pictures(tree)
        markup = self.to_block(bare)
        return Markup("<p>{}</p>").format(markup) if (bare.text or "").strip() else markup

    @staticmethod
    def _take_pictures(tree: Tree) -> Tree:
        bare = deepcopy(tree)
        for picture in list(bare.iter("figure", "img")):
            if picture.getparent() is not None:
                picture.drop_tree()
        for link in list(bare.iter("a")):
            link.drop_tag()
        for word in bare.iter("strong"):
            word.tag = "b"  # five bytes for what looks and sounds alike
        return bare


class Projection:
    """Makes the pages of an edition's decks, by the template, the style and the script of overrides/slides/."""

    def __init__(self, documents: Documents, templates: jinja2.Environment) -> None:
        self._documents = documents
        self._templates = templates

    def to_page(self, deck: Deck) -> bytes:
        """A deck → its page's bytes."""
        values: dict[str, Any] = {
            "deck": deck,
            "here": SlideMarkup(self._documents.course.project.root),
            "words": self._documents.words[deck.language],
            "voice": self._find_voice(deck),
            "edition": self._documents.edition,
            "logo": self._documents.signs.logo,
            "styles": self._styles,
            "script": self._script,
        }
        page = self._templates.get_template("slides/deck.html").render(values)
        light: str = minify_html.minify(page, keep_html_and_head_opening_tags=True)
        return add_policy(light).encode()

    def _find_voice(self, deck: Deck) -> str:
        modules = self._documents.modules[deck.language]
        own = [module for module in modules if module.slug == deck.slug]
        return self._documents.find_voice(deck.language, own or modules)

    @cached_property
    def _styles(self) -> str:
        styles: str = rcssmin.cssmin(load_sheet(self._documents.course.project, "slides/deck.css"))
        return styles

    @cached_property
    def _script(self) -> str:
        return minify_script(self._documents.course.project.find_template("slides/deck.js").read_text("utf-8"))


def _to_group(drawing: Tree, number: int) -> str:
    """A drawing → the markup that slides refer to by its number; each says itself what is seen of an unusual one."""
    is_usual = drawing.get("viewBox") == USUAL_BOX
    group = etree.Element(SVG + ("symbol" if is_usual else "g"), {"id": f"d{number}"}, nsmap=drawing.nsmap)
    own = {name: value for name, value in drawing.attrib.items() if name != "class" and (is_usual or name != "viewBox")}
    for name, value in {**UNMARKED, **own}.items():
        if value != USUAL_LINES.get(str(name)):
            group.set(name, value)
    group.extend(list(drawing))
    for covering in group.iterfind(f".//*[@fill='{PAPER}']"):
        del covering.attrib["fill"]
        covering.set("class", "paper")
    return clean_markup(etree.tostring(group, encoding="unicode"))
