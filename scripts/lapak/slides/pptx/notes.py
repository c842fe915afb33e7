"""The speaker's notes of a slide: how long it takes, then what the facilitator knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesSlidePart
from pptx.util import Pt

from lapak.course.values.words import Words
from lapak.slides.deck.model import Slide
from lapak.slides.fit.lines import Box, find_height
from lapak.slides.fit.runs import Run, Runs, find_paragraphs

RUN, RUN_LOOK, TEXT = map(qn, ("a:r", "a:rPr", "a:t"))
SIZES = (12, 11)
"""Points: what can be read on paper at arm's length."""
HALF, LONG = Box(417, 316, SIZES[0]), Box(417, 466, SIZES[0])
"""The room for words on the page of notes that python-pptx makes (540 × 720 points), and on one with a small slide."""
PLACES = {PP_PLACEHOLDER.SLIDE_IMAGE: (162, 36, 216, 162), PP_PLACEHOLDER.BODY: (54, 208, 432, 474)}
"""Left, top, width and height on a page of long notes, in points."""


class SpeakerPages:
    """Writes the notes of one presentation: its first page is made by python-pptx, the others are copies of that."""

    def __init__(self, package: Any, words: Mapping[str, Words]) -> None:
        self._package, self._words = package, words
        self._blank: Any = None
        self._count = 0

    def write(self, part: Any, slide: Slide) -> None:
        """Gives the part of a slide a page with its notes; a slide without any gets none."""
        paragraphs = find_notes(slide, self._words)
        if not paragraphs:
            return
        page = self._open_page(part).notes_slide
        size, is_long = fit_notes(paragraphs)
        if is_long:
            _give_room(page)
        body = _find_body(page._element)
        for old in body.findall(qn("a:p")):
            body.remove(old)
        for runs in paragraphs:
            paragraph = etree.SubElement(body, qn("a:p"))
            for run in runs:
                _add_run(paragraph, run, size)

    def _open_page(self, part: Any) -> Any:
        """A slide's part → the part of its empty notes; python-pptx would look through the master for each."""
        self._count += 1
        if self._blank is None:
            first: Any = NotesSlidePart.new(self._package, part)  # type: ignore[no-untyped-call]
            self._blank = deepcopy(first._element)
            part.relate_to(first, RELATIONSHIP_TYPE.NOTES_SLIDE)
            return first
        name = PackURI(f"/ppt/notesSlides/notesSlide{self._count}.xml")
        page = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, self._package, deepcopy(self._blank))
        master = self._package.presentation_part.notes_master_part
        page.rels._add_relationship(RELATIONSHIP_TYPE.NOTES_MASTER, master)
        page.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
        part.rels._add_relationship(RELATIONSHIP_TYPE.NOTES_SLIDE, page)
        return page


def _find_body(page: Any) -> Any:
    """A page of notes → the element that holds its paragraphs."""
    shapes = (shape for shape in page.iter(qn("p:sp")) if shape.find(f".//{qn('p:ph')}[@type='body']") is not None)
    return next(shapes).find(qn("p:txBody"))


def fit_notes(paragraphs: Sequence[Runs]) -> tuple[int, bool]:
    """The notes of a slide → their size in points, and whether they need more of the printed page than half of it."""
    tried = ((size, is_long) for is_long, box in ((False, HALF), (True, LONG)) for size in SIZES)
    boxes = {False: HALF, True: LONG}
    fitting = (found for found in tried if find_height(paragraphs, boxes[found[1]], found[0]) <= boxes[found[1]].height)
    return next(fitting, (SIZES[-1], True))


def _give_room(page: Any) -> None:
    """On the printed page the slide gets smaller, and the words below it more room."""
    for shape in page.placeholders:
        place = PLACES.get(shape.placeholder_format.type)
        if place:
            shape.left, shape.top, shape.width, shape.height = map(Pt, place)


def find_notes(slide: Slide, words: Mapping[str, Words]) -> list[Runs]:
    """A slide → its notes paragraph by paragraph, minutes first, list lines with their marks."""
    paragraphs: list[Runs] = []
    if time := slide.tell_time(words[slide.language]):
        paragraphs.append((Run(time, slide.language, is_bold=True),))
    if slide.told_hint:
        paragraphs.append((Run(slide.told_hint, slide.language),))
    for tree in slide.notes:
        for mark, runs in find_paragraphs(tree, tree.get("lang") or slide.language):
            paragraphs.append((Run(f"{mark} ", slide.language), *runs) if mark else runs)
    return paragraphs


def _add_run(paragraph: Any, run: Run, size: int) -> None:
    made = etree.SubElement(paragraph, RUN)
    settings = etree.SubElement(made, RUN_LOOK, {"lang": f"{run.language}-ID", "sz": str(size * 100)})
    if run.is_bold:
        settings.set("b", "1")
    if run.is_italic:
        settings.set("i", "1")
    etree.SubElement(made, TEXT).text = run.text
