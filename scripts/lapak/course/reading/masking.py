"""Markdown → the same with blanks in the place of what stands as it is written: code and comments."""

from __future__ import annotations

import re

FENCE = re.compile(r"^ *(`{3,}(?=[^`\n]*$)|~{3,}).*?(?:^ *\1|\Z)", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
"""What stands in a text as it is written."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def mask_code(text: str) -> str:
    """Markdown → the same with blanks in the place of code, lines kept."""
    return SPAN.sub(to_blanks, FENCE.sub(to_blanks, text))


def mask_unread(text: str) -> str:
    """Markdown → the same with blanks in the place of code and of comments."""
    return COMMENT.sub(to_blanks, mask_code(text))


def to_blanks(found: re.Match[str]) -> str:
    """What was found → as many blanks, its lines kept."""
    return re.sub(r"[^\n]", " ", found[0])
