"""HTML that Markdown made → its pieces one after another, by one strict grammar.

What the grammar does not know is text. A tree made of these pieces and written anew has no other elements than they
say, whatever a browser would have made of the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

Kind = Literal["text", "open", "close", "comment", "other"]
ATTRIBUTE = r"""\s++[^\s"'<>/=\x00-\x1f]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
OPEN = re.compile(rf"<([A-Za-z][^\s<>/\"'=]*+)((?:{ATTRIBUTE})*+)\s*+(/?)>")
CLOSE = re.compile(r"</([A-Za-z][^\s<>/\"'=]*+)\s*+>")
PARTS = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")
OTHERS = (("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
"""What is neither text nor element, with its end."""


@dataclass(frozen=True)
class Token:
    """A piece of HTML."""

    kind: Kind
    raw: str
    """As it stands."""
    name: str = ""
    """Of an element, in small letters."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """By their names in small letters; of a name that stands twice, the first, as a browser reads it."""


def read_tokens(markup: str) -> Iterator[Token]:
    """HTML → its pieces; their `raw` one after another are the HTML again. Linear in its length."""
    reader = _TokenReader(markup)
    start = position = 0
    while (position := markup.find("<", position)) >= 0:
        token = reader.read(position)
        if token is None:
            position += 1
            continue
        if start < position:
            yield Token("text", markup[start:position])
        yield token
        start = position = position + len(token.raw)
    if start < len(markup):
        yield Token("text", markup[start:])


class _TokenReader:
    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._absent: set[str] = set()
        """Ends that do not come any more: nobody looks for them twice."""

    def read(self, position: int) -> Token | None:
        """The piece that begins with this '<'; None when it is text."""
        if found := OPEN.match(self._markup, position):
            return Token("open", found[0], found[1].lower(), _read_attributes(found[2]))
        if found := CLOSE.match(self._markup, position):
            return Token("close", found[0], found[1].lower())
        if self._markup.startswith("<!--", position):
            return self._read_to("-->", position, "comment")
        for begin, end in OTHERS:
            if self._markup.startswith(begin, position):
                return self._read_to(end, position, "other")
        return None

    def _read_to(self, end: str, position: int, kind: Kind) -> Token | None:
        found = -1 if end in self._absent else self._markup.find(end, position + 2)
        if found < 0:
            self._absent.add(end)
            return None
        return Token(kind, self._markup[position : found + len(end)])


def _read_attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in PARTS.finditer(text):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    return found
