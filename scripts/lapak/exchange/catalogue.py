"""Rows ↔ a .po file, for Weblate and Poedit: the place is the context of a message."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from lapak.course.problems import Problem
from lapak.course.values.words import Words
from lapak.exchange.columns import LANGUAGE
from lapak.exchange.model import RowReply, SheetRow
from lapak.exchange.rows import seal
from lapak.exchange.spreadsheet import Bundle, to_context, to_state

SEAL = re.compile(r"^segel: ([0-9a-f]{12})$", re.MULTILINE)
STALE = "stale"
MOST_BYTES = 10_000_000
AGAIN = "save it again as .po in UTF-8 in the program it was filled in with"


def to_catalogue(bundle: Bundle) -> bytes:
    """Rows → the .po file. What the translation alone has stands in no row of it: a message needs its source."""
    made = polib.POFile(wrapwidth=0)
    made.metadata = {
        "Project-Id-Version": "lapak",
        "Language": bundle.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for row in bundle.rows:
        if row.source:
            made.append(_to_entry(row, bundle.words))
    return f"{made}\n".encode()


def _to_entry(row: SheetRow, words: Words) -> polib.POEntry:
    notes = [*to_context(row, words).split("\n"), *row.terms, *to_state(row, words).split("\n")]
    notes.append(f"segel: {seal(row.source, row.translation)}")
    return polib.POEntry(
        msgctxt=row.place,
        msgid=row.source,
        msgstr=row.translation,
        comment="\n".join(note for note in notes if note),
        occurrences=[(row.path, str(row.line))],
        flags=["fuzzy"] if row.state == STALE and row.old_source and row.translation else [],
        previous_msgid=row.old_source or None,
    )


def read_catalogue(file: Path, language: str, problems: list[Problem]) -> tuple[str, tuple[RowReply, ...]]:
    """A .po file, and a language or '' → its language and its replies; none, and a problem, where it is broken."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ValueError("too large")
        made = polib.pofile(file.read_bytes().decode("utf-8-sig"), check_for_duplicates=False)
    except Exception as error:  # polib raises OSError for what it cannot parse, others what they meet
        problems.append(Problem(file.name, 1, f"this file cannot be read ({type(error).__name__})", AGAIN))
        return "", ()
    found = LANGUAGE.match(f"Bahasa: {made.metadata.get('Language', '')}")
    said = found[1] if found else language
    if not said or (language and said != language):
        what = f"this file is in '{said}', not '{language}'" if said else "this file does not say its language"
        problems.append(Problem(file.name, 1, what, "write its code into the head: 'Language: jv'"))
        return "", ()
    replies = []
    for entry in made:
        mark = SEAL.search(entry.comment or "")
        if not entry.obsolete and entry.msgctxt:
            origin = f"{file.name}:{entry.linenum or 1}"
            replies.append(RowReply(entry.msgctxt, entry.msgid, entry.msgstr, mark[1] if mark else "", origin))
    if not replies:
        problems.append(Problem(file.name, 1, "no message of this file says its place (msgctxt)", AGAIN))
    return said, tuple(replies)
