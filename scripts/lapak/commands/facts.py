"""`lapak facts`: facts that nobody has checked, or that are due to be looked up again."""

from __future__ import annotations

import argparse
from datetime import date

from lapak.commands.usage import find_config_files
from lapak.course.facts import FACTS_NAME, find_due, load_facts
from lapak.course.project import Project
from lapak.website.config import load_project


def run(options: argparse.Namespace) -> None:
    """Lists them, with their sources."""
    project = load_project(find_config_files([])[0])
    if not print_due(project):
        print("no fact is due")


def print_due(project: Project) -> bool:
    """Facts to look up again; true when there are any."""
    file = project.module_roots[-1] / FACTS_NAME
    due = find_due(load_facts(file, project.show(file), []), date.today())
    for name, fact in due:
        reason = "nobody has checked it" if not fact.verified else f"look it up again since {fact.recheck_after}"
        print(f"{project.show(file)}: {name} ({fact.to_text('id')}): {reason}; source: {fact.source}")
    return bool(due)
