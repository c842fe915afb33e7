"""The pictures of a lesson: each once, in a form that pages can show."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from lapak.render.drawings.cleaning import clean_drawing
from lapak.render.pictures.images import PHOTOS

FOLDER = "images"
STEM = "gambar"
MOST_BYTES = 20_000_000
"""Of a picture: `lapak check` refuses what is larger."""
MOST_POINTS = 80_000_000
"""Of a picture that is to be converted."""
KEPT = {suffix: start for suffix, start in PHOTOS.items() if suffix not in (".jpeg", ".heif")}
DRAWING = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<svg[\s>]", re.DOTALL
)
NAMES = re.compile(
    r"(?i)^(?:[\w -]*\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf)|(?:picture|image|gambar|img)[ _-]*\d*)$"
)
MACHINE = re.compile(r"\s*(?:Description automatically generated|AI-generated content).*$", re.DOTALL | re.IGNORECASE)


@dataclass
class Album:
    """Takes pictures one after the other."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    """By their path beside the text."""
    _known: dict[str, str] = field(default_factory=dict)

    def add(self, data: bytes, stem: str = "") -> str:
        """A picture's bytes, and what its file may be called → its path; '' for one that no page can show."""
        key = hashlib.sha256(data).hexdigest()
        if key not in self._known:
            suffix, shown = to_shown(data)
            path = self._name(stem, suffix) if suffix else ""
            if path:
                self.pictures[path] = shown
            self._known[key] = path
        return self._known[key]

    def _name(self, stem: str, suffix: str) -> str:
        base = "-".join(re.findall(r"[a-z0-9]+", stem.lower())[:6])
        number = len(self.pictures) + 1
        path = f"{FOLDER}/{base}{suffix}" if base else f"{FOLDER}/{STEM}-{number}{suffix}"
        while path in self.pictures:
            path, number = f"{FOLDER}/{base or STEM}-{number}{suffix}", number + 1
        return path


def to_shown(data: bytes) -> tuple[str, bytes]:
    """A picture's bytes → the ending of its name, and bytes that a page can show; '' where it can show none."""
    if len(data) > MOST_BYTES:
        return "", b""
    if suffix := next((suffix for suffix, start in KEPT.items() if start.match(data)), ""):
        return suffix, data
    if DRAWING.match(data[:4000]):
        return (".svg", data) if not clean_drawing(data).faults else ("", b"")
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return "", b""
            buffer = BytesIO()
            picture.convert("RGBA").save(buffer, "PNG")
    except Exception:  # each of Pillow's formats has its own
        return "", b""
    return ".png", buffer.getvalue()


def to_alt(said: str) -> str:
    """What a program says of a picture → what its author has said; '' for a file's name and a machine's guess."""
    words = " ".join(said.split())
    if MACHINE.search(words) or NAMES.match(words):
        return ""
    return words.replace("[", "(").replace("]", ")")
