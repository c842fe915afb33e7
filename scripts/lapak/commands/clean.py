"""`lapak clean`: takes away what is left of editions and modules that are gone, and nothing that it did not make."""

from __future__ import annotations

import argparse
from pathlib import Path

from lapak.commands.usage import find_config_files
from lapak.writing.leftovers import Leftover, find_leftovers, list_untouched, remove_leftover, show


def run(options: argparse.Namespace) -> None:
    """Lists each site and file with what becomes of it; with `--dry-run` nothing is touched."""
    from lapak.editions import load_works, note_holdings

    root = Path.cwd()
    note_holdings(load_works(find_config_files([])))
    leftovers = find_leftovers(root, options.output)
    for leftover in leftovers:
        print(_say(leftover, root, "would go" if options.dry_run else "gone"))
        for file in [] if options.dry_run else remove_leftover(leftover):
            print(f"    stays, as it is not ours: {file.relative_to(root.resolve()).as_posix()}")
    if not leftovers:
        print("nothing is left over")


def _say(leftover: Leftover, root: Path, what: str) -> str:
    """'site/lama/: 214 files gone'."""
    count = len(list_untouched(leftover))
    return f"{show(leftover, root)}: {count} file{'' if count == 1 else 's'} {what}"
