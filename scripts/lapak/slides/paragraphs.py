"""Runs → paragraphs of a presentation, and the speaker's notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree
from pptx.oxml.ns import qn

from lapak.course.words import Words
from lapak.slides.deck import Slide
from lapak.slides.runs import Run, Runs, find_paragraphs


class Style(NamedTuple):
    """How the paragraphs of a box are set."""

    size: int
    """Points; 0 leaves it to the template."""
    is_plain: bool = False
    """Without marks."""
    first_number: int = 0
    """Numbers instead of the template's marks, from this one; 0 for none."""
    marked: int = 0
    """How many paragraphs carry a mark; those below are sentences."""
    is_bold: bool = False
    """What carries a mark is bold."""


def write_paragraphs(body: Any, paragraphs: Sequence[Runs], style: Style) -> None:
    """Replaces the paragraphs of a text body."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for index, runs in enumerate(paragraphs):
        paragraph = etree.SubElement(body, qn("a:p"))
        is_marked = not style.is_plain and index < style.marked
        if not style.is_plain:
            _add_mark(paragraph, style, is_marked)
        for run in runs:
            _add_run(paragraph, run, style.size, run.is_bold or (style.is_bold and is_marked))


def _add_mark(paragraph: Any, style: Style, is_marked: bool) -> None:
    if is_marked and not style.first_number:
        return
    settings = etree.SubElement(paragraph, qn("a:pPr"))
    if not is_marked:
        settings.set("indent", "0")
        etree.SubElement(settings, qn("a:buNone"))
        return
    etree.SubElement(settings, qn("a:buFont"), {"typeface": "+mj-lt"})
    numbers = {"type": "arabicPeriod"}
    if style.first_number > 1:
        numbers["startAt"] = str(style.first_number)
    etree.SubElement(settings, qn("a:buAutoNum"), numbers)


def _add_run(paragraph: Any, run: Run, size: int = 0, is_bold: bool = False) -> None:
    made = etree.SubElement(paragraph, qn("a:r"))
    settings = etree.SubElement(made, qn("a:rPr"), {"lang": f"{run.language}-ID"})
    if size:
        settings.set("sz", str(size * 100))
    if is_bold:
        settings.set("b", "1")
    if run.is_italic:
        settings.set("i", "1")
    etree.SubElement(made, qn("a:t")).text = run.text


def write_notes(shown: Any, slide: Slide, words: Mapping[str, Words]) -> None:
    """What the facilitator knows: the minutes, then the notes paragraph by paragraph."""
    paragraphs: list[tuple[str, Runs]] = []
    if slide.minutes:
        minutes = words[slide.language].fill("minutes", n=slide.minutes)
        paragraphs.append(("", (Run(minutes, slide.language, is_bold=True),)))
    for tree in slide.notes:
        paragraphs += find_paragraphs(tree, tree.get("lang") or slide.language)
    if not paragraphs:
        return
    body = shown.notes_slide.notes_text_frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for mark, runs in paragraphs:
        paragraph = etree.SubElement(body, qn("a:p"))
        for run in (Run(f"{mark} ", slide.language), *runs) if mark else runs:
            _add_run(paragraph, run, is_bold=run.is_bold)
