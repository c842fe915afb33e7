"""What `lapak handouts` and `lapak slides` have in common: some of the downloads, made into a folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lapak.cache.entries import hash_values
from lapak.cache.keys import find_key
from lapak.cache.stamps import Stamp
from lapak.commands.usage import DEFAULT_FOLDER
from lapak.writing.mending import mend

if TYPE_CHECKING:
    from lapak.commands.exports import Plan


def make_downloads(command: str, load_plan: Callable[[], Plan], options: argparse.Namespace) -> None:
    """Makes what the options ask for, unless all of it is of just these sources and whole; prints its paths."""
    root = Path.cwd()
    mend(root)
    asked = {name: value for name, value in vars(options).items() if name != "output"}
    stamp = Stamp(root, f"{command}-{hash_values([asked])[:8]}")
    key = find_key(root, options.output or DEFAULT_FOLDER)
    if made := stamp.find(key):
        print(*made, sep="\n")
        return
    from lapak.commands.exports import make_exports  # all that makes them: nobody waits for it in vain

    stamp.write(key, make_exports(load_plan(), options))
