"""The numbers of a text: what a translation may not change, whatever language it is in."""

from __future__ import annotations

import re
from collections import Counter

NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def compare_numbers(source: str, own: str) -> str:
    """Words and their translation → what differs between their numbers, to be told; '' when nothing does."""
    wanted, found = Counter(NUMBER.findall(source)), Counter(NUMBER.findall(own))
    said = [("lacks", wanted - found), ("has in addition", found - wanted)]
    return " and ".join(f"{verb} {', '.join(sorted(parts.elements()))}" for verb, parts in said if parts)
