"""Segments of a section and of its translation → which belong together, also where one has more of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from lapak.exchange.model import Segment

FACTS = re.compile(r"\d+|\{\{[^{}]*\}\}|\]\([^()]*\)")
GAP = 0.9
"""What it costs to leave one alone: as much as to pair two of which one is two and a half times as long."""
OTHER_FACTS = 0.7
MOST_CELLS = 250_000
"""Of the table that is filled in: 500 segments beside 500."""


class Match(NamedTuple):
    """Places of a segment and of its translation; -1 where there is none."""

    source: int
    target: int


def align(sources: Sequence[Segment], targets: Sequence[Segment]) -> tuple[Match, ...]:
    """Two sequences of segments → every one of both, in their order, with its other where it has one."""
    if [one.shape for one in sources] == [one.shape for one in targets]:
        return tuple(Match(place, place) for place in range(len(sources)))
    if not targets or len(sources) * len(targets) > MOST_CELLS:
        left = [Match(place, -1) for place in range(len(sources))]
        return (*left, *(Match(-1, place) for place in range(len(targets))))
    return _walk_back(sources, targets, _fill(sources, targets))


Table = list[list[float]]


def _fill(sources: Sequence[Segment], targets: Sequence[Segment]) -> Table:
    """What the cheapest pairing costs of the first so many of both."""
    table: Table = [[GAP * column for column in range(len(targets) + 1)]]
    for row, source in enumerate(sources, 1):
        costs = [GAP * row]
        for column, target in enumerate(targets, 1):
            paired = table[row - 1][column - 1] + _find_cost(source, target)
            costs.append(min(paired, table[row - 1][column] + GAP, costs[column - 1] + GAP))
        table.append(costs)
    return table


def _find_cost(source: Segment, target: Segment) -> float:
    if source.shape != target.shape:
        return 3 * GAP
    length = abs(log((len(source.text) + 10) / (len(target.text) + 10)))
    return length + (OTHER_FACTS if set(FACTS.findall(source.text)) != set(FACTS.findall(target.text)) else 0)


def _walk_back(sources: Sequence[Segment], targets: Sequence[Segment], table: Table) -> tuple[Match, ...]:
    row, column = len(sources), len(targets)
    found: list[Match] = []
    while row or column:
        cost = table[row][column]
        if row and column and cost == table[row - 1][column - 1] + _find_cost(sources[row - 1], targets[column - 1]):
            row, column = row - 1, column - 1
            found.append(Match(row, column))
        elif row and cost == table[row - 1][column] + GAP:
            row -= 1
            found.append(Match(row, -1))
        else:
            column -= 1
            found.append(Match(-1, column))
    return tuple(reversed(found))
