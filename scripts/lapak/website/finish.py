"""The files of a site as MkDocs has written them → the whole site but for its downloads: each page is read once."""

from __future__ import annotations

from collections.abc import Mapping

from lapak.course.attachments import to_kilobytes
from lapak.render.addresses import to_url
from lapak.website.files.sizes import SITE_MARK, STORE_MARK, fill_sizes
from lapak.website.offline.store import make_store
from lapak.website.site import Site

LISTING = "downloads"
"""The layout of the pages that list the downloads."""


def finish_site(written: Mapping[str, bytes], site: Site, size: int) -> dict[str, bytes]:
    """Files by their path on the site, and the bytes of the whole site in one file → all files, sizes filled in."""
    listings = find_listings(site)
    pages = fill_sizes(written, SITE_MARK, {path: to_kilobytes(size) for path in listings if path in written})
    store = make_store(pages, site.documents, is_large=site.is_large)
    return {**fill_sizes(pages, STORE_MARK, store.sizes), **store.files}


def find_listings(site: Site) -> list[str]:
    """A site → the files of the pages that list its downloads."""
    pages = (page for pages in site.documents.pages.values() for page in pages if page.layout == LISTING)
    return [f"{to_url(page.language, page.address)}index.html" for page in pages]
