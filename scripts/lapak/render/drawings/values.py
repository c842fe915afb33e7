"""The attributes of one element of a drawing → those that may stay, with ids that collide with nothing on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

from lxml import etree

from lapak.render.allowed import DRAWING_ATTRIBUTES, FUNCTIONS, SVG, XLINK

HREFS = ("href", f"{{{XLINK}}}href")
TARGET = re.compile(r"""url\(\s*(['"]?)#([^'"()\s]+)\1\s*\)""", re.IGNORECASE)
"""A part of the same drawing, in a value."""
CALL = re.compile(r"([\w-]*+)\(")
VALUE = re.compile(r"""[\w\s.,#%()+\-/'"]*+""")
"""All that colours, numbers, paths and names are written with: no address of another place can be."""
MOST_PARTS = 5_000
"""That a drawing shows when each clone is counted as what it repeats."""
MOST_DEPTH = 40
"""Clones of clones."""
TAKE_OUT = "take it out"
Faults = list[tuple[str, str]]
"""What is wrong with an image, each with how to mend it."""


class Attributes:
    """Chooses the attributes of a drawing's elements."""

    def __init__(self, root: etree._Element, data: bytes, styles: Mapping[etree._Element, Mapping[str, str]]) -> None:
        elements = list(root.iter(f"{{{SVG}}}*"))
        known = {element.get("id", "") for element in elements}
        asked = {target for element in elements for target in find_targets(element.attrib, styles[element])}
        prefix = f"g{blake2b(data, digest_size=3).hexdigest()}"
        self._styles = styles
        self._ids = {name: f"{prefix}-{number}" for number, name in enumerate(sorted(asked & known - {""}), 1)}
        """Those that something leads to, each with the name it gets."""

    def choose(self, element: etree._Element) -> tuple[dict[str, str], Faults]:
        """An element → its attributes, those of its style among them, and what is wrong with those left out."""
        tag = etree.QName(element).localname
        own = {str(name): str(value) for name, value in element.attrib.items() if name not in ("style", "class")}
        given: dict[str, str] = {}
        faults = []
        for name, value in {**own, **self._styles[element]}.items():
            if fault := find_fault(name, value):
                faults.append((f"has {fault} in <{tag}>", TAKE_OUT))
            elif name == "id" and value in self._ids:
                given[name] = self._ids[value]
            elif name in HREFS and value.strip()[1:] in self._ids:
                given[HREFS[1]] = f"#{self._ids[value.strip()[1:]]}"
            elif name in DRAWING_ATTRIBUTES and all(match[2] in self._ids for match in TARGET.finditer(value)):
                given[name] = TARGET.sub(lambda match: f"url(#{self._ids[match[2]]})", value)
        return given, faults


def find_fault(name: str, value: str) -> str:
    """An attribute's or a property's name and value → what is dangerous about it; '' for nothing."""
    if name.lower().startswith("on"):
        return f"'{name}'"
    if name in HREFS:
        return "" if value.strip().startswith("#") else f"a link to '{value}'"
    if name in DRAWING_ATTRIBUTES and not VALUE.fullmatch(value):
        return f'{name}="{_shorten(value)}"'
    if not name.startswith("{") and (call := _find_foreign_call(TARGET.sub("", value))):
        return f"'{call}(…)'" if name in DRAWING_ATTRIBUTES or call == "url" else ""
    return ""


def _find_foreign_call(value: str) -> str:
    calls = (match[1].lower() for match in CALL.finditer(value))
    return next((call for call in calls if call and call not in FUNCTIONS), "")


def _shorten(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def find_targets(*groups: Mapping[str, str] | etree._Attrib) -> set[str]:
    """Attributes → the ids that they lead to."""
    found = set()
    for group in groups:
        for name, value in group.items():
            text = str(value)
            found |= {match[2] for match in TARGET.finditer(text)}
            if name in HREFS and text.strip().startswith("#"):
                found.add(text.strip()[1:])
    return found


def find_bomb(root: etree._Element) -> Faults:
    """A cleaned drawing → a fault when clones of clones make more of it than a phone can draw, or never end."""
    parts = {element.get("id", ""): element for element in root.iter()}
    sizes: dict[str, int] = {}

    def measure(name: str, depth: int) -> int:
        if name not in sizes:
            sizes[name] = MOST_PARTS + 1  # holds when it leads back to itself
            sizes[name] = count(parts[name], depth + 1) if depth < MOST_DEPTH else MOST_PARTS + 1
        return sizes[name]

    def count(element: etree._Element, depth: int) -> int:
        size = 0
        for part in element.iter():
            size += 1 + sum(measure(name, depth) for name in find_targets(part.attrib))
        return size

    if any(find_targets(part.attrib) for part in root.iter()) and count(root, 0) > MOST_PARTS:
        what = f"repeats its parts in each other, more than {MOST_PARTS:,} in all"
        return [(what, "draw it without clones of clones")]
    return []
