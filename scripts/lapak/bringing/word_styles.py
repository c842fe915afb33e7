"""The styles and lists of a text of Word: which paragraph is a heading, and which a line of a list."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

HEADING = re.compile(r"^(?:heading|judul|überschrift|título|titre)\s*([1-9])$", re.IGNORECASE)
TITLE = re.compile(r"^(?:title|judul)$", re.IGNORECASE)
LISTED = re.compile(r"^(?:list (bullet|number)|daftar (butir|angka))\s*(\d?)", re.IGNORECASE)
MOST_STYLES = 20
"""Of styles that are based on each other."""
MOST_LEVEL = 3
NO_MARK = ("none",)
SIZE = f"{qn('w:rPr')}/{qn('w:sz')}"
WORDS_OWN_SIZE = 20
"""In half points: what Word takes where a file says nothing."""


class WordStyles:
    """Answers what a paragraph is by its style and its own settings."""

    def __init__(self, document: Any) -> None:
        styles = document.part._styles_part.element if hasattr(document.part, "_styles_part") else None
        found = styles.findall(qn("w:style")) if styles is not None else []
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}
        self._formats = _find_formats(document.part)
        defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{SIZE}") if styles is not None else None
        normal = next((_find_own_size(style) for style in found if style.get(qn("w:default")) and _is_text(style)), 0)
        self._size = normal or _to_size(defaults) or WORDS_OWN_SIZE

    def find_level(self, paragraph: Any) -> int:
        """A paragraph → its level as a heading; 0 for any other."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if own is not None and (level := own.get(qn("w:val"), "9")).isdigit() and int(level) < 9:
            return int(level) + 1
        for style in self._walk(paragraph):
            if found := HEADING.match(_name(style)):
                return int(found[1])
            outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if outline is not None and (level := outline.get(qn("w:val"), "9")).isdigit() and int(level) < 9:
                return int(level) + 1
        return 0

    def is_title(self, paragraph: Any) -> bool:
        """True for the title of the whole text."""
        return any(TITLE.match(_name(style)) for style in self._walk(paragraph))

    def find_size(self, paragraph: Any) -> float:
        """A paragraph → how large its smallest letters are beside those of the file."""
        runs = [run for run in paragraph.iter(qn("w:r")) if (run.findtext(qn("w:t")) or "").strip()]
        styled = next((size for style in self._walk(paragraph) if (size := _find_own_size(style))), self._size)
        sizes = [_find_own_size(run) or styled for run in runs]
        return min(sizes, default=styled) / self._size

    def find_mark(self, paragraph: Any) -> tuple[int, bool] | None:
        """A paragraph → its level in a list, and whether it is numbered; None where it is in none."""
        styles = self._walk(paragraph)
        named = next((found for style in styles if (found := LISTED.match(_name(style)))), None)
        step = int(named[3] or 1) - 1 if named else 0
        for place in (paragraph.find(qn("w:pPr")), *(style.find(qn("w:pPr")) for style in styles)):
            numbered = place.find(qn("w:numPr")) if place is not None else None
            if numbered is None:
                continue
            name, level = (_value(numbered.find(qn(key))) for key in ("w:numId", "w:ilvl"))
            kind = self._formats.get((name, level or "0"), "bullet")
            if name in ("", "0") or kind in NO_MARK:
                return None
            return min(max(step, int(level) if level.isdigit() else 0), MOST_LEVEL), kind != "bullet"
        if named is None:
            return None
        return min(max(step, 0), MOST_LEVEL), (named[1] or named[2]).lower() in ("number", "angka")

    def _walk(self, paragraph: Any) -> list[Any]:
        """The style of a paragraph, and those that it is based on."""
        name = _value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        chain: list[Any] = []
        while (style := self._styles.get(name)) is not None and len(chain) < MOST_STYLES:
            chain.append(style)
            name = _value(style.find(qn("w:basedOn")))
        return chain


def _is_text(style: Any) -> bool:
    return str(style.get(qn("w:type"))) == "paragraph"


def _find_own_size(element: Any) -> int:
    """A run or a style → the size that it asks for itself, in half points; 0 where it asks for none."""
    return _to_size(element.find(SIZE))


def _to_size(element: Any) -> int:
    size = _value(element)
    return int(size) if size.isdigit() else 0


def _name(style: Any) -> str:
    return _value(style.find(qn("w:name")))


def _value(element: Any) -> str:
    return str(element.get(qn("w:val"), "")) if element is not None else ""


def _find_formats(part: Any) -> dict[tuple[str, str], str]:
    """The numbering of a text → how each level of each list is counted: 'bullet', 'decimal' …"""
    numberings = [one.target_part for one in part.rels.values() if one.reltype.endswith("/numbering")]
    if not numberings:
        return {}
    root = numberings[0].element
    kinds = {
        (abstract.get(qn("w:abstractNumId"), ""), level.get(qn("w:ilvl"), "0")): _value(level.find(qn("w:numFmt")))
        for abstract in root.findall(qn("w:abstractNum"))
        for level in abstract.findall(qn("w:lvl"))
    }
    names = {one.get(qn("w:numId"), ""): _value(one.find(qn("w:abstractNumId"))) for one in root.findall(qn("w:num"))}
    return {(name, level): kind for name, own in names.items() for (of, level), kind in kinds.items() if of == own}
