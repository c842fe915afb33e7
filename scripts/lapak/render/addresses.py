"""Where a document stands on the site, and the way from one page to another."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from lapak.course.project import SOURCE_LANGUAGE

MOST_KEPT = 20_000
"""Links: each page asks for those of its menu several times."""


def to_url(language: str, address: str) -> str:
    """A language and an address → the page's path on the site: 'jv/modul/praktik/'; '' is the root."""
    return address if language == SOURCE_LANGUAGE else f"{language}/{address}"


@lru_cache(maxsize=MOST_KEPT)
def to_relative(target: str, page_url: str) -> str:
    """A path on the site → the link to it from a page, so that the site works in any folder."""
    path, mark, fragment = target.partition("#")
    if path == page_url and mark:
        return f"#{fragment}"
    relative = posixpath.relpath(f"/{path}", f"/{page_url}")
    if path.endswith("/") or path == "":
        relative = f"{relative}/"
    return f"{relative}{mark}{fragment}"
