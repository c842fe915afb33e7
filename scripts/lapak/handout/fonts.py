"""The fonts of the papers: those of our packages, and files that a campus adds; none of the system's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fontpkg
import typst

FONTS = ("Atkinson Hyperlegible", "Source Sans 3")
"""The second one has ✓ ✗ ☐ →, which the first one lacks."""


@cache
def load_fonts(own: Path) -> typst.Fonts:
    """A folder of a campus, which need not exist → fonts; a character that none of them has is an error."""
    folders = [fontpkg.path(name, nearest=True).parent for name in FONTS]
    folders += [own] if own.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def list_families(own: Path) -> list[str]:
    """The same folder → the names of the fonts that a theme can ask for."""
    return sorted(set(load_fonts(own).families()))
