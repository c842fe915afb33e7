"""The files of a built site → the same course to carry on a stick: every link names a file that is there.

A browser that opens a page from a folder shows no index.html for a folder, asks no server and stores nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

from lapak.render.known import NOTHING_KNOWN, KnownTexts

PAGE = ".html"
INDEX = "index.html"
LEFT_FILES = frozenset(
    {"404.html", "robots.txt", "perubahan.xml", "sitemap.xml", "sitemap.xml.gz", "sw.js", "manifest.webmanifest"}
)
"""What only a server or a stored site has a use for."""
LEFT_FOLDERS = frozenset({"unduh", "simpan", "bagikan", "banding"})
"""Downloads, too heavy to come along, the copies for phones that store the site, pictures of sent addresses, and what
translators compare."""


def to_stick(site: Mapping[str, bytes], known: KnownTexts = NOTHING_KNOWN) -> dict[str, bytes]:
    """All files of a site by path → those of the stick, in order, their pages without links that lead nowhere."""
    files = {path: site[path] for path in sorted(site) if _is_carried(path)}
    paths = "\n".join(files)

    def make(path: str) -> bytes:
        text = files[path].decode()
        return known.get("stick", [paths, path, text], lambda: _to_page(text, path, files)).encode()

    return {path: make(path) if path.endswith(PAGE) else data for path, data in files.items()}


def _is_carried(path: str) -> bool:
    return path not in LEFT_FILES and LEFT_FOLDERS.isdisjoint(path.split("/")[:-1])


def _to_page(text: str, path: str, files: Mapping[str, bytes]) -> str:
    page = html.document_fromstring(text)
    for link in page.xpath("//a[@href] | //link[@href]"):
        target = link.get("href", "")
        if urlsplit(target).scheme or target.startswith("#"):
            continue
        named = _name_file(target)
        if _find_path(named, path) in files:
            link.set("href", named)
        else:
            _take_out(link)
    markup: str = html.tostring(page, encoding="unicode", doctype="<!doctype html>")
    return markup


def _name_file(target: str) -> str:
    """'../praktik/#foto' → '../praktik/index.html#foto'."""
    place, mark, section = target.partition("#")
    return f"{place}{INDEX if place.endswith('/') else ''}{mark}{section}".removeprefix("./")


def _find_path(target: str, page: str) -> str:
    place = unquote(target.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), place))


def _take_out(link: HtmlElement) -> None:
    """A link to what is not on the stick: in a sentence its words stay, in a list or as a button nothing does."""
    parent = link.getparent()
    is_alone = parent is not None and parent.tag == "li" and parent.text_content() == link.text_content()
    if is_alone and parent is not None:
        parent.drop_tree()
    elif link.tag == "link" or "button" in link.get("class", "").split():
        link.drop_tree()
    else:
        link.drop_tag()
