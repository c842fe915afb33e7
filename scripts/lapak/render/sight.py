"""Modules → hints for those who cannot read them: what has neither drawing nor sound."""

from __future__ import annotations

from collections.abc import Iterator

from lapak.course.blocks import Steps
from lapak.course.model import Module, Section
from lapak.course.problems import Advisory
from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.document import Documents, Tree, find_trees, reader_sections

MOST_UNSEEN_STEPS = 4
LEAST_SHARE = 0.3
"""Of a module's sections: below it nobody can follow it whose eyes rest on the pictures."""


def find_unseen(documents: Documents) -> list[Advisory]:
    """Documents → a hint on long steps and safety sections without a drawing or a recording, and on bare modules."""
    return [hint for module in documents.modules[SOURCE_LANGUAGE] for hint in _find_hints(module, documents)]


def count_seen(module: Module[Tree], documents: Documents, *, is_critical: bool) -> tuple[int, int]:
    """A module → how many of its sections (of those about safety) can be followed without reading, and of how many."""
    sections = [one for one in reader_sections(module) if one.critical or not is_critical]
    return sum(_is_seen(section, documents) for section in sections), len(sections)


def _find_hints(module: Module[Tree], documents: Documents) -> Iterator[Advisory]:
    for section in reader_sections(module):
        if section.critical and not _is_seen(section, documents):
            what = f"safety section '{section.id}' has neither a drawing nor a recording: who cannot read misses it"
            yield Advisory(2, section.path, section.line, what)
        for block in section.blocks if not _has_drawing(section) else ():
            if isinstance(block, Steps) and len(block.steps) > MOST_UNSEEN_STEPS:
                what = f"{len(block.steps)} steps without a drawing; show what the hands do, at one of them or above"
                yield Advisory(len(block.steps) - MOST_UNSEEN_STEPS, section.path, block.line, what)
    seen, count = count_seen(module, documents, is_critical=False)
    if count and seen < count * LEAST_SHARE:
        what = f"{seen} of {count} sections have a drawing or a recording: with the text hidden nobody can follow"
        yield Advisory(count - seen, module.edit_path, 1, what)


def _is_seen(section: Section[Tree], documents: Documents) -> bool:
    return _has_drawing(section) or documents.course.find_recording(section) is not None


def _has_drawing(section: Section[Tree]) -> bool:
    return any(True for tree in find_trees(section) for _ in tree.iter("img"))
