"""`lapak build`: sites with all their downloads."""

from __future__ import annotations

import argparse
from pathlib import Path

from lapak.cache.stamps import Stamp, find_key
from lapak.commands.usage import find_config_files, print_leftovers
from lapak.writing.mending import mend


def run(options: argparse.Namespace) -> None:
    """Builds the editions, unless their sites are of just these sources and whole."""
    files = find_config_files(options.edition)
    root = Path.cwd()
    mend(root)
    key = find_key(root, options.output)
    made = [Stamp(root, file.stem).find(key) for file in files]
    if all(made):
        pages = [path for paths in made for path in paths]
        print("nothing has changed since the last build", *pages, sep="\n")
        print_leftovers(root, options.output)
        return
    from rich.console import Console  # this and all that builds: a command with nothing to do need not wait for it

    from lapak.build import build_sites

    build_sites(files, options.output, key, Console())
    print_leftovers(root, options.output)
