"""`lapak facts`: facts that nobody has checked, or that are due to be looked up again."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from lapak.commands.usage import find_config_files
from lapak.course.project import show_path
from lapak.course.values.facts import FACTS_NAME, find_due, load_facts
from lapak.website.host.config import load_project


def run(options: argparse.Namespace) -> None:
    """Lists those of all editions, with their sources."""
    projects = [load_project(file) for file in find_config_files([])]
    if not print_due(projects[0].root, [root for project in projects for root in project.module_roots]):
        print("no fact is due")


def print_due(root: Path, folders: list[Path]) -> bool:
    """Facts in these folders to look up again, the shared ones first; true when there are any."""
    found = False
    for file in sorted({folder / FACTS_NAME for folder in folders}):
        path = show_path(file, root)
        for name, fact in find_due(load_facts(file, path, []), date.today()):
            reason = "nobody has checked it" if not fact.verified else f"look it up again since {fact.recheck_after}"
            print(f"{path}: {name} ({fact.to_text('id')}): {reason}; source: {fact.source}")
            found = True
    return found
