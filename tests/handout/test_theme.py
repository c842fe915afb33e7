"""theme.toml: a campus looks like itself without Typst, and its mistakes are messages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader
from tests.conftest import ROOT, Files

Run = Callable[..., tuple[int, str]]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#00f"/></svg>'


@pytest.fixture
def make_campus(make_project: Callable[[Files], Path]) -> Callable[[Files], Path]:
    """A function: files → a tiny project whose templates are its own."""

    def make(files: Files) -> Path:
        project = make_project({})
        (project / "overrides").unlink()
        shutil.copytree(ROOT / "overrides", project / "overrides")
        for name, content in files.items():
            (project / name).write_text(str(content), "utf-8")
        return project

    return make


def make_paper(project: Path, run_lapak: Run) -> bytes:
    code, printed = run_lapak(project, "handouts", "--module", "awal", "--language", "id")
    assert code == 0, printed
    return (project / "build/kecil/modul-awal.id.pdf").read_bytes()


def test_campus_sets_logo_colour_font_and_margins(make_campus: Callable[[Files], Path], run_lapak: Run) -> None:
    theme = 'logo = "logo.svg"\ncolour = "#7a003c"\nfonts = ["Source Sans 3"]\n[margins]\nside = 30\n'
    files: Files = {"overrides/handout/theme.toml": theme, "overrides/handout/logo.svg": LOGO}
    paper = make_paper(make_campus(files), run_lapak)

    page: Any = PdfReader(BytesIO(paper)).pages[0]
    fonts = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in page["/Resources"]["/Font"].values()}
    image = pypdfium2.PdfDocument(paper)[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20)}

    assert all(name.startswith("SourceSans3") for name in fonts)
    assert (0, 0, 255) in colours
    assert (122, 0, 60) in colours
    assert {image.getpixel((x, y)) for x in range(80) for y in range(image.height)} == {(255, 255, 255)}


def test_sample_is_right_when_its_lines_are_uncommented(make_campus: Callable[[Files], Path], run_lapak: Run) -> None:
    sample = (ROOT / "overrides/handout/theme.toml").read_text("utf-8")
    theme = re.sub(r"^# (?=\w+ = )", "", sample, flags=re.MULTILINE)
    assert theme.count("\nlogo = ") == theme.count("\ncolour = ") == theme.count("\nfonts = ") == 1
    files: Files = {"overrides/handout/theme.toml": theme, "overrides/handout/logo.svg": LOGO}

    code, printed = run_lapak(make_campus(files), "check")

    assert code == 0, printed


FAULTS = (
    ('colur = "#7a003c"', 1, "unknown key 'colur'", "did you mean 'colour'?"),
    ("colour = 7", 1, "'colour' is '7', not text", 'put it in quotes: "…"'),
    ('colour = "#ffcc00"', 1, "'#ffcc00' on white paper has a contrast of 1.5, at least 4.5", "choose a darker colour"),
    ('fonts = ["Source Sens 3"]', 1, "font 'Source Sens 3' is not here", "did you mean 'Source Sans 3'?"),
    ('fonts = ["Comic"]', 1, "font 'Comic' is not here", "put its .ttf or .otf files into fonts/ beside this file"),
    ('logo = "logo.svg"', 1, "logo 'logo.svg' does not exist", "put it beside this file"),
    ('logo = "logo.jpg"', 1, "logo 'logo.jpg' is neither SVG nor PNG", "save it as .svg or .png"),
    (f"colour = {'[' * 5000}", 1, "this is nested too deep", "write 'key = value', one a line"),
    ("[margins]\nside = 2", 2, "margin 'side' is 2 mm, outside 8 to 40", "a copier leaves out the edge; 18 is good"),
    (
        '\ncolour = "',
        2,
        "this is not TOML: unterminated string",
        "write 'key = value', one a line, with words in quotes",
    ),
)


@pytest.mark.parametrize(("theme", "line", "what", "fix"), FAULTS)
def test_mistake_in_the_theme_is_told_with_its_line(
    theme: str, line: int, what: str, fix: str, make_campus: Callable[[Files], Path], run_lapak: Run
) -> None:
    project = make_campus({"overrides/handout/theme.toml": theme})

    code, printed = run_lapak(project, "check")

    assert code == 1
    assert f"overrides/handout/theme.toml:{line}: {what}\n    fix: {fix}\n" in printed
