"""Braces of other programs, which are no variables of ours: each kind with what to write instead."""

from __future__ import annotations

import re

STATEMENT = (
    "'{% … %}' is an order to another program",
    "take it out: here a text calculates nothing; a variable is '{{ edition.place }}'",
)
SHORTCODE = ("'{{< … >}}' is an order to another program", "take it out, and say in words what it would show")
NUMBERED = re.compile(r"\d+(?:-\d+)?")
"""When something is shown, in LiaScript."""
STEP = ("'{{1}}' is an order to another program", "take it out: all of a text is shown at once")


def find_statement(expression: str) -> tuple[str, str] | None:
    """What stands between two pairs of braces → what is wrong and how to mend it; None where it may be a variable."""
    inside = expression.strip()
    if inside[:1] in ("<", "%"):
        return SHORTCODE
    return STEP if NUMBERED.fullmatch(inside) else None
