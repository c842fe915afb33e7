"""Inline marks as a translator sees them: the address of a link is a number, all else stays as it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LINK = re.compile(r"(?<=\])\(([^()\s]{1,1000}(?:\s+\"[^\"]{0,1000}\")?)\)")
NUMBER = re.compile(r"(?<=\])\((\d{1,3})\)")
VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
MARKS = re.compile(r"\]\([^()]*\)|\{\{[^{}\n]*\}\}|\[\^[^\]\s]{1,100}\]|\*\*|</?[a-zA-Z][^<>]{0,200}>|`+")
"""What a translation may neither lose nor add: links, facts, footnotes, bold, elements, code."""
WORD = re.compile(r"[^\W\d_]")


def list_targets(written: str) -> tuple[str, ...]:
    """Markdown → the targets of its links, in their order."""
    return tuple(LINK.findall(written))


def to_seen(written: str, targets: Sequence[str]) -> str:
    """Markdown, and the targets that have a number → what a translator sees; another target stays written out."""

    def shorten(found: re.Match[str]) -> str:
        return f"({targets.index(found[1]) + 1})" if found[1] in targets else found[0]

    return LINK.sub(shorten, written)


def to_written(seen: str, targets: Sequence[str]) -> str:
    """What a translator sees → Markdown; a number that no link of the source has stays, which `find_lost` tells."""

    def lengthen(found: re.Match[str]) -> str:
        place = int(found[1])
        return f"({targets[place - 1]})" if 1 <= place <= len(targets) else found[0]

    return NUMBER.sub(lengthen, seen)


def count_marks(seen: str) -> Counter[str]:
    """A text as a translator sees it → its marks, each as often as it stands there."""
    return Counter(" ".join(VARIABLE.sub(r"{{ \1 }}", mark).split()) for mark in MARKS.findall(seen))


def find_lost(seen: str, examples: Sequence[str]) -> str:
    """A new text, and texts of which it must have the marks of one → what is lost or too many; '' where nothing is."""
    own = count_marks(seen)
    known = [count_marks(example) for example in examples]
    if own in known:
        return ""
    lost, added = known[0] - own, own - known[0]
    told = [f"lacks '{mark}'" for mark in sorted(lost)] + [f"has one '{mark}' too many" for mark in sorted(added)]
    return ", ".join(told)


def has_words(seen: str) -> bool:
    """True where something is left to translate beside facts and signs."""
    return bool(WORD.search(VARIABLE.sub("", seen)))
