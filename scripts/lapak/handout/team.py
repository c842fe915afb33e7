"""Who of the team does what: for the running script and the sheet of roles, from the edition's number of helpers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from lapak.course.blocks import Block, Exercise, Practice
from lapak.course.project import SOURCE_LANGUAGE
from lapak.render.document import Documents, Tree

GUIDED = ("datang", "tes")
"""What helpers do at the tables, beside sections in which people work."""


def tell_who(key: str, documents: Documents, blocks: Sequence[Block[Tree]] = ()) -> str:
    """What is done ('' of a module), and the blocks of a section → 'Pemandu, pendamping': by the names of the roles."""
    words = documents.words[SOURCE_LANGUAGE]
    first = words[f"team_who_{key.removesuffix('_lagi').removesuffix('_tes') or 'modul'}"]
    has_tables = key.startswith(GUIDED) or any(isinstance(block, (Exercise, Practice)) for block in blocks)
    return f"{first}, {words['team_who_meja']}" if has_tables and documents.edition.helpers else str(first)


def list_shares(helpers: int, tables: int) -> list[dict[str, Any]]:
    """2 helpers and 8 tables → the first and the last table of each: 1–4 and 5–8; nobody has none."""
    edges = [round(number * tables / helpers) for number in range(helpers + 1)] if helpers else [0]
    return [{"first": first + 1, "last": last} for first, last in pairwise(edges) if first < last]
