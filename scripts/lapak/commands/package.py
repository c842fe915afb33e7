"""`lapak package`: the course as learning platforms take it, a file a language."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from lapak.commands.downloads import make_downloads

if TYPE_CHECKING:
    from lapak.cache.entries import Cache
    from lapak.commands.exports import Plan
    from lapak.export.file_names import DownloadKind
    from lapak.export.model import Export
    from lapak.render.document import Documents


def run(options: argparse.Namespace) -> None:
    """Makes those that the options ask for."""
    make_downloads("package", partial(_load_plan, options.kind), options)


def _load_plan(name: str) -> Plan:
    from lapak.export.file_names import CARTRIDGE, SCORM

    return partial(_plan, {"scorm": SCORM, "cc": CARTRIDGE}[name])


def _plan(kind: DownloadKind, documents: Documents, cache: Cache) -> list[Export]:
    from lapak.bundle.plan import plan_packages

    return plan_packages(kind, documents)
