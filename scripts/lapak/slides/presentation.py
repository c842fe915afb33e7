"""A deck → a presentation (.pptx) that can be edited: real placeholders, alt texts, notes, a language for each run."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from lapak.slides.deck import Deck, Slide
from lapak.slides.maker import Maker
from lapak.slides.pages import SetSlide, set_deck, to_caption, to_paragraphs, to_title
from lapak.slides.paragraphs import Style, write_notes, write_paragraphs
from lapak.slides.pictures import Colours, Picture, load_picture
from lapak.slides.runs import Run
from lapak.slides.template import CAPTION, COLOURS, PICTURE, PLACE, POINTS, TITLE, open_template

SLIDE_NUMBER = "slides/template/slide-number.xml"
SECTIONS = "slides/template/sections.xml"
SVG = "slides/template/drawing.xml"


def to_presentation(deck: Deck, maker: Maker) -> bytes:
    """A deck → a presentation's bytes, the same for the same deck; b'' without a template."""
    if not maker.template:
        return b""
    presentation = open_template(maker.template)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    pages = set_deck(deck, maker.boxes, maker.documents.words)
    for number, page in enumerate(pages, 1):
        slide = presentation.slides.add_slide(layouts[page.layout])
        _Filler(slide, page, deck, maker).fill(number)
    _add_sections(presentation, pages, deck, maker)
    _write_properties(presentation.core_properties, deck, maker)
    buffer = BytesIO()
    presentation.save(buffer)
    return _pack(buffer.getvalue())


class _Filler:
    """Fills one slide."""

    def __init__(self, shown: Any, page: SetSlide, deck: Deck, maker: Maker) -> None:
        self._shown = shown
        self._page = page
        self._slide: Slide = page.slide
        self._deck = deck
        self._maker = maker
        self._places = {shape.placeholder_format.idx: shape for shape in shown.placeholders}

    def fill(self, number: int) -> None:
        """Writes texts, drawing, notes and number; a placeholder without content is taken out."""
        slide, page = self._slide, self._page
        self._write(TITLE, [to_title(slide)], Style(page.title_size, is_plain=True))
        self._write(POINTS, to_paragraphs(slide), _find_style(page))
        self._write(CAPTION, [to_caption(slide)] if slide.caption else [], Style(page.caption_size, is_plain=True))
        self._write(PLACE, [(Run(self._deck.progress, self._deck.language),)], Style(0, is_plain=True))
        self._place_picture()
        self._add_number(number)
        write_notes(self._shown, slide, self._maker.documents.words)

    def _write(self, number: int, paragraphs: Sequence[Any], style: Style | None = None) -> None:
        shape = self._places.get(number)
        if shape is None:
            return
        if paragraphs and style:
            write_paragraphs(shape._element.txBody, paragraphs, style)
        else:
            _remove(shape)

    def _place_picture(self) -> None:
        shape = self._places.get(PICTURE)
        image = self._slide.drawing
        if shape is None or image is None:
            if shape is not None:
                _remove(shape)
            return
        root = self._maker.documents.course.project.root
        colours = Colours(COLOURS["ink"], COLOURS["paper"])
        picture = load_picture(root / image.get("src", ""), colours, self._maker.drawing)
        box = (shape.left, shape.top, shape.width, shape.height)
        placed = shape.insert_picture(BytesIO(picture.pixels))
        placed._element.nvPicPr.cNvPr.set("descr", image.get("alt", ""))
        _contain(placed, box)
        if picture.svg:
            self._add_svg(placed, picture)

    def _add_svg(self, placed: Any, picture: Picture) -> None:
        """Beside the PNG the drawing itself, for programs that know SVG."""
        package = self._shown.part.package
        name = PackURI(f"/ppt/media/drawing-{uuid.uuid5(uuid.NAMESPACE_URL, picture.svg.decode()).hex}.svg")
        known = getattr(package, "drawings", {})
        part = known.get(name) or Part(name, "image/svg+xml", package, picture.svg)
        package.drawings = {**known, name: part}
        id_ = self._shown.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        blip = placed._element.blipFill.find(".//{*}blip")
        extensions = etree.SubElement(blip, qn("a:extLst"))
        extensions.append(parse_xml(self._maker.templates.get_template(SVG).render(id=id_)))

    def _add_number(self, number: int) -> None:
        tree = self._shown.shapes._spTree
        taken = [int(item) for item in tree.xpath("//@id") if str(item).isdigit()]
        found = [
            shape.placeholder_format.idx
            for shape in self._shown.slide_layout.placeholders
            if shape._element.find(".//{*}ph[@type='sldNum']") is not None
        ]
        if found:
            values = {"id": max(taken) + 1, "idx": found[0], "number": number, "language": "id-ID"}
            tree.append(parse_xml(self._maker.templates.get_template(SLIDE_NUMBER).render(values)))


def _find_style(page: SetSlide) -> Style:
    slide = page.slide
    return Style(
        page.point_size,
        first_number=slide.first_number if slide.is_numbered else 0,
        marked=len(slide.points) if len(slide.points) > 1 or slide.is_numbered else 0,
        is_bold=slide.kind == "answer",
    )


def _remove(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)


def _contain(placed: Any, box: tuple[int, int, int, int]) -> None:
    """A picture as large as its box allows, whole, in the middle."""
    left, top, width, height = box
    wide, high = placed.image.size
    scale = min(width / wide, height / high)
    placed.crop_left = placed.crop_right = placed.crop_top = placed.crop_bottom = 0
    placed.width, placed.height = int(wide * scale), int(high * scale)
    placed.left = left + (width - placed.width) // 2
    placed.top = top + (height - placed.height) // 2


def _add_sections(presentation: Any, pages: Sequence[SetSlide], deck: Deck, maker: Maker) -> None:
    ids = [item.id for item in presentation.slides._sldIdLst]
    groups = groupby(zip(pages, ids, strict=True), lambda pair: pair[0].slide.section)
    sections = [
        {"name": name, "id": _make_id(deck, index), "slides": [id_ for _, id_ in group]}
        for index, (name, group) in enumerate(groups)
    ]
    root = presentation.part._element
    extensions = root.find("{*}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    for extension in list(extensions):
        if extension.get("uri") == "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}":
            extensions.remove(extension)
    extensions.append(parse_xml(maker.templates.get_template(SECTIONS).render(sections=sections)))


def _make_id(deck: Deck, index: int) -> str:
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"{deck.slug}.{deck.language}.{index}")).upper() + "}"


def _write_properties(properties: Any, deck: Deck, maker: Maker) -> None:
    properties.title = deck.title
    properties.author = properties.last_modified_by = maker.documents.edition.institution
    properties.language = deck.language
    properties.subject = maker.documents.course.project.site_name
    properties.created = properties.modified = maker.date.replace(tzinfo=None)
    properties.revision = 1


def _pack(data: bytes) -> bytes:
    """A ZIP → the same files with one fixed date, so that its bytes depend on nothing else."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return buffer.getvalue()
