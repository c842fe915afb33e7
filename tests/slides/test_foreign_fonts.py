"""A machine without Arial, with one other family: letters are wider or taller, and still none leaves its slide."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import fontpkg
import pytest
from playwright.sync_api import Browser, Playwright
from pptx import Presentation
from tests.conftest import ARGUMENTS, CHROMIUM, SHELL
from tests.fonts import find_dejavu, write_fontconfig
from tests.slides.office import POINT, SOFFICE, find_cells, find_frame, find_letters, to_pdf
from tests.slides.test_projection import find_decks
from tests.slides.test_projection import find_faults as find_faults_of_pages
from tests.slides.values import list_shown

DEJAVU = find_dejavu()
WIDEST = "DejaVu Sans"
FAMILIES = (WIDEST, "Noto Sans", "Roboto")
"""Noto Sans has the tallest lines. Liberation Sans has Arial's widths, as Arimo has, which the other tests see."""
SMALLEST = 24 / 960
"""24 points on a slide 13.33 inches wide: nothing is ever smaller."""
SAMPLE = "cicaheum/unduh/slide-optimalisasi.su"
pytestmark = pytest.mark.skipif(not DEJAVU, reason="needs DejaVu: apt install fonts-dejavu-core")
needs_office = pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice: apt install libreoffice-impress")
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium: apt install chromium")


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=() if name == WIDEST else pytest.mark.slow) for name in FAMILIES],
)
def fonts(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A fonts.conf that knows one family alone."""
    assert DEJAVU
    folder = DEJAVU if request.param == WIDEST else fontpkg.path(request.param, nearest=True).parent
    return write_fontconfig(tmp_path_factory.mktemp("fonts"), [folder], request.param)


@pytest.fixture(scope="module")
def browser(playwright: Playwright, fonts: Path) -> Iterator[Browser]:
    """A real Chromium that sees no other font."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    chromium = playwright.chromium.launch(executable_path=SHELL, args=ARGUMENTS, env=environment)  # type: ignore[arg-type]
    yield chromium
    chromium.close()


def find_faults(file: Path, folder: Path, fonts: Path) -> Iterator[str]:
    """A presentation → the letters that LibreOffice sets beside the slide, or in no box and no cell."""
    presentation = Presentation(str(file))
    width, height = presentation.slide_width / POINT, presentation.slide_height / POINT
    pages = find_letters(to_pdf(file, folder, fonts))
    for number, (slide, letters) in enumerate(zip(list_shown(presentation), pages, strict=True), 1):
        frames = [find_frame(shape) for shape in slide.placeholders if shape.has_text_frame]
        tables = [shape for shape in slide.shapes if shape.has_table]
        frames += [frame for shape in tables for _, frame in find_cells(shape)]
        inside = [letter for letter in letters if any(frame.has_middle(letter) for frame in frames)]
        if not tables and len(inside) < len(letters):  # rows grow, and push the next ones down
            yield f"{file.name} {number}: {len(letters) - len(inside)} letters in no box"
        if any(
            letter.left < 0 or letter.right > width or letter.top < 0 or letter.bottom > height for letter in letters
        ):
            yield f"{file.name} {number}: letters beside the slide"


@needs_office
def test_nothing_leaves_a_presentation(sites: Path, tmp_path: Path, fonts: Path) -> None:
    assert list(find_faults(sites / f"{SAMPLE}.pptx", tmp_path, fonts)) == []


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("fonts", [WIDEST], indirect=True)
@pytest.mark.parametrize("edition", ["ambarawa", "cicaheum"])
def test_nothing_leaves_any_presentation(sites: Path, tmp_path: Path, fonts: Path, edition: str) -> None:
    folder = sites / edition / "unduh"
    files = [*sorted(folder.glob("slide-*.pptx")), *sorted(folder.glob("acara.*.pptx"))]

    assert len(files) == 14
    assert [fault for file in files for fault in find_faults(file, tmp_path, fonts)] == []


@pytest.mark.browser
@needs_chromium
def test_nothing_leaves_a_deck(browser: Browser, sites: Path) -> None:
    assert find_faults_of_pages(browser, [sites / f"{SAMPLE}.html"], SMALLEST) == []


@pytest.mark.slow
@pytest.mark.browser
@needs_chromium
@pytest.mark.parametrize("fonts", [WIDEST], indirect=True)
def test_nothing_leaves_any_deck(browser: Browser, sites: Path) -> None:
    days = sorted(sites.glob("*/unduh/acara.*.html"))

    assert len(days) == 4
    assert find_faults_of_pages(browser, [*find_decks(sites), *days], SMALLEST) == []
