"""Images in prose → paths in the project, checked: they exist, have an alt text, are light, and hold no words."""

from __future__ import annotations

import gzip
import posixpath
from functools import cache
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from lapak.course.problems import Problem, suggest
from lapak.course.project import Project
from lapak.course.text import Markdown

MOST_DRAWING_BYTES = 1200
"""A drawing after gzip (design: phone)."""
MOST_PHOTO_BYTES = 40_000
DRAWING = ".svg"
EXIF_MARKS = (b"Exif\x00\x00", b"EXIF", b"eXIf")
"""In JPEG, WebP and PNG."""
PHOTOS = (".webp", ".jpg", ".jpeg", ".png")
FORBIDDEN_TAGS = ("text", "script", "style", "image", "foreignObject")


class ImageStore:
    """Looks at each image file once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._find_faults = cache(find_image_faults)

    def resolve(self, image: HtmlElement, prose: Markdown, problems: list[Problem]) -> None:
        """Rewrites the source of one image in place, or adds problems."""
        source = image.get("src", "")
        position = prose.text.find(source)
        offset = prose.text[:position].count("\n") if position > 0 else 0
        if not (image.get("alt") or "").strip():
            fix = "say in the brackets what is seen: '![a hand holds a phone](…)'"
            problems.append(prose.problem(f"image '{source}' has no alt text", fix, offset))
        path = posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), source))
        file = self._project.root / path
        if not file.is_file():
            found = [item.name for item in file.parent.iterdir()] if file.parent.is_dir() else []
            what = f"image '{source}' does not exist"
            problems.append(prose.problem(what, suggest(file.name, found), offset))
            return
        for what, fix in self._find_faults(file):
            problems.append(prose.problem(f"image '{source}' {what}", fix, offset))
        image.set("src", path)


def find_image_faults(file: Path) -> list[tuple[str, str]]:
    """An image file → what is wrong with it and how to mend it."""
    data = file.read_bytes()
    if file.suffix in PHOTOS:
        return _find_photo_faults(data)
    if file.suffix != DRAWING:
        return [("is neither a drawing nor a photo", "use .svg for drawings and .webp for photos")]
    return _find_drawing_faults(data)


def _find_photo_faults(data: bytes) -> list[tuple[str, str]]:
    faults = []
    if len(data) > MOST_PHOTO_BYTES:
        what = f"has {len(data):,} bytes, at most {MOST_PHOTO_BYTES:,}"
        faults.append((what, "make it smaller, and save it as WebP"))
    if any(mark in data for mark in EXIF_MARKS):
        what = "holds EXIF data: where, when and with what it was taken"
        faults.append((what, "save it again without them"))
    return faults


def _find_drawing_faults(data: bytes) -> list[tuple[str, str]]:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        return [(f"is not a drawing: {error.msg}", "export it again as plain SVG")]
    faults = []
    tags = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
    for tag in sorted(tags & set(FORBIDDEN_TAGS)):
        fix = "put words into the caption, so that they translate" if tag == "text" else "take it out"
        faults.append((f"has <{tag}> in it", fix))
    size = len(gzip.compress(data, 9, mtime=0))
    if size > MOST_DRAWING_BYTES:
        what = f"has {size:,} bytes after gzip, at most {MOST_DRAWING_BYTES:,}"
        faults.append((what, "draw it with fewer points and whole numbers"))
    return faults
