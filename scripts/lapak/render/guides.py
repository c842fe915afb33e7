"""Modules → the pages of the facilitator's guide, one a module: the same texts with notes and answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml.html import HtmlElement

from lapak.course.model import Module, Page
from lapak.course.text import Phrase
from lapak.course.values.words import Words

FOLDER = "fasilitator/"
LAYOUT = "guide"
Tree = HtmlElement


def make_guides(modules: Sequence[Module[Tree]], words: Words, taken: Collection[str]) -> tuple[Page[Tree], ...]:
    """Modules of one language and the addresses that are taken → a page for each; one of the author's own stands."""
    return tuple(
        Page(
            language=module.language,
            address=to_guide(module.slug),
            path=module.path,
            edit_path=module.edit_path,
            title=Phrase(f"{words['guide']}: {module.title.text}", module.title.language),
            summary=module.summary,
            sections=module.sections,
            layout=LAYOUT,
        )
        for module in modules
        if to_guide(module.slug) not in taken
    )


def to_guide(slug: str) -> str:
    """A module's slug → the address of its guide."""
    return f"{FOLDER}{slug}/"
