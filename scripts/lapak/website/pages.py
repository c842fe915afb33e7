"""Documents → the pages of a site in a folder, through MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.commands.build import build

from lapak.render.addresses import to_url
from lapak.render.document import Document, Documents
from lapak.render.policy import add_policy
from lapak.website.config import load_mkdocs
from lapak.website.downloads import Download
from lapak.website.plugin import LapakPlugin
from lapak.website.shell import Shell
from lapak.website.site import Site, make_site

LISTING = "downloads"
"""The layout of the pages that list the downloads."""


def write_pages(config_file: Path, documents: Documents, downloads: tuple[Download, ...], folder: Path) -> int:
    """Writes every page of an edition into a new folder; returns how many."""
    config = load_mkdocs(config_file, site_dir=str(folder))
    plugin = config.plugins["lapak"]
    assert isinstance(plugin, LapakPlugin)
    plugin.site = make_site(documents, downloads)
    build(config)
    return sum(1 for _ in folder.rglob("*.html"))


def write_listing(config_file: Path, documents: Documents, downloads: tuple[Download, ...], folder: Path) -> None:
    """Writes the downloads pages anew, with a file that could only be made of the other pages."""
    pages = [page for pages in documents.pages.values() for page in pages if page.layout == LISTING]
    _write_again(config_file, make_site(documents, downloads), pages, folder)


def write_offers(config_file: Path, documents: Documents, downloads: tuple[Download, ...], folder: Path) -> None:
    """Writes homes and modules anew, when it turns out that a phone keeps this course module by module."""
    site = replace(make_site(documents, downloads), is_large=True)
    homes = [documents.find(language, "") for language in documents.pages]
    modules = [module for modules in documents.modules.values() for module in modules]
    _write_again(config_file, site, [*homes, *modules], folder)


def _write_again(config_file: Path, site: Site, documents: Iterable[Document], folder: Path) -> None:
    shell = Shell(config_file)
    for document in documents:
        file = folder / to_url(document.language, document.address) / "index.html"
        has_files = site.documents.edition.find_look(document.address) == "material"
        page = add_policy(shell.to_page(document, site), has_files=has_files)
        file.write_text(page, "utf-8", newline="\n")
