"""Markdown → HTML text by the extensions of mkdocs.yml; what has been converted once is not converted again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import markdown

from lapak.cache.entries import Cache, hash_code
from lapak.parallel import map_parts
from lapak.render.html.icons import EXTENSION, OWN
from lapak.render.html.other_languages import EXTENSION as EXTENSION_OF_LANGUAGES

Extensions = Mapping[str, dict[str, Any]]
"""Names, each with its settings."""
SITE_ONLY = frozenset({"toc"})
"""MkDocs adds it for its own pages; our contents come from the sections."""
PURE = frozenset(
    {"abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists", "tables", "toc"}
    | {"pymdownx.betterem", "pymdownx.caret", "pymdownx.highlight", "pymdownx.magiclink", "pymdownx.mark"}
    | {
        "pymdownx.superfences",
        "pymdownx.tasklist",
        "pymdownx.tilde",
        "lapak.render.github",
        EXTENSION_OF_LANGUAGES,
        OWN,
    }
)
"""What these make of a text depends on nothing else; another one may read files, as snippets do."""
PLAIN_LINE = re.compile(r"(?i)(?!.*(?:://|www\.|@|:[a-z]))[^\W\d_][^*_`\[\]<>&|#~\\{}\n]*(?<!\s)")
"""One line that begins with a letter and holds no address, no icon and no character that means something."""


class Converter:
    """Converts an edition's prose, each text once: sections of modules/shared stand in many modules."""

    def __init__(self, extensions: Extensions, made: dict[str, str]) -> None:
        own = {name: settings for name, settings in extensions.items() if name not in SITE_ONLY}
        self.has_icons = OWN in own
        """True when names such as ':material-phone:' mean something."""
        self._markdown = markdown.Markdown(extensions=list(own), extension_configs=own)
        self._made = made
        self.used: dict[str, str] = {}
        """Texts and what became of them, as far as they have been asked for."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Converts many texts at once; lines without mark-up are left out, they need no converter."""
        marked = {text: None for text in texts if text not in self._made and not PLAIN_LINE.fullmatch(text)}
        self._made |= map_parts(self._convert_all, tuple(marked))

    def convert(self, text: str) -> str:
        """One text."""
        if text not in self._made:
            self.prepare([text])
        self.used[text] = self._made[text]
        return self._made[text]

    def _convert_all(self, texts: Sequence[str]) -> list[tuple[str, str]]:
        return [(text, self._markdown.reset().convert(text)) for text in texts]


class Converters:
    """The converters of a project's editions: they share what they make, and remember it from command to command."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._made: dict[str, dict[str, str]] = {}
        self._kept: list[tuple[list[Any], Converter]] = []

    def open(self, edition: str, extensions: Extensions) -> Converter:
        """An edition and its extensions → its converter."""
        if EXTENSION in extensions:  # its images would be asked of another host
            extensions = {**{name: kept for name, kept in extensions.items() if name != EXTENSION}, OWN: {}}
        extensions = {**extensions, EXTENSION_OF_LANGUAGES: {}}
        made = self._made.setdefault(repr(extensions), {})
        converter = Converter(extensions, made)
        if self._cache and PURE.issuperset(extensions):
            key = [hash_code(), "prose", edition, repr(extensions)]
            made |= json.loads(self._cache.find(key) or "{}")
            self._kept.append((key, converter))
        return converter

    def keep(self) -> None:
        """Remembers what the editions say now."""
        for key, converter in self._kept:
            if self._cache:
                self._cache.put(key, json.dumps(converter.used, ensure_ascii=False).encode())
