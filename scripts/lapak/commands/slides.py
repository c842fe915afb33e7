"""`lapak slides`: the slides alone, in one language or with Indonesian titles above another."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lapak.commands.downloads import make_downloads
from lapak.commands.usage import UsageError

if TYPE_CHECKING:
    from lapak.commands.exports import Plan


def run(options: argparse.Namespace) -> None:
    """Makes those that the options ask for."""
    if options.pair and options.language:
        raise UsageError("'--pair' names the language already: leave '--language' out")
    make_downloads("slides", _load_pairs if options.pair else _load_plan, options)


def _load_plan() -> Plan:
    from lapak.slides.plan import plan_slides

    return plan_slides


def _load_pairs() -> Plan:
    from lapak.slides.plan import plan_pairs

    return plan_pairs
