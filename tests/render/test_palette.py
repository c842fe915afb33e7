"""Each colour is named once, and what shows it asks for it by its name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, Files

from lapak.course.problems import SourceError
from lapak.render.palette import SHEET, load_palette, load_sheet
from lapak.website.host.config import load_project

KINDS = (".css", ".js", ".py", ".typ", ".html", ".xml")


def test_no_other_file_says_a_colour_of_the_palette() -> None:
    palette = load_palette(load_project(ROOT / "mkdocs.yml"))
    colours = [value for value in (*palette.light.values(), *palette.dark.values()) if value.startswith("#")]
    files = [file for room in ("overrides", "scripts") for file in (ROOT / room).rglob("*") if file.suffix in KINDS]
    texts = {file.name: file.read_text("utf-8").lower() for file in files if file != ROOT / "overrides" / SHEET}

    assert len(colours) == 16
    assert {name: colour for name, text in texts.items() for colour in colours if colour in text} == {}


def test_colour_that_nobody_has_named_is_told_at_its_line(make_project: Callable[[Files], Path]) -> None:
    root = make_project({})
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "overrides/slides/deck.css").write_text("p { margin: 0 }\nb { color: palette(inc) }\n", "utf-8")
    palette = root / "overrides" / SHEET
    palette.write_text(palette.read_text("utf-8").replace("--paper", "--papier"), "utf-8")
    project = load_project(root / "mkdocs.yml")

    with pytest.raises(
        SourceError, match=r"deck\.css:2: colour 'inc' is not in the palette\n    fix: did you mean 'ink'"
    ):
        load_sheet(project, "slides/deck.css")
    with pytest.raises(SourceError, match=r"palette\.css:1: colour 'paper' is missing"):
        load_palette(project).find("paper")
