"""The paragraphs of a text of Word → their words in Markdown, and the pictures in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from lapak.bringing.album import Album, to_alt
from lapak.bringing.model import LessonPicture, LessonRemark
from lapak.bringing.plain_words import BULLET, StyledRun, to_line, to_plain_line
from lapak.bringing.word_styles import WordStyles

FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SHAPE_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
PICTURED = "http://schemas.openxmlformats.org/drawingml/2006/picture"
INLINE = tuple(map(qn, ("w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:moveTo", "w:fldSimple")))
NOTES = {qn("w:footnoteReference"): "a footnote", qn("w:endnoteReference"): "an endnote"}


class Paragraph(NamedTuple):
    """A paragraph, read."""

    line: str
    """In Markdown, in one line."""
    words: str
    """The same without any marks."""
    level: int
    """As a heading; 0 for any other."""
    is_title: bool
    is_bold: bool
    mark: tuple[int, bool] | None
    """Its level in a list, and whether that is numbered."""
    pictures: tuple[LessonPicture, ...]
    size: float
    """Of its letters beside those that the file begins with: 1.5 is half as large again."""

    def list_pictures(self) -> list[str]:
        """Its pictures as they stand in a line."""
        return [f"![{picture.alt}]({picture.source})" for picture in self.pictures]


class ParagraphReader:
    """Reads one paragraph after the other."""

    def __init__(self, part: Any, styles: WordStyles, album: Album, remarks: list[LessonRemark]) -> None:
        self.album = album
        self._part = part
        self._styles = styles
        self._remarks = remarks
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._place = ""
        """The heading below which things stand: pages of Word have no numbers until they are printed."""

    def read(self, element: Any) -> Paragraph:
        """A `w:p` → what it says."""
        level, is_title = self._styles.find_level(element), self._styles.is_title(element)
        runs = list(self._find_runs(element))
        line, words = to_line(runs), to_plain_line("".join(run.text for run in runs))
        spoken = [run for run in runs if run.text.strip()]
        mark = None if level or is_title else self._styles.find_mark(element)
        if mark is None and not level and BULLET.match(line):
            mark = (0, False)
        if level and words:
            self._place = f"'{words[:60]}'"
        self._note_left_out(element)
        is_bold = bool(spoken) and all(run.is_bold for run in spoken)
        line = BULLET.sub("", line) if mark else line
        pictures = tuple(self._find_pictures(element))
        size = self._styles.find_size(element)
        return Paragraph(line, words, level if words else 0, is_title, is_bold, mark, pictures, size)

    def _find_runs(self, element: Any, address: str = "") -> Iterator[StyledRun]:
        for child in element:
            if child.tag == qn("w:r"):
                yield self._read_run(child, address)
            elif child.tag == qn("w:hyperlink"):
                name = child.get(qn("r:id"))
                target = ""
                with suppress(KeyError):
                    target = self._part.rels[name].target_ref if name and self._part.rels[name].is_external else ""
                yield from self._find_runs(child, target.replace(" ", "%20").replace(")", "%29"))
            elif child.tag in INLINE:
                yield from self._find_runs(child, address)

    def _read_run(self, run: Any, address: str) -> StyledRun:
        words = ""
        for child in run:
            if child.tag == qn("w:t"):
                words += child.text or ""
            elif child.tag in (qn("w:br"), qn("w:cr")):
                words += "\v"
            elif child.tag in (qn("w:tab"), qn("w:ptab")):
                words += " "
            elif child.tag == qn("w:noBreakHyphen"):
                words += "-"
        settings = run.find(qn("w:rPr"))
        is_bold, is_italic = (_is_on(settings, key) for key in ("w:b", "w:i"))
        return StyledRun(words, is_bold, is_italic, address)

    def _find_pictures(self, element: Any) -> Iterator[LessonPicture]:
        for drawing in element.iter(qn("w:drawing"), qn("w:pict")):
            if any(True for _ in drawing.iterancestors(FALLBACK)):
                continue
            said = next((one.get("descr") or "" for one in drawing.iter(qn("wp:docPr"))), "")
            for blip in drawing.iter(qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata"):
                path = ""
                with suppress(KeyError, AttributeError):
                    path = self.album.add(
                        self._part.related_parts[blip.get(qn("r:embed")) or blip.get(qn("r:id"))].blob
                    )
                if path:
                    yield LessonPicture(path, to_alt(said))
                else:
                    self._left_out[self._place, "a picture that no page can show: save it as PNG"] += 1

    def _note_left_out(self, element: Any) -> None:
        """Counts what has no words of its own, and words that float beside the text."""
        for formula in element.iter(FORMULA):
            words = "".join(formula.itertext()).strip()
            self._left_out[self._place, f"a formula, '{words[:60]}': write it in words"] += 1
        for tag, what in NOTES.items():
            self._left_out[self._place, what] += sum(1 for _ in element.iter(tag))
        for box in element.iter(SHAPE_WORDS):
            if not any(True for _ in box.iterancestors(FALLBACK)):
                words = to_plain_line(" ".join(one.text or "" for one in box.iter(qn("w:t"))))
                self._left_out[self._place, f"words in a box beside the text, '{words[:200]}'"] += bool(words)
        for data in element.iter(DRAWN):
            if data.get("uri") != PICTURED and not any(True for _ in data.iterancestors(FALLBACK)):
                self._left_out[self._place, "a drawing or a chart: save it as a picture"] += 1

    def tell_left_out(self) -> None:
        """Adds a remark for each kind of thing that is not carried, by the heading below which it stands."""
        for (place, what), count in self._left_out.items():
            times = f" ({count} times)" if count > 1 else ""
            if count:
                self._remarks.append(LessonRemark(place, f"left out: {what}{times}"))


def _is_on(settings: Any, key: str) -> bool:
    """A switch of Word's: there, and not turned off."""
    found = settings.find(qn(key)) if settings is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "none")
