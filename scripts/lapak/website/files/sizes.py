"""Sizes that pages say of files which are made of these pages: a mark stands in a page until its size is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

STORE_MARK = "⁂"
"""For the kB of what a phone keeps, which the page itself is in."""
SITE_MARK = "⁑⁑"
"""For the kB of the whole site in one file."""
NAME_MARK = "⁑{}⁑"
"""For the size of another file, by its name."""
NAMED = re.compile(NAME_MARK.format(r"([\w.+-]+)").encode())
PAGE = ".html"


def fill_sizes(site: Mapping[str, bytes], mark: str, sizes: Mapping[str, int]) -> dict[str, bytes]:
    """A site, a mark, and the kB that it stands for in each of some pages → the site with them filled in."""
    filled = {path: site[path].replace(mark.encode(), str(size).encode()) for path, size in sizes.items()}
    return {**site, **filled}


def fill_names(site: Mapping[str, bytes], sizes: Mapping[str, str]) -> dict[str, bytes]:
    """A site, and the sizes of files by their names → the same with them filled in on its pages."""

    def say(found: re.Match[bytes]) -> bytes:
        size = sizes.get(found[1].decode())
        return found[0] if size is None else size.encode()

    return {path: NAMED.sub(say, data) if path.endswith(PAGE) else data for path, data in site.items()}
