"""A site → its pages in a folder, through MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build

from lapak.website.host.config import load_mkdocs
from lapak.website.host.faults import watch
from lapak.website.host.plugin import find_plugin
from lapak.website.site import Site


def write_pages(config_file: Path, site: Site, folder: Path) -> None:
    """Writes every page of a site into a new folder, with all that plugins and hooks make of it.

    Raises SourceError with what MkDocs, a plugin or a hook warns of in strict mode, or fails at.
    """
    config = load_mkdocs(config_file, site_dir=str(folder))
    find_plugin(config).site = site
    with watch(config):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
