"""Signs of other programs that are seldom, and slips of the hand: each with what to write instead."""

from __future__ import annotations

import re

from lapak.course.foreign.kinds import BOX, FORMULA, Kind
from lapak.course.problems import Edit

COMMENT = "write '<!-- … -->'"
NOTE = "write '[^1]' there, and '[^1]: the source' on a line of its own"

LEFTOVERS = (
    Kind(re.compile(r"\{#\s.{0,500}?#\}"), "'{# … #}' is no comment here", COMMENT),
    Kind(re.compile(r"^\s*%%\s*$"), "'%%' begins no comment here", COMMENT),
    Kind(re.compile(r"<!(?:-(?!-)|[–—])|<--!"), "a comment does not begin like this", COMMENT),
    Kind(re.compile(r"(?<=\s)-->\s*$|^\s*-->"), "a comment ends here that begins nowhere", "take '-->' out"),
    Kind(
        re.compile(r"\[[a-z][\w-]*\s+[\w-]+=[\"'][^\]\n]{0,300}\](?!\()|\[/[a-z]\w{1,30}\](?![(\[])"),
        "'[name …]' is an order to another program",
        "take it out, and say in words what it would show",
    ),
    Kind(re.compile(r"^\s*[?!]>\s+\S"), "this box is written for another program", BOX),
    Kind(re.compile(r"(?<![\w\\$])\$ {3,300}\$(?![\w$])"), "formulas are not shown", FORMULA),
    Kind(
        re.compile(r"\[\^[^\]\s]*\s[^\]\n]{0,100}\]"),
        "the name of a note holds a blank",
        NOTE,
    ),
    Kind(
        re.compile(r"<(?:i|span|em)\b[^<>]{0,200}\bclass=[\"'][^\"'<>]{0,100}\b(?:fa[bsrl]?|bi|icon|material-icons)\b"),
        "this icon is shown nowhere",
        "write ':material-phone:', or take it out",
    ),
    Kind(re.compile(r"^\s*\(@[\w-]*\)\s+\S"), "'(@)' begins no list", "begin each line with '1. ', '2. ', …"),
    Kind(re.compile(r"^@(?:start|end)[a-z]{3,10}\s*$"), "a drawing is not made from words", "put in an image of it"),
    Kind(
        re.compile(r"^(?:%{1,2}[a-z]\w{2,20}(?:\s+\S.*)?|![a-z]{2,20}\s+\S.*)$"),
        "an order to a notebook was left",
        "take it out",
    ),
    Kind(re.compile(r"^\s*::\s*$"), "'::' is written for another program", "take it out"),
    Kind(
        re.compile(r"^\s*[-*+]\s+\[(?:|\s{2,}|\s*[xX✓✔vV]\s+|\s+[xX✓✔vV]\s*|[✓✔vV])\](?![(\[:])\s"),
        "a box to tick holds one blank, or 'x' alone",
        "write '- [ ] words' or '- [x] words'",
    ),
    Kind(
        re.compile(r"^\s*0[.)]\s+\S"),
        "a list begins with 1, or a higher number",
        "write '1. words'",
    ),
    Kind(
        re.compile(r"^\s*[-*+]\[[ xX]\]\s+\S"),
        "a blank is missing before this box to tick",
        "write '- [ ] words'",
        Edit(r"(?<=[-*+])(?=\[)", " "),
    ),
)
"""Asked after those of `KINDS`."""
