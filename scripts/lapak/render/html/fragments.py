"""HTML that Markdown made → a tree of what the list allows; all else is told, and its words stay."""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from itertools import chain, islice

from lxml import etree, html
from lxml.html import HtmlElement, defs

from lapak.render.allowed import COMMON_ATTRIBUTES, TEXT_TAGS, VALUES, VOID_TAGS
from lapak.render.html.placement import IN_MARKDOWN, Slip, find_misplaced
from lapak.render.html.tokens import Token, read_tokens

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Not on the list, as they have a message of their own."""
FOREIGN_TAGS = frozenset(defs.tags) | {"bdi", "data", "dialog", "frame", "main", "picture", "slot", "template"}
"""Names that a browser knows."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no tree can hold."""
MOST_DEPTH = 100
"""Of elements in each other; no text needs more than ten."""
MOST_SLIPS = 50
"""That are told of one text: who has mended them sees the others."""
MOST_SHOWN = 60
"""Letters of an element in a message."""
TAKE_OUT = "take it out"
LOOKS = "take it out: how it looks says the page"
FIXES = {
    **dict.fromkeys(("id", "name"), "a link leads to a heading: write '## Title {#id}'"),
    **dict.fromkeys(("style", "align", "valign", "width", "height", "color", "bgcolor", "border"), LOOKS),
    **dict.fromkeys(("colspan", "rowspan"), "take it out, and give each row as many cells as the others"),
}


FIXES_BY_TAG = {
    "aside": "write '/// note | Title', its text, and '///'",
    **dict.fromkeys(("center", "font", "big", "span"), LOOKS),
}


def to_fragment(markup: str) -> tuple[HtmlElement, list[Slip]]:
    """HTML → a `<div>` that holds its elements, and the slips in it.

    What is well formed and on the list is read alike by every program, and fast. The rest is put together by pieces.
    """
    slips: list[Slip] = []
    tree = _read_well_formed(markup)
    if tree is None:
        tree, slips = _Builder().build(markup)
    return tree, list(islice(chain(slips, find_misplaced(tree)), MOST_SLIPS))


def _read_well_formed(markup: str) -> HtmlElement | None:
    """HTML → its tree; None when it is not well formed or holds what is not on the list."""
    if "<![" in markup:
        return None  # well formed, but no browser reads it as words
    parser = html.XHTMLParser(resolve_entities=False, no_network=True)
    try:
        tree: HtmlElement = etree.fromstring(f"<div>{markup}</div>", parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return tree if all(map(_is_allowed, tree.iterdescendants())) else None


def _is_allowed(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in HEADINGS:
        return not element.attrib
    if tag in VOID_TAGS and (element.text or len(element)):
        return False
    return tag in TEXT_TAGS and all(may_have(str(tag), str(name), str(value)) for name, value in element.items())


def may_have(tag: str, name: str, value: str) -> bool:
    """True when an element of a text may have this attribute with this value."""
    if name not in COMMON_ATTRIBUTES and name not in TEXT_TAGS.get(tag, ()):
        return False
    return name not in VALUES or VALUES[name].fullmatch(value) is not None


def _shorten(raw: str) -> str:
    """For a message: one line that can be read."""
    words = " ".join(raw[: MOST_SHOWN * 2].split())
    return words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 1] + "…"


class _Builder:
    """Puts a tree together from pieces."""

    def __init__(self) -> None:
        self._root = html.Element("div")
        self._open: list[HtmlElement] = [self._root]
        self._raws = [""]
        """How each open element was written."""
        self._words: list[str] = []
        """Those that stand next, not in the tree yet."""
        self._slips: list[Slip] = []
        self._forgiven: Counter[str] = Counter()
        """Closing tags of what has been told already."""

    def build(self, markup: str) -> tuple[HtmlElement, list[Slip]]:
        """HTML → its tree and the slips in it."""
        for token in read_tokens(markup):
            if token.kind == "text":
                self._words.append(unescape(token.raw))
            elif token.kind == "open":
                self._begin(token)
            elif token.kind == "close":
                self._end(token)
            elif token.kind == "other":
                self._refuse(token)
        self._close_down_to(1)
        self._put_words()
        return self._root, self._slips

    def _begin(self, token: Token) -> None:
        is_known = token.name in TEXT_TAGS or token.name in HEADINGS
        if not is_known or len(self._open) > MOST_DEPTH:
            self._refuse(token)
            return
        self._put_words()
        element: HtmlElement = html.Element(token.name)
        self._open[-1].append(element)
        self._set_attributes(element, token)
        if token.name not in VOID_TAGS and not token.raw.endswith("/>"):
            self._open.append(element)
            self._raws.append(token.raw)

    def _set_attributes(self, element: HtmlElement, token: Token) -> None:
        for name, value in token.attributes.items():
            if may_have(token.name, name, value):
                element.set(name, CONTROL.sub("", value))
                continue
            raw = value if name == "id" else name  # in braces an id is written '#id'
            self._tell(f"attribute '{_shorten(name)}' may not stand in a text", FIXES.get(name, TAKE_OUT), raw)

    def _end(self, token: Token) -> None:
        places = [place for place, element in enumerate(self._open) if place and element.tag == token.name]
        if places:
            self._close_down_to(places[-1] + 1)
            self._put_words()
            self._open.pop()
            self._raws.pop()
        elif self._forgiven[token.name]:
            self._forgiven[token.name] -= 1
            if token.name not in TEXT_TAGS:
                self._words.append(token.raw)
        else:
            fix = f"take it out, or write '{escape(_shorten(token.raw))}' to show it as it stands"
            self._tell(f"{_shorten(token.raw)} closes nothing", fix, token.raw)

    def _close_down_to(self, depth: int) -> None:
        """Ends what its author has not ended."""
        while len(self._open) > depth:
            self._put_words()
            tag, raw = str(self._open.pop().tag), self._raws.pop()
            self._forgiven[tag] += 1
            fix = f"write </{tag}> where it ends, in the same paragraph"
            self._tell(f"<{tag}> is never closed", fix, raw)

    def _refuse(self, token: Token) -> None:
        """What is not on the list stays as it is written."""
        self._forgiven[token.name] += 1
        self._words.append(token.raw)
        if token.kind == "open" and token.name not in FOREIGN_TAGS and token.name not in TEXT_TAGS:
            what = f"{_shorten(token.raw)} is read as HTML, and no element has this name"
            fix = f"write '{escape(_shorten(token.raw), quote=False)}' to show it as it stands"
            if ":" in token.name and not token.name.startswith(("http:", "https:", "mailto:")):
                fix = "take it out: Word has written it, and shows nothing by it"
            if token.name.startswith("www."):
                fix = f"write '<https://{token.raw[1:]}'"
            self._tell(what, fix, token.raw)
            return
        shown = f"<{token.name}>" if token.name else f"'{token.raw[:9].split()[0]}'"
        self._tell(f"{shown} may not stand in a text", FIXES_BY_TAG.get(token.name, IN_MARKDOWN), token.raw)

    def _tell(self, what: str, fix: str, raw: str) -> None:
        if len(self._slips) < MOST_SLIPS:
            self._slips.append(Slip(what, fix, raw))

    def _put_words(self) -> None:
        """Once for all that stand together: a text grows slowly by single letters."""
        text, parent = CONTROL.sub("", "".join(self._words)), self._open[-1]
        self._words.clear()
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text or None
        else:
            parent.text = (parent.text or "") + text or None
