"""Some classes and colours have a letter for a name in finished pages, as each page has its styles in it.

Only what templates and sheets call by name, and no script does. Sources, texts and the sheets of a campus keep the
words; so do pages in Material's look, whose sheet is a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_uppercase

CLASSES: Mapping[str, str] = dict(
    zip(
        ("skip", "brand", "here-first", "bars", "objectives", "keypoints", "story", "critical", "drawing"),
        ascii_uppercase,  # authors and campuses write theirs small
        strict=False,
    )
)
COLOURS: Mapping[str, str] = dict(
    zip(("quiet", "line", "turmeric", "warning", "warning-tint"), ascii_uppercase, strict=False)
)
TAG = re.compile(r'<[a-z](?:[^<>"]|"[^"]*")*>')
CLASS, SELECTED = re.compile(r'(?<= class=")[^"]*'), re.compile(r"(?<=\.)[a-z][\w-]*")
COLOUR = re.compile(r"(?<=--)[a-z][\w-]*")


def shorten_selector(text: str) -> str:
    """A selector → the same by short names."""
    return SELECTED.sub(lambda match: CLASSES.get(match[0], match[0]), text)


def shorten_colours(text: str) -> str:
    """Declarations, or a tag → the same by short names."""
    return COLOUR.sub(lambda match: COLOURS.get(match[0], match[0]), text)


def shorten_page(page: str) -> str:
    """A page → the same, its elements called by short names; its styles are not looked at."""
    return TAG.sub(_shorten_tag, page)


def _shorten_tag(match: re.Match[str]) -> str:
    tag = CLASS.sub(lambda found: " ".join(CLASSES.get(name, name) for name in found[0].split()), match[0])
    return shorten_colours(tag) if "var(--" in tag else tag
