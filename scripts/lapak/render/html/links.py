"""Links between source files → addresses of the site, checked: page, section, and whether the edition has it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from lapak.course.attachments import FOLDER, Attachment
from lapak.course.layers import has_file
from lapak.course.problems import Problem, suggest
from lapak.course.text import Markdown
from lapak.render.targets import TargetPlace, find_target_fault

SCHEME = "lapak:"
"""Marks a link within the site: `lapak:modul/praktik/#foto`."""
FILE_SCHEME = "lapak-file:"
"""Marks a link to a file of one's own: `lapak-file:berkas/praktik/formulir.pdf`."""
NOTE = "data-file"
"""Holds what stands behind such a link: 'formulir.pdf, 96 kB'."""
TEXT, IMAGES = ".md", (".svg", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
ELSEWHERE = "link to a file of the project or to https://…"
PAGES = (".html", ".htm")
TRANSLATED = re.compile(r"\.[a-z]{2,3}\.md$")


class LinkTables(NamedTuple):
    """What a link can lead to."""

    addresses: Mapping[str, str | None]
    sections: Mapping[str, str]
    """'modul/praktik/#foto' → 'foto', or '' for one that the edition leaves out."""
    attachments: Mapping[str, Attachment | None]
    """Files of one's own by their path in the project."""


class LinkMap:
    """What the edition publishes: source path → address, and 'modul/praktik/#foto' → 'foto'.

    A text that could not be read has no address: a link to it is no second mistake.
    """

    def __init__(self, tables: LinkTables, edition: str, root: Path) -> None:
        self._addresses, self._sections, self._attachments = tables
        self._edition = edition
        self._root = root

    def resolve(self, link: HtmlElement, prose: Markdown, here: str, problems: list[Problem]) -> None:
        """Rewrites the target of one link on the page with the address `here`, or adds a problem."""
        if "href" not in link.attrib:
            return
        target = link.attrib.pop("href")
        source = _find_source(target, prose)
        if source in self._attachments:
            if attachment := self._attachments[source]:
                link.set("href", f"{FILE_SCHEME}{attachment.address}")
                link.set(NOTE, f"{attachment.name}, {attachment.size}")
            return
        place = self._find_place(target, prose, here, problems)
        if place is None:
            link.tag = "span"
        else:
            link.set("href", place)

    def _find_place(self, target: str, prose: Markdown, here: str, problems: list[Problem]) -> str | None:
        """A target as it is written → the one that outputs know; None, and mostly a problem, when it leads nowhere."""
        if fault := find_target_fault(target, TargetPlace(self._root, posixpath.dirname(prose.path), FOLDER)):
            problems.append(_problem(prose, target, f"link '{target}' {fault[0]}", fault[1]))
            return None
        try:
            parts = urlsplit(target)
        except ValueError:
            problems.append(_problem(prose, target, f"link '{target}' is no address", ELSEWHERE))
            return None
        if parts.scheme in OUTSIDE:
            return target
        if parts.scheme or parts.netloc:
            what = f"begins with '{parts.scheme}:', which no page may" if parts.scheme else "lacks its 'https:'"
            problems.append(_problem(prose, target, f"link '{target}' {what}", ELSEWHERE))
            return None
        address = here if not parts.path else self._find_address(parts.path, prose, target, problems)
        if address is None:
            return None
        if parts.fragment and f"{address}#{parts.fragment}" not in self._sections:
            known = [name for place, name in self._sections.items() if name and place == f"{address}#{name}"]
            what = f"link '{target}': section '{parts.fragment}' does not exist"
            problems.append(_problem(prose, target, what, suggest(parts.fragment, known)))
            return None
        if parts.fragment and not self._sections[f"{address}#{parts.fragment}"]:
            return None  # its words stay
        return f"{SCHEME}{address}{'#' if parts.fragment else ''}{parts.fragment}"

    def _find_address(self, path: str, prose: Markdown, target: str, problems: list[Problem]) -> str | None:
        source = TRANSLATED.sub(".md", _find_source(path, prose))
        if source in self._addresses:
            return self._addresses[source]
        is_text = posixpath.splitext(source)[1] in ("", TEXT, *PAGES)
        what, fix = (self._tell_page if is_text else self._tell_file)(path, source, posixpath.dirname(prose.path))
        problems.append(_problem(prose, target, f"link '{target}': {what}", fix))
        return None

    def _tell_page(self, path: str, source: str, folder: str) -> tuple[str, str]:
        """A link to a text that the edition has not → what is wrong, and how to mend it."""
        known = [posixpath.relpath(page, folder) for page, address in self._addresses.items() if address is not None]
        if path.endswith(PAGES):
            text = f"{posixpath.splitext(path)[0]}{TEXT}"
            fix = f"write '{text}'" if text in known else suggest(text, known)
            return "a page is linked by its text, which ends with '.md'", fix
        if has_file(self._root / source):
            fix = "take the link out, or add the module to 'modules:' in the edition's mkdocs file"
            return f"edition '{self._edition}' omits that module", fix
        return "there is no such page", suggest(path, known)

    def _tell_file(self, path: str, source: str, folder: str) -> tuple[str, str]:
        """The same of a link to a file that is not handed out."""
        name = posixpath.basename(source)
        place, link = f"{folder}/{FOLDER}/{name}", f"{FOLDER}/{name}"
        and_link = "" if path == link else f", and link to '{link}'"
        if not has_file(self._root / source):
            known = [posixpath.relpath(file, folder) for file, attachment in self._attachments.items() if attachment]
            close = get_close_matches(path, known, 1)
            return (
                "there is no such file",
                f"did you mean '{close[0]}'?" if close else f"put the file at {place}{and_link}",
            )
        if source.lower().endswith(IMAGES):
            return "a drawing or photo is shown, not linked", f"write '![what is seen]({path})'"
        if posixpath.basename(posixpath.dirname(source)) == FOLDER:
            return (
                f"that file is of a module that edition '{self._edition}' omits",
                f"put a copy of it at {place}{and_link}",
            )
        return f"only what lies in a folder {FOLDER}/ is handed out", f"move the file to {place}{and_link}"


def _find_source(target: str, prose: Markdown) -> str:
    """A target as it is written → the path in the project that it means."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(prose.path), path))


def _problem(prose: Markdown, target: str, what: str, fix: str) -> Problem:
    needles = (f"]({target})", f"]({target}", target)
    position = next((place for needle in needles if (place := prose.text.find(needle)) > 0), 0)
    return prose.problem(what, fix, prose.text[:position].count("\n") if position > 0 else 0)
