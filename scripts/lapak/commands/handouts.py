"""`lapak handouts`: the PDFs alone."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lapak.commands.downloads import make_downloads

if TYPE_CHECKING:
    from lapak.commands.exports import Plan


def run(options: argparse.Namespace) -> None:
    """Makes those that the options ask for."""
    make_downloads("handouts", _load_plan, options)


def _load_plan() -> Plan:
    from lapak.layout import plan_papers

    return plan_papers
