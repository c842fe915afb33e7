"""Links between source files → addresses of the site, checked: page, section, and whether the edition has it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from lapak.course.problems import Problem, suggest
from lapak.course.text import Markdown

SCHEME = "lapak:"
"""Marks a link within the site: `lapak:modul/praktik/#foto`."""
OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
TRANSLATED = re.compile(r"\.[a-z]{2,3}\.md$")


class LinkMap:
    """What the edition publishes: source path → address, and 'modul/praktik/#foto' → 'foto'.

    A text that could not be read has no address: a link to it is no second mistake.
    """

    def __init__(
        self, addresses: Mapping[str, str | None], sections: Mapping[str, str], edition: str, root: Path
    ) -> None:
        self._addresses = addresses
        self._sections = sections
        self._edition = edition
        self._root = root

    def resolve(self, link: HtmlElement, prose: Markdown, here: str, problems: list[Problem]) -> None:
        """Rewrites the target of one link on the page with the address `here`, or adds a problem."""
        target = link.get("href", "")
        try:
            parts = urlsplit(target)
        except ValueError:  # a bracket that only an address of numbers may have
            fix = "write it as 'https://…', or as the way to a file"
            problems.append(_problem(prose, target, f"link '{target}' is not an address", fix))
            return
        if parts.scheme:
            if parts.scheme not in OUTSIDE:
                what = f"link '{target}' has the scheme '{parts.scheme}'"
                problems.append(_problem(prose, target, what, "link to a file of the project or to https://…"))
            return
        address = here if not parts.path else self._find_address(parts.path, prose, target, problems)
        if address is None:
            return
        if parts.fragment and f"{address}#{parts.fragment}" not in self._sections:
            known = [section for place, section in self._sections.items() if place == f"{address}#{section}"]
            what = f"link '{target}': section '{parts.fragment}' does not exist"
            problems.append(_problem(prose, target, what, suggest(parts.fragment, known)))
            return
        link.set("href", f"{SCHEME}{address}{'#' if parts.fragment else ''}{parts.fragment}")

    def _find_address(self, path: str, prose: Markdown, target: str, problems: list[Problem]) -> str | None:
        source = posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), path))
        source = TRANSLATED.sub(".md", source)
        if source in self._addresses:
            return self._addresses[source]
        if (self._root / source).is_file():
            what = f"link '{target}': edition '{self._edition}' omits that module"
            fix = "take the link out, or name the module in 'modules' of the edition"
        else:
            folder = posixpath.dirname(prose.path)
            known = [
                posixpath.relpath(page, folder) for page, address in self._addresses.items() if address is not None
            ]
            what, fix = f"link '{target}': there is no such page", suggest(path, known)
        problems.append(_problem(prose, target, what, fix))
        return None


def _problem(prose: Markdown, target: str, what: str, fix: str) -> Problem:
    position = prose.text.find(target)
    return prose.problem(what, fix, prose.text[:position].count("\n") if position > 0 else 0)
