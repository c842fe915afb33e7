"""published.lock.json: addresses that stand on paper and in chats, and where each leads that has moved.

`lapak publish` writes what is there; where an address leads now, its author writes: an address that was published never
dies. `{"pasar": {"modul/praktik/": "", "modul/lama/": "modul/praktik/"}}`: '' for one that still has its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path

from lapak.course.problems import Problem, suggest
from lapak.course.reading.letters import find_unprintable
from lapak.course.reading.source import load_text

PUBLISHED_NAME = "published.lock.json"
ADDRESS = re.compile(r"(?:[a-z0-9-]+/)*\Z")
"""Of a page below the site: '' is home."""
MOST_BYTES = 5_000_000
Addresses = Mapping[str, str]
"""An address → where it leads now, '' where its own page is."""


def load_published(root: Path, edition: str, problems: list[Problem]) -> Addresses:
    """A project's folder and an edition → its published addresses; none, and a problem, when they cannot be read."""
    file = root / PUBLISHED_NAME
    text = load_text(file, PUBLISHED_NAME, problems, MOST_BYTES) if file.exists() else None
    if text is None:
        return {}
    try:
        found = json.loads(text).get(edition, {})
        words = [word for pair in found.items() for word in pair]
        if not all(isinstance(word, str) and not find_unprintable(word) and ADDRESS.match(word) for word in words):
            raise TypeError("an address is a way of names")
        return dict(found)
    except (ValueError, TypeError, AttributeError, RecursionError):
        fix = "take it back from the last commit; an address is written as 'modul/praktik/'"
        problems.append(Problem(PUBLISHED_NAME, 1, "this file of lapak's own (a lock) cannot be read", fix))
        return {}


def check_published(root: Path, edition: str, present: Collection[str], problems: list[Problem]) -> Addresses:
    """The addresses of an edition's pages → those that have moved, with where each leads; a lost one is a problem."""
    known = load_published(root, edition, problems)
    lines = (root / PUBLISHED_NAME).read_text("utf-8").splitlines() if known else []
    moved = {}
    for address, target in known.items():
        if address in present:
            continue
        line = next((number for number, text in enumerate(lines, 1) if f'"{address}":' in text), 1)
        if not target:
            what = (
                f"'{address}' of edition '{edition}' was published, and its page is gone: papers and chats lead there"
            )
            fix = f'write where it leads now, such as \'"{address}": "{_find_near(address, present)}"\''
            problems.append(Problem(PUBLISHED_NAME, line, what, fix))
        elif target not in present:
            what = f"'{address}' leads to '{target}', where edition '{edition}' has no page"
            problems.append(Problem(PUBLISHED_NAME, line, what, suggest(target, present)))
        else:
            moved[address] = target
    return moved


def _find_near(address: str, present: Collection[str]) -> str:
    """The page whose address is most like one that is gone, to show in a message."""
    return next(iter(get_close_matches(address, [name for name in present if name], 1, cutoff=0)), "modul/…/")


def note_published(root: Path, present: Mapping[str, Collection[str]]) -> int:
    """Adds editions' addresses to the lock → how many are new there; none of it is ever taken out by a command."""
    file = root / PUBLISHED_NAME
    known: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    added = 0
    for edition, addresses in present.items():
        own = known.setdefault(edition, {})
        added += sum(1 for address in addresses if address not in own)
        own |= {address: own.get(address, "") for address in addresses}
    plain = {edition: dict(sorted(own.items())) for edition, own in sorted(known.items())}
    draft = file.with_name(f".{file.name}")
    draft.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")
    draft.replace(file)
    return added
