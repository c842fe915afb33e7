"""The messages of all modules of an edition: each week has one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lapak.course.blocks import GroupMessage
from lapak.course.model import Module
from lapak.course.problems import Problem


def check_messages(modules: Sequence[Module[Any]]) -> list[Problem]:
    """An edition's modules in Indonesian → a problem for each message of a week that another one has already."""
    taken: dict[int, str] = {}
    problems = []
    for section in (section for module in modules for section in module.sections):
        for block in section.blocks:
            if isinstance(block, GroupMessage):
                place = f"{section.path}:{block.line}"
                if block.week in taken:
                    what = f"week {block.week} has a message already: {taken[block.week]}"
                    problems.append(Problem(section.path, block.line, what, "give this one another week"))
                taken.setdefault(block.week, place)
    return problems
