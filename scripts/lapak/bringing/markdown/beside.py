"""The pictures that lie beside a text in Markdown → those of its lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from lapak.bringing.album import FOLDER, MOST_BYTES, Album

IMAGE = re.compile(
    r"!\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s]*)?)>?(\s+\"[^\"\n]*\"|\s+'[^'\n]*')?\s*\)"
)
HTML_IMAGE = re.compile(r"<img\b([^<>]*?)/?>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
ELSEWHERE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
STEPS_UP = 3
"""How far above a text its pictures may lie: a lesson must not name what else is on the machine."""


class PictureFinder:
    """Finds the pictures of one text."""

    def __init__(self, file: Path, album: Album) -> None:
        self._folder = file.resolve().parent
        self._album = album
        self._roots = _find_roots(self._folder)

    def place(self, text: str) -> tuple[str, list[str]]:
        """A line → the same with its pictures as they lie beside the module, and what is said of those that do not."""
        told: list[str] = []
        return IMAGE.sub(lambda found: self._place(found, told), text), told

    def _place(self, found: re.Match[str], told: list[str]) -> str:
        alt, source, caption = found[1], found[2], _to_caption(found[3] or "")
        if ELSEWHERE.match(source):
            return f"![{alt}]({source}{caption})"
        name = PurePosixPath(unquote(source.partition("?")[0].partition("#")[0]))
        file = next((file for file in self._find_files(name) if file.stat().st_size <= MOST_BYTES), None)
        if file is None:
            return f"![{alt}]({FOLDER}/{_to_name(name)}{caption})"
        if path := self._album.add(file.read_bytes(), name.stem):
            return f"![{alt}]({path}{caption})"
        told.append(
            f"left out: the picture '{source}', which no page can show: save it as PNG, or take words out of it"
        )
        return alt

    def _find_files(self, name: PurePosixPath) -> Iterator[Path]:
        """Where a picture may lie: from the text on, or from a folder above it where the site begins."""
        bare = PurePosixPath(*(part for part in name.parts if part not in ("..", ".", "/")))
        for place in (self._folder / name, *(root / bare for root in self._roots)):
            try:
                real = place.resolve()
                if real.is_file() and any(real.is_relative_to(root) for root in self._roots):
                    yield real
            except (OSError, ValueError, RuntimeError):
                continue  # no file can be called so


def to_markdown_images(text: str) -> str:
    """A line → the same, images that are written in HTML in Markdown."""
    return HTML_IMAGE.sub(_to_markdown, text)


def _find_roots(folder: Path) -> list[Path]:
    """The folders around a text in which its pictures may lie; never a home or the whole machine."""
    home = Path.home()
    return [place for place in (folder, *folder.parents)[:STEPS_UP] if place not in (home, *home.parents)] or [folder]


def _to_markdown(found: re.Match[str]) -> str:
    values = {one[1].lower(): unescape(one[2] or one[3] or "") for one in ATTRIBUTE.finditer(found[1])}
    source = values.get("src", "").replace(" ", "%20")
    alt = " ".join(values.get("alt", "").replace("[", "(").replace("]", ")").split())
    return f"![{alt}]({source})" if source else ""


def _to_caption(written: str) -> str:
    words = written.strip()[1:-1].replace('"', "”")
    return f' "{words}"' if words else ""


def _to_name(name: PurePosixPath) -> str:
    return re.sub(r"[^\w.-]+", "-", name.name) or "gambar.png"
