"""`lapak serve`: live preview of one edition."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from lapak.commands.usage import UsageError, find_config_files
from lapak.layout import plan_exports
from lapak.website.preview.responses import Preview
from lapak.website.preview.server import AddressError, open_server
from lapak.writing.mending import mend


def run(options: argparse.Namespace) -> None:
    """Serves it until Ctrl+C."""
    mend(Path.cwd())
    files = find_config_files([options.edition] if options.edition else [])
    tell = partial(print, flush=True)
    try:
        server = open_server(options.address, Preview(files[0], plan_exports, tell))
    except AddressError as error:
        raise UsageError(str(error)) from error
    server.run(tell)
