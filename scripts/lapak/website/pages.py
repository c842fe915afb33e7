"""Documents → the pages of a site in a folder, through MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build

from lapak.render.document import Documents
from lapak.website.config import load_mkdocs
from lapak.website.downloads import Download
from lapak.website.plugin import LapakPlugin
from lapak.website.site import make_site


def write_pages(config_file: Path, documents: Documents, downloads: tuple[Download, ...], folder: Path) -> int:
    """Writes every page of an edition into a new folder; returns how many."""
    config = load_mkdocs(config_file, site_dir=str(folder))
    plugin = config.plugins["lapak"]
    assert isinstance(plugin, LapakPlugin)
    plugin.site = make_site(documents, downloads)
    build(config)
    return sum(1 for _ in folder.rglob("*.html"))
