"""A machine that lacks a font or a program: tests bring the fonts, and say which program they need and how it comes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PIL import ImageFont
from tests.conftest import ROOT
from tests.fonts import find_dejavu

from lapak.slides.fit.lines import UNIT, measure
from lapak.slides.fit.runs import Run

REASON = re.compile(r"needs [\w-]+(?: and \w+)?: (?:apt|pip|npm) install [a-z0-9@/'\[\] -]+(?:, then make test)?")


def test_every_skip_says_what_to_install() -> None:
    files = [file for file in (ROOT / "tests").rglob("*.py") if "node_modules" not in file.parts]
    found = [
        (file.name, reason)
        for file in files
        for reason in re.findall(r'(?:reason=|skip\()"([^"]*)"', file.read_text("utf-8"))
    ]

    assert len(found) >= 15
    assert [item for item in found if item[1].startswith("needs ") and not REASON.fullmatch(item[1])] == []


def find_folders() -> list[Path]:
    """The folders of fonts that Chromium, Firefox and LibreOffice look into."""
    text = Path(os.environ["FONTCONFIG_FILE"]).read_text("utf-8")
    return [Path(name) for name in re.findall("<dir>(.*?)</dir>", text)]


def test_programs_see_packaged_fonts_and_no_others() -> None:
    names = {
        file.name.partition("-")[0].partition("[")[0] for folder in find_folders() for file in folder.glob("*.ttf")
    }

    assert names == {"Arimo", "SourceSans3"}
    assert find_dejavu() not in find_folders()


@pytest.mark.parametrize(("style", "is_bold", "is_italic"), [("Regular", False, False), ("BoldItalic", True, True)])
def test_styles_of_arimo_are_as_wide_as_slides_are_measured(style: str, is_bold: bool, is_italic: bool) -> None:
    words = "Milih barang siji lan panggonan"
    basic = ImageFont.Layout.BASIC
    font = ImageFont.truetype(find_folders()[0] / f"Arimo-{style}.ttf", UNIT, layout_engine=basic)

    width, _ = measure((Run(words, "jv", is_bold, is_italic),), UNIT)

    assert sum(font.getlength(letter) for letter in words) == pytest.approx(width, abs=len(words))
