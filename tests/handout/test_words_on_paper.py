"""Each piece of text of each document of both editions stands on its papers, word by word in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml.html import HtmlElement
from pypdf import PdfReader
from tests.handout.test_tables import to_plain
from tests.own import load_both

from lapak.course.blocks import SlideBlock
from lapak.course.model import Module, Section
from lapak.course.text import Phrase
from lapak.render.document import Tree, reader_sections, taught_sections

PAPERS = [("ambarawa", "id"), ("ambarawa", "jv"), ("cicaheum", "id"), ("cicaheum", "su")]
NO_TEXT = frozenset(
    {"kind", "mode", "layout", "section", "language", "answer", "each", "size", "screen", "plan", "short"}
)
"""Of a block: what it is, not what it says."""
FOR_THE_GUIDE = frozenset({"reason", "hints", "then", "end"})
"""Answers and help: participants' papers must not have them."""


def find_pieces(value: Any, left_out: frozenset[str] = NO_TEXT) -> Iterator[str]:
    """Anything of a document → its texts: what stands between two tags, a phrase, an option of a block."""
    if isinstance(value, HtmlElement):
        yield from (text.strip() for text in value.itertext() if text.strip())
    elif isinstance(value, Phrase):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif not isinstance(value, SlideBlock):
        for part in list_parts(value, left_out):
            yield from find_pieces(part, left_out)


def list_parts(value: Any, left_out: frozenset[str]) -> Iterable[Any]:
    if isinstance(value, tuple):
        return value
    named = fields(value) if is_dataclass(value) else ()
    return [getattr(value, field.name) for field in named if field.name not in left_out]


def find_text(module: Module[Tree], sections: Sequence[Section[Tree]], left_out: frozenset[str]) -> list[str]:
    """A module → all that its paper must say."""
    texts = [section.title for section in sections]
    texts += [piece for section in sections for piece in find_pieces(section.blocks, left_out)]
    return [*find_pieces((module.title, module.summary, module.objectives)), *texts]


@cache
def read_pages(file: Path) -> tuple[str, ...]:
    """A PDF → its pages as the quick reader reads them, without blanks and hyphens."""
    return tuple(to_plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(file))


@cache
def read_again(file: Path) -> tuple[str, ...]:
    """The same by another reader, ten times as slow: asked only for what the first has not found."""
    return tuple(to_plain(page.extract_text()) for page in PdfReader(file).pages)


def find_lost(pieces: Sequence[str], files: Sequence[Path]) -> list[str]:
    """Pieces that no reader finds on a page of the files, nor across the turn of a page."""
    return [piece for piece in dict.fromkeys(pieces) if not is_somewhere(to_plain(piece), files)]


def is_somewhere(piece: str, files: Sequence[Path]) -> bool:
    return any(has_piece(piece, read(file)) for read in (read_pages, read_again) for file in files)


def has_piece(piece: str, pages: Sequence[str]) -> bool:
    return any(piece in page for page in pages) or is_parted(piece, pages)


def is_parted(piece: str, pages: Sequence[str]) -> bool:
    """True when one page has the beginning and the next one the rest."""
    cuts = range(1, len(piece))
    return any(piece[:cut] in page and piece[cut:] in following for page, following in pairwise(pages) for cut in cuts)


@pytest.mark.parametrize(("edition", "language"), PAPERS)
def test_every_word_of_every_document_stands_on_its_papers(edition: str, language: str, sites: Path) -> None:
    documents = load_both()[edition]
    folder = sites / edition / "unduh"
    sheets, books = folder / f"lembar-kerja.{language}.pdf", folder / f"buku.{language}.pdf"
    lost = {}
    for module in documents.modules[language]:
        name = f"{module.slug}.{language}.pdf"
        of_readers = find_text(module, reader_sections(module), NO_TEXT | FOR_THE_GUIDE)
        of_guide = find_text(module, taught_sections(module), NO_TEXT)
        lost[f"modul-{name}"] = find_lost(of_readers, [folder / f"modul-{name}", sheets])
        lost[f"buku of {name}"] = find_lost(of_readers, [books])
        lost[f"fasilitator-{name}"] = find_lost(of_guide, [folder / f"fasilitator-{name}", sheets])
        assert len(of_guide) > 100

    assert {name: pieces for name, pieces in lost.items() if pieces} == {}
