"""Writes the pages of one project of ours, without downloads: `python -m bench.write_ours MKDOCS_FILE FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from lapak.editions import load_works
from lapak.website.host.pages import write_pages
from lapak.website.site import make_site

if __name__ == "__main__":
    for work in load_works([Path(sys.argv[1])]):
        write_pages(work.config_file, make_site(work.documents), Path(sys.argv[2]))
