"""Photos of a course → hints: whose they are must be said, and who is seen on them must have agreed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lapak.course.problems import Advisory
from lapak.course.source_lines import find_line
from lapak.render.document import Document, Documents, find_trees
from lapak.render.images import DRAWING

LICENCE = re.compile(
    r"\bCC(?:0| BY)|©|\b(?:public domain|domain publik|domain umum|lisensi|licen[cs]e)\b", re.IGNORECASE
)
"""How a caption says it."""
SAMPLE = '"Foto: Kampus Kami, CC BY-SA 4.0"'
CONSENT = (
    "{count}: has everybody who can be recognised agreed to be shown here? Of children the parents; "
    "in doubt take a picture of hands and goods, or a drawing"
)


def find_photo_advisories(documents: Documents) -> list[Advisory]:
    """Documents → a hint on each photo without a licence in its caption, and one reminder of consent."""
    if not documents.photos:
        return []
    texts = [document for language in documents.pages for document in documents.in_language(language)]
    found = {hint for document in texts for hint in _find_unlicensed(document, documents)}
    count = len(documents.photos)
    shown = "1 photo" if count == 1 else f"{count} photos"
    return [*sorted(found), Advisory(0, documents.photos[0], 1, CONSENT.format(count=shown))]


def _find_unlicensed(document: Document, documents: Documents) -> Iterator[Advisory]:
    root = documents.course.project.root
    for section in document.sections:
        for image in (image for tree in find_trees(section) for image in tree.iter("img")):
            path, around = image.get("src", ""), image.getparent()
            caption = around.text_content() if around is not None and around.tag == "figure" else ""
            if path.endswith(DRAWING) or LICENCE.search(caption):
                continue
            name = posixpath.basename(path)
            what = f"photo '{name}' does not say whose it is; write it into its caption: '![…]({name} {SAMPLE})'"
            yield Advisory(1, section.path, find_line(root / section.path, name, section.line), what)
