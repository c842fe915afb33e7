"""A module → what somebody speaks of it: each section's sentences, and how the file of its recording is called."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lapak.course.blocks import Block, Prose, Quiz, SlideBlock, Worksheet
from lapak.course.model import Module, Section
from lapak.course.reading.sentences import split_sentences
from lapak.course.slugs import name_folder
from lapak.render.document import Tree, find_trees, reader_sections

UNREAD = (Quiz, Worksheet, SlideBlock)
"""What is looked at and answered, not listened to."""
PARAGRAPHS = "p|li|td|th|figcaption|dt|dd"


@dataclass(frozen=True)
class SpokenPart:
    """A section, as somebody reads it aloud."""

    heading: str
    file: str
    """How its recording is called, without the ending: 'praktik/foto.jv'."""
    paragraphs: list[list[str]]
    """Each a list of sentences."""
    section: Section[Tree]


def list_spoken(module: Module[Tree]) -> list[SpokenPart]:
    """A module → its sections that have words to speak, in the module's own language."""
    return [part for section in reader_sections(module) if (part := _to_part(section, module))]


def _to_part(section: Section[Tree], module: Module[Tree]) -> SpokenPart | None:
    """A section that stands in another language is not to be spoken in this one."""
    paragraphs = [split_sentences(text) for block in section.blocks for text in list_paragraphs(block)]
    if not paragraphs or section.language != module.language:
        return None
    file = f"{_find_slug(section, module)}/{section.id}.{section.language}"
    return SpokenPart(section.title, file, paragraphs, section)


def _find_slug(section: Section[Tree], module: Module[Tree]) -> str:
    """A section that several modules share has one recording, which lies with the shared text."""
    own, folder = (posixpath.basename(posixpath.dirname(path)) for path in (module.path, section.path))
    return module.slug if folder == own else name_folder(folder)


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


def _own_text(element: Tree) -> str:
    """Its words without those of paragraphs inside it, which come by themselves."""
    inside = (_own_text(child) if child.tag not in PARAGRAPHS.split("|") else "" for child in element)
    words = (text + (child.tail or "") for text, child in zip(inside, element, strict=True))
    return (element.text or "") + "".join(words)
