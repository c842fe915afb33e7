"""Images in prose → paths in the project, checked: they exist, have an alt text, are light, and hold no words."""

from __future__ import annotations

import gzip
import posixpath
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from lapak.course.memory import Memory
from lapak.course.problems import Problem
from lapak.course.text import Markdown

MOST_DRAWING_BYTES = 1200
"""A drawing after gzip (design: phone)."""
MOST_PHOTO_BYTES = 40_000
DRAWING = ".svg"
PAPER, WHITE = "var(--paper,#fff)", "#fff"
"""How a drawing names the ground that it stands on: dark where a page is dark."""
SVG = "http://www.w3.org/2000/svg"
EXIF_MARKS = (b"Exif\x00\x00", b"EXIF", b"eXIf")
"""In JPEG, WebP and PNG."""
JPEG = re.compile(rb"\xff\xd8\xff")
PHOTOS = {
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".png": re.compile(rb"\x89PNG"),
}
"""By its ending, how a photo begins."""
NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
BOX = re.compile(rf"(?:-?{NUMBER}[\s,]+){{2}}{NUMBER}[\s,]+{NUMBER}")
SIZE = re.compile(rf"(?=.*[1-9]){NUMBER}[a-z%]*")
FORBIDDEN_TAGS = ("text", "script", "style", "image", "foreignObject")


Faults = list[tuple[str, str]]
"""What is wrong with an image, each with how to mend it."""


class ImageFaults(Mapping[str, Faults]):
    """The faults of every image by its path in the project; a file is looked at when somebody asks for it."""

    def __init__(self, root: Path, memory: Memory) -> None:
        self._root = root
        self._memory = memory
        self._known: dict[str, tuple[object, Faults]] = {}
        """With the version of the file that was looked at."""

    def __getitem__(self, path: str) -> Faults:
        version = self._memory.find_version(f"{self._root}/{path}")
        known = self._known.get(path)
        if known and known[0] == version:
            return known[1]
        file = self._root / path
        if not file.is_file():
            raise KeyError(path)
        faults = find_image_faults(file)
        self._known[path] = version, faults
        return faults

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class ImageStore:
    """Finds the images of prose."""

    def __init__(self, root: Path, faults: Mapping[str, Faults]) -> None:
        self._root = root
        self._faults = faults

    def resolve(self, image: HtmlElement, prose: Markdown, problems: list[Problem]) -> None:
        """Rewrites the source of one image in place, or adds problems."""
        source = image.get("src", "")
        position = prose.text.find(source)
        offset = prose.text[:position].count("\n") if position > 0 else 0
        if not (image.get("alt") or "").strip():
            fix = "say in the brackets what is seen: '![a hand holds a phone](…)'"
            problems.append(prose.problem(f"image '{source}' has no alt text", fix, offset))
        path = posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), source))
        faults = self._faults.get(path)
        if faults is None:
            folder = (self._root / path).parent
            found = [item.name for item in folder.iterdir()] if folder.is_dir() else []
            what = f"image '{source}' does not exist"
            close = get_close_matches(posixpath.basename(path), found, 1)
            fix = f"did you mean '{close[0]}'?" if close else f"put the file at {path}"
            problems.append(prose.problem(what, fix, offset))
            return
        for what, fix in faults:
            problems.append(prose.problem(f"image '{source}' {what}", fix, offset))
        image.set("src", path)


def to_data_url(file: Path) -> str:
    """A photo's file → the photo itself, as an address for `src`."""
    return f"data:{guess_type(file.name)[0]};base64,{b64encode(file.read_bytes()).decode()}"


def paint_paper(drawing: str, colour: str = WHITE) -> str:
    """A drawing's SVG → the same on a ground of one colour, for what does not know the colours of our pages."""
    return drawing.replace(PAPER, colour)


def find_image_faults(file: Path) -> Faults:
    """An image file → what is wrong with it and how to mend it."""
    data = file.read_bytes()
    if file.suffix in PHOTOS:
        return _find_photo_faults(data, file.suffix)
    if file.suffix != DRAWING:
        return [("is neither a drawing nor a photo", "use .svg for drawings and .webp for photos")]
    return _find_drawing_faults(data)


def _find_photo_faults(data: bytes, suffix: str) -> list[tuple[str, str]]:
    faults = []
    if not PHOTOS[suffix].match(data):
        faults.append((f"is not a {suffix[1:]} inside, only its name says so", "save it again as WebP"))
    if len(data) > MOST_PHOTO_BYTES:
        what = f"has {len(data):,} bytes, at most {MOST_PHOTO_BYTES:,}"
        faults.append((what, "make it smaller, and save it as WebP"))
    if any(mark in data for mark in EXIF_MARKS):
        what = "holds EXIF data: where, when and with what it was taken"
        faults.append((what, "save it again without them"))
    if not faults and not is_whole(data):
        faults.append(("is torn: it cannot be opened to its end", "save it again as WebP"))
    return faults


def is_whole(data: bytes) -> bool:
    """A photo's bytes → true when all of it can be opened."""
    from PIL import Image  # and only where there is a photo

    try:
        with Image.open(BytesIO(data)) as photo:
            photo.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def _find_size_faults(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """A drawing that says how large it is must say it with numbers above 0."""
    fix = "give it a viewBox, such as '0 0 320 200', and no width and height"
    box = root.get("viewBox")
    if box is not None and not (BOX.fullmatch(box.strip()) and all(map(float, re.split(r"[\s,]+", box.strip())[2:]))):
        yield "viewBox", box, fix
    for name in ("width", "height"):
        if (size := root.get(name)) is not None and not SIZE.fullmatch(size.strip()):
            yield name, size, fix


def _find_drawing_faults(data: bytes) -> list[tuple[str, str]]:
    try:
        root = etree.fromstring(data)
        data.decode("utf-8")
    except etree.XMLSyntaxError as error:
        return [(f"is not a drawing: {error.msg}", "export it again as plain SVG")]
    except UnicodeDecodeError:
        return [("is not UTF-8", "save it again with the encoding UTF-8")]
    if root.tag != f"{{{SVG}}}svg":
        return [("is not a drawing: it does not begin with <svg xmlns=…>", "export it again as plain SVG")]
    faults = [(f"cannot be drawn: its {name} is '{value}'", fix) for name, value, fix in _find_size_faults(root)]
    tags = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
    for tag in sorted(tags & set(FORBIDDEN_TAGS)):
        fix = "put words into the caption, so that they translate" if tag == "text" else "take it out"
        faults.append((f"has <{tag}> in it", fix))
    size = len(gzip.compress(data, 9, mtime=0))
    if size > MOST_DRAWING_BYTES:
        what = f"has {size:,} bytes after gzip, at most {MOST_DRAWING_BYTES:,}"
        faults.append((what, "draw it with fewer points and whole numbers"))
    return faults
