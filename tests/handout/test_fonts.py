"""The papers know the fonts of our packages, and neither the system's nor those inside Typst."""

from __future__ import annotations

from pathlib import Path

from lapak.handout.fonts import list_families


def test_papers_know_the_packaged_fonts_alone(tmp_path: Path) -> None:
    assert list_families(tmp_path) == ["Atkinson Hyperlegible", "Source Sans 3"]
