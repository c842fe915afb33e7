"""Sizes that pages say of files which are made of these pages: a mark stands in a page until its size is known."""

from __future__ import annotations

from collections.abc import Mapping

STORE_MARK = "⁂"
"""For the kB of what a phone keeps, which the page itself is in."""
SITE_MARK = "⁑⁑"
"""For the kB of the whole site in one file."""


def fill_sizes(site: Mapping[str, bytes], mark: str, sizes: Mapping[str, int]) -> dict[str, bytes]:
    """A site, a mark, and the kB that it stands for in each of some pages → the site with them filled in."""
    filled = {path: site[path].replace(mark.encode(), str(size).encode()) for path, size in sizes.items()}
    return {**site, **filled}
