"""The shapes of a slide → the parts of a lesson."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn

from lapak.bringing.album import Album, to_alt
from lapak.bringing.model import LessonList, LessonPart, LessonPicture, LessonRemark, LessonText
from lapak.bringing.plain_words import BULLET, StyledRun, guard_start, to_line, to_plain_line, to_table

SILENT = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER)
LISTED = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY, PP_PLACEHOLDER.VERTICAL_OBJECT)
"""Whose paragraphs have marks, unless somebody has taken them away."""
CAPTION = re.compile(r"keterangan gambar|caption", re.IGNORECASE)
PROGRESS = "Keterangan modul"
"""Of our own presentations: where the module stands in the course."""
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
MOST_LEVEL = 3


def list_shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Shapes → the same, those of groups among them, in the order in which they are read."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from list_shapes(shape.shapes)
        else:
            yield shape


def find_words(part: LessonPart) -> tuple[str, ...]:
    """A part → its lines, where it is nothing but words."""
    if isinstance(part, LessonList):
        return tuple(line for _, line in part.items)
    return tuple(part.text.split("\n\n")) if isinstance(part, LessonText) and not part.text.startswith("|") else ()


def find_size(shape: Any) -> float:
    """A shape → the size of its largest letters, in points; 0 where it does not say it."""
    runs = shape._element.iter(qn("a:rPr"), qn("a:defRPr"))
    return max((int(size) / 100 for run in runs if (size := run.get("sz", "")).isdigit()), default=0.0)


@dataclass
class SlideReader:
    """Reads the shapes of one slide."""

    album: Album
    place: str
    remarks: list[LessonRemark]
    slide: Any
    _left_out: Counter[str] = field(default_factory=Counter)

    def read(self, shape: Any) -> list[LessonPart]:
        """A shape → its parts: mostly one, none of a shape that only looks good."""
        if shape.is_placeholder and shape.placeholder_format.type in SILENT:
            return []
        if hasattr(shape, "image") or shape._element.tag == qn("p:pic"):
            return self._read_picture(shape)
        if getattr(shape, "has_table", False):
            table = to_table([[_to_cell(cell) for cell in row.cells] for row in shape.table.rows])
            return [LessonText(table)] if table else []
        if getattr(shape, "has_chart", False):
            return self._read_chart(shape)
        if shape.has_text_frame and to_plain_line(shape.text_frame.text):
            return [] if shape.name == PROGRESS else list(_read_text(shape))
        return self._read_other(shape)

    def _read_picture(self, shape: Any) -> list[LessonPart]:
        """The drawing where there is one, else the points."""
        if shape._element.find(f".//{qn('a:videoFile')}") is not None:
            self._left_out["a film or a recording"] += 1
        blips = shape._element.findall(f".//{qn('a:blip')}")
        drawings = shape._element.findall(f".//{SVG}")
        names = [blip.get(qn("r:embed")) for blip in (*drawings, *blips)]
        path = ""
        for name in filter(None, names):
            with suppress(KeyError):
                path = path or self.album.add(self.slide.part.related_part(name).blob)
        alt = to_alt(shape._element._nvXxPr.cNvPr.get("descr") or "")
        if not path:
            self._left_out["a picture that no page can show: save it as PNG"] += 1
            return []
        return [LessonPicture(path, alt, self._find_caption(shape))]

    def _find_caption(self, picture: Any) -> str:
        """The words of the placeholder that is made for them, where the picture has a placeholder too."""
        texts = [shape for shape in self.slide.placeholders if is_caption(shape)] if picture.is_placeholder else []
        return to_plain_line(" ".join(shape.text_frame.text for shape in texts)).replace('"', "”")

    def _read_chart(self, shape: Any) -> list[LessonPart]:
        """The numbers of a chart, as a table."""
        rows: list[list[str]] = []
        with suppress(Exception):  # a chart of a kind without categories
            plot = shape.chart.plots[0]
            series = list(plot.series)
            rows = [["", *(to_plain_line(one.name or "") for one in series)]]
            for index, category in enumerate(plot.categories):
                rows.append([to_plain_line(str(category)), *(_to_number(one.values[index]) for one in series)])
        if table := to_table(rows) if len(rows) > 1 else "":
            self.remarks.append(LessonRemark(self.place, "a chart: its numbers stand in a table"))
            return [LessonText(table)]
        self._left_out["a chart"] += 1
        return []

    def _read_other(self, shape: Any) -> list[LessonPart]:
        """The words of a diagram; of anything else nothing."""
        element = shape._element
        relation = element.find(f".//{DIAGRAM}relIds")
        if relation is not None:
            words: list[str] = []
            with suppress(KeyError, etree.XMLSyntaxError):
                data = etree.fromstring(self.slide.part.related_part(relation.get(qn("r:dm"))).blob)
                points = [one for one in data.iter(f"{DIAGRAM}pt") if one.get("type", "node") == "node"]
                words = [to_plain_line("".join(one.itertext(qn("a:t")))) for one in points]
            if lines := tuple((0, to_line([StyledRun(line)])) for line in words if line):
                self.remarks.append(LessonRemark(self.place, "a diagram: its words stand in a list"))
                return [LessonList(lines)]
            self._left_out["a diagram"] += 1
        elif element.tag == qn("p:graphicFrame"):
            self._left_out["a table or a file of another program"] += 1
        elif not shape.is_placeholder and shape.shape_type != MSO_SHAPE_TYPE.TEXT_BOX:
            self._left_out["a drawn shape: save the drawing as a picture"] += 1
        return []

    def tell_left_out(self) -> None:
        """Adds a remark for each kind of thing that is not carried."""
        if formulas := sum(1 for _ in self.slide._element.iter(FORMULA)):
            self._left_out["a formula: write it in words"] += formulas
        for what, count in self._left_out.items():
            times = f" ({count} times)" if count > 1 else ""
            self.remarks.append(LessonRemark(self.place, f"left out: {what}{times}"))


def is_caption(shape: Any) -> bool:
    """True for the words below a picture."""
    if not shape.is_placeholder or not shape.has_text_frame or shape.placeholder_format.type != PP_PLACEHOLDER.BODY:
        return False
    layouts = shape.part.slide_layout.placeholders if hasattr(shape.part, "slide_layout") else ()
    idx = shape.placeholder_format.idx
    return any(CAPTION.search(one.name) for one in layouts if one.placeholder_format.idx == idx)


def _read_text(shape: Any) -> Iterator[LessonPart]:
    """The paragraphs of a shape → lists, and what stands without a mark between them."""
    if is_caption(shape) and any(
        one._element.tag == qn("p:pic") and one.is_placeholder for one in shape.part.slide.shapes
    ):
        return
    told = [(_find_mark(shape, paragraph), paragraph) for paragraph in shape.text_frame.paragraphs]
    lines = [(_see_mark(mark, line), line) for mark, paragraph in told if (line := _find_point(paragraph))]
    for is_marked, group in groupby(lines, key=lambda line: line[0][0]):
        own = list(group)
        if not is_marked:
            yield LessonText("\n\n".join(guard_start(line) for _, (_, line) in own))
            continue
        first = own[0][0][1]
        items = tuple((min(level, MOST_LEVEL), BULLET.sub("", line)) for (_, _), (level, line) in own)
        yield LessonList(items, first)


def _find_point(paragraph: Any) -> tuple[int, str] | None:
    line = find_paragraph_line(paragraph)
    return (paragraph.level, line) if line else None


def _see_mark(mark: tuple[bool, int], line: tuple[int, str]) -> tuple[bool, int]:
    return (True, 0) if BULLET.match(line[1]) else mark


def find_paragraph_line(paragraph: Any) -> str:
    """A paragraph of python-pptx → its words in Markdown, in one line."""
    return to_line(_find_runs(paragraph))


def _find_runs(paragraph: Any) -> Iterator[StyledRun]:
    for element in paragraph._p:
        if element.tag == qn("a:br"):
            yield StyledRun("\v")
        if element.tag not in (qn("a:r"), qn("a:fld")):
            continue
        words = element.findtext(qn("a:t")) or ""
        style = element.find(qn("a:rPr"))
        link = style.find(qn("a:hlinkClick")) if style is not None else None
        name = link.get(qn("r:id")) if link is not None else None
        address = ""
        with suppress(KeyError, AttributeError):
            address = paragraph.part.rels[name].target_ref if name and paragraph.part.rels[name].is_external else ""
        is_bold, is_italic = (style is not None and style.get(key) in ("1", "true") for key in ("b", "i"))
        yield StyledRun(words, is_bold, is_italic, address)


def _find_mark(shape: Any, paragraph: Any) -> tuple[bool, int]:
    """True where a paragraph has a mark, and the number that it begins with; 0 for a mark that is none."""
    level = f"a:lvl{paragraph.level + 1}pPr"
    styles = [paragraph._p.find(qn("a:pPr")), shape._element.find(f".//{qn('a:lstStyle')}/{qn(level)}")]
    if shape.is_placeholder and hasattr(shape.part, "slide_layout"):
        idx = shape.placeholder_format.idx
        layouts = [one for one in shape.part.slide_layout.placeholders if one.placeholder_format.idx == idx]
        styles += [one._element.find(f".//{qn('a:lstStyle')}/{qn(level)}") for one in layouts]
    for style in styles:
        if style is None:
            continue
        if style.find(qn("a:buNone")) is not None:
            return False, 0
        if (numbered := style.find(qn("a:buAutoNum"))) is not None:
            start = numbered.get("startAt", "1")
            return True, int(start) if start.isdigit() else 1
        if style.find(qn("a:buChar")) is not None or style.find(qn("a:buBlip")) is not None:
            return True, 0
    return bool(shape.is_placeholder and shape.placeholder_format.type in LISTED), 0


def _to_cell(cell: Any) -> str:
    lines = [] if cell.is_spanned else [find_paragraph_line(paragraph) for paragraph in cell.text_frame.paragraphs]
    return "<br>".join(line for line in lines if line)


def _to_number(value: Any) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")
