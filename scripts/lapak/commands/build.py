"""`lapak build`: sites with all their downloads."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from lapak.cache.keys import SiteKey, find_keys
from lapak.cache.stamps import Stamp
from lapak.commands.usage import find_config_files, print_leftovers
from lapak.writing.mending import mend


def run(options: argparse.Namespace) -> None:
    """Builds the editions whose sites are not of just these sources, or not whole."""
    files = find_config_files(options.edition)
    root = Path.cwd()
    mend(root)
    keys = find_keys(root, options.output, files)
    made = {file: told for file in files if (told := _find_made(Stamp(root, file.stem), keys[file]))}
    if 0 < len(made) < len(files) and _has_one_name_twice(files):
        made = {}  # which stops all of them
    left = {file: keys[file] for file in files if file not in made}
    if made:
        what = "unchanged since the last build" if left else "nothing has changed since the last build"
        print(what, *(path for told in made.values() for path in told), sep="\n")
    if left:
        from rich.console import Console  # all that builds: a command with nothing to do need not wait for it

        from lapak.build import build_sites

        build_sites(left, options.output, Console())
    print_leftovers(root, options.output)


def _find_made(stamp: Stamp, key: SiteKey) -> list[Path]:
    """What was told of a site that is still as it was made; what the languages of it are says what it was made of."""
    return stamp.find(key.to_text(stamp.find_languages()))


def _has_one_name_twice(files: Sequence[Path]) -> bool:
    from lapak.website.host.config import find_edition

    names = [find_edition(file).get("name") for file in files]
    return len({*map(str, names)}) < len(names)
