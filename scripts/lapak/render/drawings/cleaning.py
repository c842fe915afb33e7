"""A drawing as a program saved it → the drawing that every output shows, and what was dangerous in it.

It is built anew of what the list allows. A drawing that holds nothing else comes out as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from lapak.course.reading.yaml_nodes import shorten
from lapak.render.allowed import DRAWING_TAGS, SILENT_TAGS, SVG, XLINK
from lapak.render.drawings.shrinking import shrink_drawing
from lapak.render.drawings.styles import find_styles
from lapak.render.drawings.values import TAKE_OUT, Attributes, Faults, find_bomb

MOST_SOURCE_BYTES = 1_000_000
"""Of a file as its program saved it; of what is larger no more is read."""
MOST_REASON = 120
"""Characters of what the parser says: it may show all of the drawing."""
EMPTY = f'<svg xmlns="{SVG}" viewBox="0 0 320 200"/>'.encode()
"""Stands for what cannot be read."""
XHTML, MATH = "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"
AGAIN = "export it again as plain SVG"
NUMBER, SIZE = r"[-+]?(?:\d+\.?\d*|\.\d+)", r"\+?(?=[\d.]*[1-9])(?:\d+\.?\d*|\.\d+)"
VIEW = re.compile(rf"{NUMBER}(?:\s*,\s*|\s+){NUMBER}(?:\s*,\s*|\s+){SIZE}(?:\s*,\s*|\s+){SIZE}")
"""Where what is seen begins, and how wide and high it is."""
UNFINISHED = (
    "holds two versions of itself, as a merge is unfinished",
    "take out the lines '<<<<<<<', '=======' and '>>>>>>>', and one of the versions",
)
ENTITIES = ("declares entities, which can hide anything", AGAIN)
FIXES = {
    "text": "put words into the caption, so that they translate",
    "image": "draw it, or use the photo itself as a .webp beside the text",
    "a": "put the link into the text below the drawing",
    "filter": "take the effect out: shadows and blur are slow on a phone and grey on paper",
}
STILL = "take the animation out: a drawing stands still, on paper too"
ANIMATIONS = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})


class Cleaned(NamedTuple):
    """What is left of a drawing."""

    data: bytes
    faults: Faults
    """What was dangerous or cannot be shown; it is left out of the data already."""


def load_drawing(file: Path) -> bytes:
    """A drawing's file → its SVG in UTF-8, harmless whatever stands in the file; the only way into an output."""
    return inspect_drawing(file).data


def inspect_drawing(file: Path) -> Cleaned:
    """A drawing's file → what is left of it, and what had to go."""
    status = file.stat()
    return _read_version(file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=512)
def _read_version(file: Path, changed_at: int, size: int) -> Cleaned:
    """The preview lives longer than a drawing stays as it is."""
    with file.open("rb") as stream:
        cleaned = clean_drawing(stream.read(MOST_SOURCE_BYTES + 1))
    lighter = shrink_drawing(cleaned.data)
    if lighter is cleaned.data or clean_drawing(lighter).faults:
        return cleaned
    return cleaned._replace(data=clean_drawing(lighter).data)


def clean_drawing(data: bytes) -> Cleaned:
    """A drawing's bytes, in any encoding that XML knows → the same without all that is not on the list."""
    if len(data) > MOST_SOURCE_BYTES:
        what = f"has more than {MOST_SOURCE_BYTES:,} bytes"
        return Cleaned(EMPTY, [(what, "draw it with fewer points")])
    if b"\n<<<<<<< " in b"\n" + data:
        return Cleaned(EMPTY, [UNFINISHED])
    if b"<!ENTITY" in data.replace(b"\0", b""):
        return Cleaned(EMPTY, [ENTITIES])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return Cleaned(EMPTY, [(f"is not a drawing: {shorten(str(getattr(error, 'msg', error)), MOST_REASON)}", AGAIN)])
    if root.tag != f"{{{SVG}}}svg":
        return Cleaned(EMPTY, [("is not a drawing: it does not begin with <svg xmlns=…>", AGAIN)])
    if _has_entities(root):
        return Cleaned(EMPTY, [ENTITIES])
    return _Cleaner(root, data).clean()


