"""How a table fills a slide: widths of its columns, heights of its rows, by the same metrics as other text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from lapak.slides.deck.model import Table
from lapak.slides.fit.lines import LINE_HEIGHT, SAFETY, SMALLEST, Box, count_lines, measure
from lapak.slides.fit.runs import Runs, to_runs

PADDING = 6
"""Points on each side of a cell's text."""
MOST_ROWS = 5
"""On one slide, as of points."""
Cells = Sequence[Sequence[Runs]]


class SetTable(NamedTuple):
    """A table as it stands on a slide; lengths in points."""

    size: int
    cells: Cells
    """Line by line, the head first."""
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def fit_table(table: Table, language: str, box: Box, sizes: Sequence[int]) -> list[tuple[Table, SetTable]]:
    """A table → the parts that stand on a slide each, with its head; none where not even one row has room.

    Rather more slides than smaller letters, but for the smallest size of all.
    """
    cells = to_cells(table, language)
    for allowed in (sizes, (SMALLEST,)):
        able = [size for size in allowed if _has_room(cells, box, size)]
        for count in range(-(-len(table.rows) // MOST_ROWS) or 1, (len(table.rows) or 1) + 1 if able else 0):
            parts = part(table, count)
            for size in able:
                done = _set_parts(parts, cells, box, size)
                if len(done) == len(parts):
                    return list(zip(parts, done, strict=True))
    return []


def _has_room(cells: Cells, box: Box, size: int) -> bool:
    """True when each row has room on a slide of its own, below the head."""
    head, *rows = cells
    return all(set_table([head, row], box, size) for row in rows) if rows else bool(set_table([head], box, size))


def _set_parts(parts: Sequence[Table], cells: Cells, box: Box, size: int) -> list[SetTable]:
    """The parts of a table → as many as stand in a box, up to the first that does not."""
    head, *rows = cells
    done: list[SetTable] = []
    start = 0
    for piece in parts:
        fitted = set_table([head, *rows[start : start + len(piece.rows)]], box, size)
        if fitted is None:
            break
        done.append(fitted)
        start += len(piece.rows)
    return done


def part(table: Table, count: int) -> list[Table]:
    """A table → so many with the same head, as even as can be."""
    step = -(-len(table.rows) // count) or 1
    starts = range(0, len(table.rows) or 1, step)
    return [replace(table, rows=table.rows[start : start + step]) for start in starts]


def to_cells(table: Table, language: str) -> Cells:
    """A table → the runs of its cells, those of the head bold; short rows end with empty cells."""
    head = [tuple(replace(run, is_bold=True) for run in to_runs(cell, language)) for cell in table.head]
    lines = [head, *([to_runs(cell, language) for cell in row] for row in table.rows)]
    count = max(map(len, lines))
    return [[*line, *[()] * (count - len(line))] for line in lines]


def set_table(cells: Cells, box: Box, size: int) -> SetTable | None:
    """Cells → how they stand in a box in one size; None where they are too wide or too high for it."""
    measured = [[measure(runs, size) for runs in column] for column in zip(*cells, strict=True)]
    least, wanted = ([max(item[n] for item in column) + 2 * PADDING + SAFETY for column in measured] for n in (1, 0))
    if sum(least) > box.width:
        return None
    widths = share(least, wanted, box.width)
    heights = tuple(_find_height(line, widths, size) for line in cells)
    return SetTable(size, cells, widths, heights) if sum(heights) <= box.height else None


def share(least: Sequence[float], wanted: Sequence[float], width: float) -> tuple[float, ...]:
    """Columns share a width: each has what its longest word needs, then an even part up to what it wants."""
    widths, rest = list(least), width - sum(least)
    order = sorted(range(len(least)), key=lambda index: wanted[index] - least[index])
    for done, index in enumerate(order):
        more = min(wanted[index] - least[index], rest / (len(order) - done))
        widths[index] += more
        rest -= more
    scale = width / sum(widths)
    return tuple(own * scale for own in widths)


def _find_height(line: Sequence[Runs], widths: Sequence[float], size: int) -> float:
    lines = max(count_lines(runs, width - 2 * PADDING, size) for runs, width in zip(line, widths, strict=True))
    return lines * size * LINE_HEIGHT + 2 * PADDING
