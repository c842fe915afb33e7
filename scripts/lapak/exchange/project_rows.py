"""Editions of one language → the rows of all their texts, and how replies get back into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.course.library import Library
from lapak.course.problems import Problem
from lapak.course.project import Project
from lapak.course.values.glossary import Glossary
from lapak.exchange.assembly import NewFile, assemble
from lapak.exchange.model import RowReply, SheetRow
from lapak.exchange.pairs import Pair, list_pairs
from lapak.exchange.returns import read_replies, take_out_disputed
from lapak.exchange.rows import list_placed
from lapak.exchange.spreadsheet import to_origin
from lapak.exchange.stretches import Files
from lapak.exchange.weaving import Woven, weave


@dataclass(frozen=True)
class Workbench:
    """The pairs of one language and their rows."""

    root: Path
    pairs: tuple[Pair, ...]
    rows: tuple[SheetRow, ...]


def open_workbench(editions: Sequence[tuple[Project, Library]], language: str, glossary: Glossary) -> Workbench:
    """Editions that have a language → their pairs and rows; what several of them have stands there once."""
    problems: list[Problem] = []
    files = Files(editions[0][0], problems)
    pairs: dict[str, Pair] = {}
    for project, library in editions:
        for pair in list_pairs(project, library, language, files):
            pairs.setdefault(pair.place, pair)
    rows = tuple(one.row for pair in pairs.values() for one in list_placed(pair, language, glossary))
    order = {origin: number for number, origin in enumerate(dict.fromkeys(to_origin(row.place) for row in rows))}
    rows = tuple(sorted(rows, key=lambda row: order[to_origin(row.place)]))
    return Workbench(editions[0][0].root, tuple(pairs.values()), rows)


@dataclass(frozen=True)
class Outcome:
    """What replies come to: new texts of files, and what is told."""

    files: dict[str, NewFile]
    written: int
    unchanged: int
    disputed: tuple[str, ...]
    left: tuple[str, ...]


def bring_in(workbench: Workbench, replies: Sequence[RowReply], problems: list[Problem]) -> Outcome:
    """Replies of all sheets → the new texts of files, which are to be written where there are no problems."""
    returned = read_replies(replies, {row.place: row for row in workbench.rows}, problems)
    take_out_disputed(returned)
    woven = weave(workbench.pairs, returned.accepted, problems)
    paths = dict.fromkeys(new.pair.target_path for new in woven.lines)
    texts = {path: _read(workbench.root / path) for path in paths}
    bare = {path for path, text in texts.items() if not text and not _has_section(path, woven)}
    lines = [new for new in woven.lines if new.pair.target_path not in bare]
    left = [f"{path}: a title alone makes no text; translate a section of it, too" for path in sorted(bare)]
    written = sum(len(new.origins) for new in lines)
    made = assemble(workbench.pairs, lines, texts)
    return Outcome(made, written, returned.unchanged, tuple(returned.disputed), (*woven.left, *left))


def _has_section(path: str, woven: Woven) -> bool:
    """True where more than keys of a front matter comes into a file."""
    return any(new.pair.kind == "#" for new in woven.lines if new.pair.target_path == path)


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8") if file.is_file() else ""
