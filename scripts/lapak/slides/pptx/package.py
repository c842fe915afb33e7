"""What python-pptx does slowly with hundreds of slides: to add one more, and to write the file."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter
from pptx.parts.slide import SlidePart

from lapak.archive import to_zip

FIRST_ID = 256
"""Of a slide, in the format."""


def add_slide(presentation: Any, layout: Any, number: int) -> Any:
    """A presentation, a layout and the number of the slide, from 1 on → the part of a slide with nothing on it.

    python-pptx looks through all slides before each new one, for its name, its number and its relationship.
    """
    whole = presentation.part
    part = SlidePart.new(PackURI(f"/ppt/slides/slide{number}.xml"), whole.package, layout.part)  # type: ignore[no-untyped-call]
    relation = whole.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
    presentation.slides._sldIdLst._add_sldId(id=FIRST_ID + number - 1, rId=relation)
    return part


def pack(package: Any) -> bytes:
    """A package → the bytes of its file, packed once, with one fixed date, so that they depend on nothing else."""
    files = _PackedParts()
    writer = PackageWriter(None, package._rels, tuple(package.iter_parts()))  # type: ignore[arg-type]
    writer._write_content_types_stream(files)  # type: ignore[arg-type]
    writer._write_pkg_rels(files)  # type: ignore[arg-type]
    writer._write_parts(files)  # type: ignore[arg-type]
    return to_zip(files.written)


class _PackedParts:
    """What python-pptx writes into, in the place of its own zip."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}

    def write(self, name: PackURI, data: bytes) -> None:
        """Keeps the bytes of one part."""
        self.written[name.membername] = data
