"""A deck → a presentation (.pptx) that can be edited: real placeholders, alt texts, notes, a language for each run."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import typst
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from lapak.course.problems import Problem, SourceError
from lapak.slides.deck.model import Deck
from lapak.slides.fit.boxes import NUMBER, PICTURE
from lapak.slides.fit.pages import SetSlide, set_deck
from lapak.slides.pptx.notes import SpeakerPages
from lapak.slides.pptx.package import add_slide, pack
from lapak.slides.pptx.parts import Maker
from lapak.slides.pptx.pictures import DrawingColours, load_picture
from lapak.slides.pptx.placeholders import Placeholders
from lapak.slides.pptx.shapes import NumberShape, PictureShape, contain, find_table, find_texts, raise_places
from lapak.slides.pptx.template import open_template

SLIDE = "slides/template/slide.xml"
SECTIONS = "slides/template/sections.xml"
SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
MOST_PROPERTY_LETTERS = 255
"""Of a title or an author, in the format."""
MEDIA = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def to_presentation(deck: Deck, maker: Maker) -> bytes:
    """A deck → a presentation's bytes, the same for the same deck; raises SourceError for a picture without a form."""
    press = _PresentationWriter(deck, maker)
    pages = set_deck(deck, maker.boxes, maker.documents.words)
    for number, page in enumerate(pages, 1):
        press.add(page, number)
    press.add_sections(pages)
    return press.save()


class _PresentationWriter:
    """Makes one presentation, slide by slide."""

    def __init__(self, deck: Deck, maker: Maker) -> None:
        self._deck = deck
        self._maker = maker
        self._presentation = open_template(maker.template)
        self._notes = SpeakerPages(self._presentation.part.package, maker.documents.words)
        self._layouts = {layout.name: layout for layout in self._presentation.slide_layouts}
        self._slide = maker.templates.get_template(SLIDE)
        self._files: dict[bytes, Part] = {}

    def add(self, page: SetSlide, number: int) -> None:
        """Adds a slide with its texts, drawing, number and notes."""
        part = add_slide(self._presentation, self._layouts[page.layout], number)
        places = raise_places(self._maker.places[page.layout], page)
        values = {
            "texts": find_texts(page, self._deck, places),
            "table": find_table(page, places),
            "picture": self._find_picture(page, places, part),
            "number": NumberShape(places[NUMBER], number) if NUMBER in places else None,
        }
        tree = part._element.spTree
        tree.getparent().replace(tree, parse_xml(self._slide.render(values)))
        self._notes.write(part, page.slide)
        if page.slide.is_hidden:
            part._element.set("show", "0")

    def _find_picture(self, page: SetSlide, places: Placeholders, part: Any) -> PictureShape | None:
        image = page.slide.drawing
        if image is None or PICTURE not in places:
            return None
        root, path = self._maker.documents.course.project.root, image.get("src", "")
        try:
            colours = DrawingColours(*map(self._maker.palette.find, ("ink", "paper")))
            picture = load_picture(root / path, root, colours, self._maker.drawing)
        except (typst.TypstError, OSError) as error:
            fix = "save the photo again as WebP, or export the drawing again as plain SVG"
            raise SourceError([Problem(path, 1, f"cannot be drawn: {error}", fix)]) from None
        pixels = self._relate(part, picture.kind, picture.pixels)
        svg = self._relate(part, "svg", picture.svg) if picture.svg else ""
        frame = contain(places[PICTURE], picture)
        return PictureShape(places[PICTURE], image.get("alt", ""), pixels, svg, frame)

    def _relate(self, part: Any, kind: str, data: bytes) -> str:
        """A file's bytes → the relationship of a slide to it; each file is in the presentation once."""
        if data not in self._files:
            name = f"/ppt/media/{hashlib.sha256(data).hexdigest()[:16]}.{kind}"
            self._files[data] = Part(PackURI(name), MEDIA[kind], part.package, data)
        return str(part.relate_to(self._files[data], RELATIONSHIP_TYPE.IMAGE))

    def add_sections(self, pages: Sequence[SetSlide]) -> None:
        """Groups the slides by the module's sections, as PowerPoint shows them."""
        ids = [item.id for item in self._presentation.slides._sldIdLst]
        groups = groupby(zip(pages, ids, strict=True), lambda pair: pair[0].slide.section)
        sections = [
            {"name": name, "id": self._make_id(index), "slides": [slide for _, slide in group]}
            for index, (name, group) in enumerate(groups)
        ]
        root = self._presentation.part._element
        extensions = root.find(qn("p:extLst"))
        if extensions is None:
            extensions = etree.SubElement(root, qn("p:extLst"))
        for extension in [item for item in extensions if item.get("uri") == SECTION_LIST]:
            extensions.remove(extension)
        extensions.append(parse_xml(self._maker.templates.get_template(SECTIONS).render(sections=sections)))

    def _make_id(self, index: int) -> str:
        name = f"{self._deck.slug}.{self._deck.language}.{index}"
        return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, name)}}}".upper()

    def save(self) -> bytes:
        """The presentation's bytes, with our properties and fixed dates."""
        documents, properties = self._maker.documents, self._presentation.core_properties
        properties.title = self._deck.title[:MOST_PROPERTY_LETTERS]
        properties.subject = documents.course.project.site_name[:MOST_PROPERTY_LETTERS]
        institution = documents.edition.institution[:MOST_PROPERTY_LETTERS]
        properties.author = properties.last_modified_by = institution
        properties.language = self._deck.language
        properties.created = properties.modified = self._maker.date.replace(tzinfo=None)
        properties.revision = 1
        self._name_notes_master()
        return pack(self._presentation.part.package)

    def _name_notes_master(self) -> None:
        """Says in the presentation which master its notes have: python-pptx relates it, and PowerPoint looks here."""
        root = self._presentation.part._element
        relations = self._presentation.part.rels.items()
        masters = [name for name, one in relations if one.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
        if masters and root.find(qn("p:notesMasterIdLst")) is None:
            named = etree.Element(qn("p:notesMasterIdLst"))
            etree.SubElement(named, qn("p:notesMasterId")).set(qn("r:id"), masters[0])
            root.find(qn("p:sldMasterIdLst")).addnext(named)
