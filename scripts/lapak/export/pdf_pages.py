"""How many pages a PDF of ours has."""

from __future__ import annotations

import re

PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


def count_pages(pdf: bytes) -> int:
    """A PDF that Typst made → how many pages it has; 0 of anything else."""
    found = PAGES.search(pdf)
    return int(found[1]) if found else 0
