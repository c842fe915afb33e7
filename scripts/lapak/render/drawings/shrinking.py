"""A drawing that is a little too heavy → the same with shorter numbers and no useless groups, by Scour."""

from __future__ import annotations

import gzip
from types import SimpleNamespace

MOST_DRAWING_BYTES = 1200
"""A drawing after gzip (design: phone)."""
MOST_TRIED_BYTES = 30_000
"""After gzip: what is heavier no rounding makes light."""
OPTIONS = {
    "digits": 4,
    "strip_xml_prolog": True,
    "strip_comments": True,
    "remove_metadata": True,
    "remove_descriptive_elements": False,
    "strip_ids": True,
    "shorten_ids": True,
    "enable_viewboxing": True,
    "indent_type": "none",
    "newlines": False,
    "quiet": True,
}


def find_weight(data: bytes) -> int:
    """A drawing's bytes → how many a phone is sent."""
    return len(gzip.compress(data, 9, mtime=0))


def shrink_drawing(data: bytes) -> bytes:
    """A harmless drawing's SVG → a lighter one that looks alike, where that brings it under the limit; or the same."""
    if not MOST_DRAWING_BYTES < find_weight(data) <= MOST_TRIED_BYTES:
        return data
    from scour import scour  # most drawings are light

    options = scour.sanitizeOptions(SimpleNamespace(**OPTIONS))
    try:
        made: bytes = scour.scourString(data.decode(), options).strip().encode()
    except Exception:  # what it cannot read stays as it is, and is told to be too heavy
        return data
    return made if find_weight(made) <= MOST_DRAWING_BYTES else data