class _Cleaner:
    """Builds one drawing anew."""

    def __init__(self, root: etree._Element, data: bytes) -> None:
        self._root = root
        self._data = data
        self._faults: Faults = []
        self._attributes = Attributes(root, data, find_styles(root, self._faults))

    def clean(self) -> Cleaned:
        """What is left of it, and what had to go."""
        self._look_around()
        made = self._copy(self._root)
        self._give_view(made)
        etree.cleanup_namespaces(made)
        bombs = find_bomb(made)
        faults = list(dict.fromkeys([*self._faults, *bombs]))
        if bombs:
            return Cleaned(EMPTY, faults)
        return Cleaned(self._data if self._is_as_it_was(made) else etree.tostring(made), faults)

    def _look_around(self) -> None:
        """What stands before and after the drawing, or asks for another file."""
        around = [*self._root.itersiblings(preceding=True), *self._root.itersiblings(), *self._root.iter(etree.PI)]
        if any(isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet" for node in around):
            self._faults.append(("has <?xml-stylesheet?> in it, which asks for another file", TAKE_OUT))

    def _copy(self, element: etree._Element) -> etree._Element:
        made = etree.Element(element.tag, nsmap={None: SVG, "xlink": XLINK})
        given, faults = self._attributes.choose(element)
        self._faults += faults
        for name, value in given.items():
            made.set(name, value)
        made.extend([self._copy(child) for child in element if self._may_stay(child)])
        return made

    def _may_stay(self, child: etree._Element) -> bool:
        """True for what is on the list; what is worth a word gets it."""
        if not isinstance(child.tag, str):
            return False  # comments, processing instructions and entities say nothing
        name = etree.QName(child)
        if name.namespace == SVG and name.localname in DRAWING_TAGS:
            return True
        if name.namespace in (SVG, XHTML, MATH, None):
            self._tell(name)
        return False  # what a program keeps for itself, in a namespace of its own

    def _tell(self, name: etree.QName) -> None:
        if name.namespace == SVG and name.localname in (*SILENT_TAGS, "style"):
            return
        fix = STILL if name.localname in ANIMATIONS else FIXES.get(name.localname, TAKE_OUT)
        what = f"has <{name.localname}> in it"
        is_drawn = name.namespace == SVG
        self._faults.append((what if is_drawn else f"{what}, which is no SVG", fix if is_drawn else TAKE_OUT))

    def _give_view(self, made: etree._Element) -> None:
        """A size in pixels or millimetres becomes a view: how large a drawing is on a page, the page says."""
        width, height = (made.get(name, "").removesuffix("px") for name in ("width", "height"))
        if not made.get("viewBox") and width.replace(".", "", 1).isdecimal() and height.replace(".", "", 1).isdecimal():
            made.set("viewBox", f"0 0 {width} {height}")
        for name in ("width", "height", "x", "y"):
            made.attrib.pop(name, None)
        view = made.get("viewBox", "")
        if view and not VIEW.fullmatch(view.strip()):
            self._faults.append((f'has viewBox="{view[:40]}", which is no size', 'write viewBox="0 0 320 200"'))
            made.set("viewBox", "0 0 320 200")

    def _is_as_it_was(self, made: etree._Element) -> bool:
        """True when nothing was left out and every program reads these bytes alike."""
        around = [*self._root.itersiblings(preceding=True), *self._root.itersiblings()]
        if around or not self._data.startswith(b"<svg") or not _is_utf8(self._data):
            return False
        return list(_list_parts(made)) == list(_list_parts(self._root))


def _list_parts(root: etree._Element) -> Iterator[tuple[object, ...]]:
    for node in root.iter():
        if isinstance(node.tag, str):
            words = (node.text or "").strip() + (node.tail or "").strip()
            yield node.tag, node.prefix, dict(node.attrib), len(node), words
        else:
            yield (node.tag,)


def _has_entities(root: etree._Element) -> bool:
    """In an encoding in which nobody sees them before."""
    declared = root.getroottree().docinfo.internalDTD
    return declared is not None and next(declared.iterentities(), None) is not None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
