"""The fonts of the papers: those of our packages, and files that a campus adds; none of the system's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import fontpkg
import typst

FONTS = ("Atkinson Hyperlegible", "Source Sans 3")
"""The second one has ✓ ✗ ☐ →, which the first one lacks."""


FILES = (".ttf", ".otf", ".ttc")
"""Font files that Typst reads; those for the web (.woff, .woff2) it does not."""


def find_folders(own: Path) -> list[Path]:
    """A folder of a campus, which need not exist → every folder that holds fonts of the papers."""
    folders = [fontpkg.path(name, nearest=True).parent for name in FONTS]
    return [*folders, own] if own.is_dir() else folders


def find_files(own: Path) -> list[Path]:
    """The same folder → the files of all these fonts."""
    return [file for folder in find_folders(own) for file in sorted(folder.rglob("*")) if file.suffix.lower() in FILES]


def find_version(own: Path) -> tuple[tuple[str, int], ...]:
    """The same folder → another value when somebody puts a file into it: the preview goes on."""
    return tuple((str(file), file.stat().st_mtime_ns) for file in sorted(own.rglob("*")) if file.is_file())


def load_fonts(own: Path) -> typst.Fonts:
    """The same folder → fonts; a character that none of them has is an error."""
    return _load_fonts(own, find_version(own))


@lru_cache(maxsize=4)
def _load_fonts(own: Path, version: object) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=find_folders(own))


def list_families(own: Path) -> list[str]:
    """The same folder → the names of the fonts that a theme can ask for."""
    return sorted(set(load_fonts(own).families()))
