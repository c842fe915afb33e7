"""The speaker's notes of a slide: how long it takes, then what the facilitator knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

from lapak.course.words import Words
from lapak.slides.deck.model import Slide
from lapak.slides.fit.runs import Run, Runs, find_paragraphs


def write_notes(shown: Any, slide: Slide, words: Mapping[str, Words]) -> None:
    """Writes the notes of a slide of python-pptx; a slide without any gets no notes page."""
    paragraphs = find_notes(slide, words)
    if not paragraphs:
        return
    body = shown.notes_slide.notes_text_frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for runs in paragraphs:
        paragraph = etree.SubElement(body, qn("a:p"))
        for run in runs:
            _add_run(paragraph, run)


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


def _add_run(paragraph: Any, run: Run) -> None:
    made = etree.SubElement(paragraph, qn("a:r"))
    settings = etree.SubElement(made, qn("a:rPr"), {"lang": f"{run.language}-ID"})
    if run.is_bold:
        settings.set("b", "1")
    if run.is_italic:
        settings.set("i", "1")
    etree.SubElement(made, qn("a:t")).text = run.text
