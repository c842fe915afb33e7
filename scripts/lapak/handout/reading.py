"""A module → the sheet that somebody reads from into a phone: large letters, one sentence a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from lapak.course.blocks import Block, Prose, Quiz, SlideBlock, Worksheet
from lapak.course.model import Module, Section
from lapak.course.problems import Problem, SourceError
from lapak.course.sentences import split_sentences
from lapak.export.file_names import READING
from lapak.handout.data import PaperData
from lapak.handout.pdf import open_press
from lapak.handout.typesetting import SettingError
from lapak.render.document import Documents, Tree, find_trees, reader_sections

UNREAD = (Quiz, Worksheet, SlideBlock)
"""What is looked at and answered, not listened to."""
PARAGRAPHS = "p|li|td|th|figcaption|dt|dd"


def make_reading(documents: Documents, module: Module[Tree]) -> bytes:
    """Documents and one of their modules → a PDF's bytes; raises SourceError when it cannot be set."""
    theme, press = open_press(documents.course.project)
    data = PaperData(documents, theme).to_data(module.language, (), READING, [])
    parts = [part for section in reader_sections(module) if (part := to_part(section, module))]
    try:
        return press.to_pdf({**data, "title": module.title.text, "parts": parts})
    except SettingError as error:
        raise SourceError(
            [Problem(module.edit_path, 1, f"this cannot be set on paper: {error.message}", "; ".join(error.hints))]
        ) from None


def to_part(section: Section[Tree], module: Module[Tree]) -> dict[str, Any] | None:
    """A section → its title, the name of its file and its paragraphs, each a list of sentences; None without words.

    A section that stands in another language is not to be spoken in this one.
    """
    paragraphs = [split_sentences(text) for block in section.blocks for text in list_paragraphs(block)]
    if not paragraphs or section.language != module.language:
        return None
    file = f"{module.slug}/{section.id}.{section.language}"
    return {"heading": section.title, "file": file, "paragraphs": paragraphs}


def list_paragraphs(block: Block[Tree]) -> Iterator[str]:
    """A block → the text of each of its paragraphs, lines and cells, in the order in which they are read."""
    if isinstance(block, UNREAD):
        return
    title = getattr(block, "title", "")
    if title and not isinstance(block, Prose):
        yield title
    for tree in find_trees(block):
        found = [element for element in tree.iter() if element.tag in PARAGRAPHS.split("|")]
        for element in found or [tree]:
            text = " ".join(_own_text(element).split())
            if text:
                yield text


def _own_text(element: HtmlElement) -> str:
    """Its words without those of paragraphs inside it, which come by themselves."""
    inside = (_own_text(child) if child.tag not in PARAGRAPHS.split("|") else "" for child in element)
    words = (text + (child.tail or "") for text, child in zip(inside, element, strict=True))
    return (element.text or "") + "".join(words)
