"""Addresses that stand elsewhere in a text → each in its link, as sections of ours stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lapak.bringing.markdown.pieces import TextLine

DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n]{1,200})\]:\s*<?(\S+?)>?(?:\s+(?:\"([^\"]*)\"|'([^']*)'|\(([^)]*)\)))?\s*$")
FULL = re.compile(r"(?<![\]\\])(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]\[([^\]^\n]*)\]")
SHORT = re.compile(r"(?<![\]\\])(!?)\[([^\[\]^\n]+)\](?![(\[:{])")


def inline_references(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines → the same, links with their addresses; those of addresses alone are gone."""
    masked, is_code = [], False
    for line in lines:
        is_code ^= line.text.lstrip("> ").startswith(("```", "~~~"))
        masked.append(is_code)
    known: dict[str, str] = {}
    kept = []
    for line, code in zip(lines, masked, strict=True):
        found = None if code else DEFINITION.match(line.text)
        if found and not found[1].startswith("^"):
            known.setdefault(_to_label(found[1]), found[2])
        else:
            kept.append((line, code))
    return [line if code or not known else TextLine(line.number, _inline(line.text, known)) for line, code in kept]


def _inline(text: str, known: dict[str, str]) -> str:
    def put(found: re.Match[str]) -> str:
        label = _to_label(found[3] if found.re is FULL and found[3] else found[2])
        return f"{found[1]}[{found[2]}]({known[label]})" if label in known else found[0]

    return SHORT.sub(put, FULL.sub(put, text))


def _to_label(words: str) -> str:
    return " ".join(words.lower().split())
