"""Photos of a course → hints: whose they are must be said, and who is seen on them must have agreed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lapak.course.problems import Advisory
from lapak.course.reading.source_lines import find_line
from lapak.render.document import Document, Documents, find_trees
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.shrinking import MOST_DRAWING_BYTES, find_weight
from lapak.render.pictures.images import DRAWING
from lapak.render.pictures.photos import AS_PHOTO, find_original

LICENCE = re.compile(
    r"\bCC(?:0| BY)|©|\b(?:public domain|domain publik|domain umum|lisensi|licen[cs]e)\b", re.IGNORECASE
)
"""How a caption says it."""
SAMPLE = '"Foto: Kampus Kami, CC BY-SA 4.0"'
HEAVY = (
    "drawing '{name}' has {size:,} bytes after gzip, at most {most:,}: pages, papers and slides show a photo of it, "
    "white in the dark too; drawn with fewer points it stays sharp and light"
)
CONSENT = (
    "{count}: has everybody who can be recognised agreed to be shown here? Of children the parents; "
    "in doubt take a picture of hands and goods, or a drawing"
)


def find_photo_advisories(documents: Documents) -> list[Advisory]:
    """Documents → a hint on each photo without a licence and each heavy drawing, and one reminder of consent."""
    if not documents.photos:
        return []
    texts = [document for language in documents.pages for document in documents.in_language(language)]
    found = sorted({hint for document in texts for hint in _find_hints(document, documents)})
    photos = [path for path in documents.photos if not path.endswith(AS_PHOTO)]
    shown = "1 photo" if len(photos) == 1 else f"{len(photos)} photos"
    return [*found, *(Advisory(0, path, 1, CONSENT.format(count=shown)) for path in photos[:1])]


def _find_hints(document: Document, documents: Documents) -> Iterator[Advisory]:
    root = documents.course.project.root
    for section in document.sections:
        for image in (image for tree in find_trees(section) for image in tree.iter("img")):
            path, around = image.get("src", ""), image.getparent()
            caption = around.text_content() if around is not None and around.tag == "figure" else ""
            if path.endswith(DRAWING) or (LICENCE.search(caption) and not path.endswith(AS_PHOTO)):
                continue
            name = posixpath.basename(path.removesuffix(AS_PHOTO))
            what = f"photo '{name}' does not say whose it is; write it into its caption: '![…]({name} {SAMPLE})'"
            if path.endswith(AS_PHOTO):
                what = _tell_heavy(name, find_original(root / path))
            yield Advisory(1, section.path, find_line(root / section.path, name, section.line), what)


def _tell_heavy(name: str, file: Path) -> str:
    return HEAVY.format(name=name, size=find_weight(load_drawing(file)), most=MOST_DRAWING_BYTES)
