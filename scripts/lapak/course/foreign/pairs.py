"""Ways to write of other programs that show only in two lines beside each other: in one they may be meant."""

from __future__ import annotations

import re

from lapak.course.foreign.kinds import Kind

SIGNS = "→➔➜➤➢❖◆■□✓✔✗✘☐☑✅❌★☆✦🔹🔸👉"
KEYCAP = "\\d\ufe0f?\u20e3"
EACH = "begin each line with '- '"

PAIRS = (
    Kind(re.compile(r"^\s*[–—]\s+\S"), "a list does not begin with this dash", EACH),
    Kind(
        re.compile(r"^\s*(?:[a-h]|[ivx]{1,4})[.)]\s+\S"),
        "letters begin no list",
        "begin each line with '1. ', '2. ', …",
    ),
    Kind(re.compile(r"^\s*\(\d{1,2}\)\s+\S"), "'(1)' begins no list", "begin each line with '1. ', '2. ', …"),
    Kind(re.compile(r"^\s*-[A-Za-z]"), "a list lacks its blanks", "put one behind each '-': '- words'"),
    Kind(re.compile(rf"^\s*[{SIGNS}]\s*\S"), "this sign begins no list: its lines run together", EACH),
    Kind(re.compile(rf"^\s*{KEYCAP}"), "a number in a box begins no list", "begin each line with '1. ', '2. ', …"),
    Kind(re.compile(r"^\s*o\s{2,}\S"), "a list of Word begins so, and no list here", EACH),
    Kind(re.compile(r"^\s*\|(?![}-])[^|\n]*$"), "'|' keeps no lines apart", "end each line with two blanks"),
    Kind(
        re.compile(r"^(?!\s*(?:[-*+]|\d+[.)])\s)[^\t\n]*\S\t+\S|^[^\s;|-][^;\n]*(?:;\S[^;\n]*){1,20}$"),
        "these lines would be a table, but have no bars",
        "write '| a | b |', and below it '|---|---|'",
    ),
)
"""A line begins so, and so does the one above or below it."""
