"""Icons of Material by their names in a text: ':material-phone:' → a mark in its tree, which every output draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast
from xml.etree.ElementTree import Element

from lxml import etree
from lxml.html import HtmlElement

from lapak.render.drawings.cleaning import load_drawing

EXTENSION, OWN = "pymdownx.emoji", "lapak.render.html.icons"
"""How an mkdocs file switches icons on: as the documentation of Material says, or shorter."""
FOLDER = Path(str(files("material"))) / "templates" / ".icons"
"""In a package that is not loaded for it."""
SETS = {
    "material-": "material",
    "octicons-": "octicons",
    "simple-": "simple",
    **{f"fontawesome-{kind}-": f"fontawesome/{kind}" for kind in ("brands", "regular", "solid")},
}
"""How the names of a set begin, and its folder."""
CLASS = "icon "
"""Begins the class of a mark; the icon's name follows."""
NAME = re.compile(r"[a-z0-9-]+")
SHORTNAME = re.compile(r"(?<![\w:]):([a-z][a-z0-9_+-]*):(?![\w:])")
"""What is meant as a name; '10:30:00' is a time."""
UNREAD = ("code", "pre", "kbd", "samp")
DROP = 8
"""An icon stands this part of its height lower than a letter, as it has air around it."""
LEAST_LIKE = 0.75
"""Of two names, so that one may be meant by the other; among thousands some are always a little alike."""
SEE = "find its name at https://squidfunk.github.io/mkdocs-material/reference/icons-emojis/"


class Icons(dict[str, dict[str, Any]]):
    """pymdownx asks it for names; a folder of thousands of files need not be listed for the few that a text has."""

    def get(self, name: str, default: Any = None) -> Any:
        """':material-phone:' or ':smile:' → what pymdownx must know of it, or the default."""
        if find_icon(name.strip(":")):
            return {"name": name}
        return _read_emoji()[0].get(name, default)


class Aliases(dict[str, str]):
    """Other names of emoji."""

    def get(self, name: str, default: Any = None) -> Any:
        """':+1:' → ':thumbsup:'."""
        return default if find_icon(name.strip(":")) else _read_emoji()[1].get(name, default)


def list_icons(options: object, md: object) -> dict[str, Any]:
    """The index that pymdownx.emoji looks names up in."""
    return {"name": "icons", "emoji": Icons(), "aliases": Aliases()}


def make_icon(index: str, name: str, alias: str, code: str | None, sign: str, *_: object) -> Element | str:
    """What pymdownx.emoji knows of a name → the mark of an icon, or the emoji itself: devices have it, papers say."""
    return sign if code else Element("span", {"class": CLASS + name.strip(":")})


SETTINGS = {"emoji_index": list_icons, "emoji_generator": make_icon, "alt": "unicode", "strict": False}
"""Instead of those of a campus, whose images would be asked of another host."""


def makeExtension(**_: object) -> Any:  # noqa: N802
    """The extension of Markdown that is named as this file is."""
    from pymdownx.emoji import EmojiExtension  # large, and only what converts a text needs it

    return EmojiExtension(**SETTINGS)


@lru_cache
def find_icon(name: str) -> Path | None:
    """'material-phone' → its file in Material's package; None when there is none."""
    for start, folder in SETS.items():
        file = FOLDER / folder / f"{name.removeprefix(start)}.svg"
        if name.startswith(start) and NAME.fullmatch(name) and file.is_file():
            return file
    return None


def find_mark(element: HtmlElement) -> str:
    """An element → the name of the icon that it stands for; '' for every other one."""
    kind = element.get("class", "") if element.tag == "span" else ""
    name = kind.removeprefix(CLASS) if kind.startswith(CLASS) else ""
    return name if name and find_icon(name) else ""


def list_marks(tree: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """A tree → its marks, each with the name of its icon."""
    return [(element, name) for element in tree.iter("span") if (name := find_mark(element))]


def load_icon(name: str) -> HtmlElement:
    """An icon's name → its SVG, as high as a letter and in the colour of the text; decorative, as words stand by it."""
    file = find_icon(name)
    assert file, name
    icon = cast("HtmlElement", etree.fromstring(load_drawing(file)))
    left, top, width, height = (float(number) for number in icon.get("viewBox", "0 0 24 24").split())
    icon.set("viewBox", f"{left:g} {top - height / DROP:g} {width:g} {height:g}")
    for key, value in {"width": "1em", "height": "1em", "fill": "currentColor", "overflow": "visible"}.items():
        icon.set(key, value)
    icon.set("aria-hidden", "true")
    return icon


def find_unknown(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """A tree → every name in it that no icon and no emoji has, as it is written, with a fix."""
    yield from ((f":{name}:", _suggest(name)) for name in _list_names(tree))


def find_raw(tree: HtmlElement) -> Iterator[str]:
    """A tree that was made without this extension → the names of icons that stand in it as they were written."""
    yield from (f":{name}:" for name in _list_names(tree) if find_icon(name))


def _list_names(tree: HtmlElement) -> Iterator[str]:
    for text in tree.xpath(".//text()"):
        parent = text.getparent()
        owner = parent.getparent() if text.is_tail else parent
        if not any(one.tag in UNREAD for one in (owner, *owner.iterancestors())):
            yield from SHORTNAME.findall(text)


@lru_cache
def _suggest(name: str) -> str:
    start = next((start for start in SETS if name.startswith(start)), "")
    drawn = (FOLDER / SETS[start]).glob("*.svg") if start else ()
    known = [start + file.stem for file in drawn] or [other.strip(":") for other in _read_emoji()[0]]
    close = get_close_matches(name, known, n=1, cutoff=LEAST_LIKE)
    return f"did you mean ':{close[0]}:'?" if close else SEE


def _read_emoji() -> tuple[dict[str, Any], dict[str, str]]:
    from pymdownx import twemoji_db  # large, and few texts have emoji by name

    return twemoji_db.emoji, twemoji_db.aliases
