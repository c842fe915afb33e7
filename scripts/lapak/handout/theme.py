"""overrides/handout/theme.toml → what a campus changes of its papers: logo, colour, fonts and margins, checked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, StrictFloat, StrictInt, StrictStr
from pydantic.dataclasses import dataclass as checked_dataclass

from lapak.course.problems import Problem, suggest
from lapak.course.project import Project
from lapak.course.reading.schema import check_value
from lapak.course.reading.source import load_text
from lapak.course.training.edition import COLOUR, LEAST_CONTRAST, find_contrast
from lapak.handout.fonts import FILES, FONTS, list_families
from lapak.handout.letters import load_table
from lapak.render.brand import Sign
from lapak.render.drawings.points import paint_paper

THEME_NAME = "handout/theme.toml"
FONT_FOLDER = "fonts"
STRICT = ConfigDict(extra="forbid")
LOGOS = (".svg", ".png")
PARENT = re.compile(r"^/|(?:^|[/\\\\])\.\.(?:[/\\\\]|\Z)|^[A-Za-z]:")
"""A way that leaves the folder."""
LEAST_MARGIN, MOST_MARGIN = 8, 40
Millimetres = StrictInt | StrictFloat


@checked_dataclass(frozen=True, config=STRICT)
class Margins:
    """In millimetres; the header and the footer stand inside them."""

    side: Millimetres = 18
    top: Millimetres = 18
    bottom: Millimetres = 17


@checked_dataclass(frozen=True, config=STRICT)
class Look:
    """The keys of theme.toml."""

    logo: StrictStr = ""
    colour: StrictStr = ""
    fonts: tuple[StrictStr, ...] = ()
    margins: Margins = field(default_factory=Margins)


@dataclass(frozen=True)
class Theme:
    """A look, and the folder its files are in."""

    look: Look
    folder: Path

    @property
    def fonts(self) -> Path:
        """Where a campus puts font files of its own."""
        return self.folder / FONT_FOLDER

    def to_data(self, colour: str, logo: Sign | None = None) -> dict[str, Any]:
        """What the forms read; the colour of the edition where the theme names none, and the edition's logo first."""
        margins = self.look.margins
        own = read_logo(self.folder / self.look.logo) if self.look.logo else ""
        return {
            "logo": logo.to_paper() if logo else own,
            "colour": self.look.colour or colour,
            "fonts": list(dict.fromkeys([*self.look.fonts, *FONTS, *list_families(self.fonts)])),
            "margins": {"side": margins.side, "top": margins.top, "bottom": margins.bottom},
        }


def read_logo(file: Path) -> str | list[int]:
    """A logo's file → its SVG, words and all, as paper runs nothing; or its pixels."""
    return paint_paper(file.read_text("utf-8")) if file.suffix == ".svg" else list(file.read_bytes())


@dataclass(frozen=True)
class TomlText:
    """A TOML file, for the lines of its keys."""

    text: str
    path: str

    def find_line(self, place: tuple[str | int, ...], /) -> int:
        """The line of a key, or of the nearest one around it."""
        for name in reversed(place):
            pattern = re.compile(rf"^\s*(?:{re.escape(str(name))}\s*=|\[{re.escape(str(name))}\])", re.MULTILINE)
            if match := pattern.search(self.text):
                return self.text.count("\n", 0, match.end()) + 1
        return 1

    def find_written(self, _place: tuple[str | int, ...], /) -> str:
        """Not known."""
        return ""


def load_theme(project: Project, problems: list[Problem]) -> Theme:
    """A project → the theme of the first root that has one; the plain one, and problems, when it is wrong."""
    file = project.find_own(THEME_NAME) or project.template_roots[-1] / THEME_NAME
    text = TomlText((load_text(file, project.show(file), problems) or "") if file.is_file() else "", project.show(file))
    values = _parse(text, problems)
    look = check_value(values, Look, text, problems) if values is not None else None
    theme = Theme(look or Look(), file.parent)
    found = _find_faults(theme, text)
    problems.extend(found)
    return Theme(Look(), file.parent) if found else theme


def _parse(text: TomlText, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text.text)
    except RecursionError:
        problems.append(Problem(text.path, 1, "this is nested too deep", "write 'key = value', one a line"))
        return None
    except ValueError as error:  # TOMLDecodeError, and a number or a date that does not exist
        what, _, place = str(error).removesuffix(" (at end of document)").partition(" (at line ")
        line = int(place.partition(",")[0]) if place[:1].isdigit() else text.text.count("\n") + 1
        fix = "write 'key = value', one a line, with words in quotes"
        problems.append(Problem(text.path, line, f"this is not TOML: {what.lower()}", fix))
        return None


def _find_faults(theme: Theme, text: TomlText) -> list[Problem]:
    look = theme.look
    margins = {"side": look.margins.side, "top": look.margins.top, "bottom": look.margins.bottom}
    faults = [_check_logo(theme), _check_colour(look.colour)]
    faults += [_check_file(file) for file in sorted(theme.fonts.rglob("*")) if file.is_file()]
    faults += [_check_font(name, theme) for name in look.fonts]
    faults += [_check_margin(name, size) for name, size in margins.items()]
    return [Problem(text.path, text.find_line((key,)), what, fix) for key, what, fix in faults if what]


Fault = tuple[str, str, str]
"""A key, what is wrong with its value ('' for nothing) and how to mend it."""


def _check_logo(theme: Theme) -> Fault:
    logo = theme.look.logo
    if logo and not logo.endswith(LOGOS):
        return "logo", f"logo '{logo}' is neither SVG nor PNG", "save it as .svg or .png"
    if PARENT.search(logo):
        return "logo", f"logo '{logo}' lies outside of this folder", "put it beside this file"
    if logo and not (theme.folder / logo).is_file():
        known = [file.name for file in theme.folder.iterdir() if file.suffix in LOGOS]
        return "logo", f"logo '{logo}' does not exist", suggest(logo, known) if known else "put it beside this file"
    return "logo", "", ""


def _check_colour(colour: str) -> Fault:
    if colour and not COLOUR.match(colour):
        return "colour", f"'{colour}' is not a colour", 'write it as "#0b5d4b"'
    if colour and find_contrast(colour) < LEAST_CONTRAST:
        what = f"'{colour}' on white paper has a contrast of {find_contrast(colour):.1f}, at least {LEAST_CONTRAST}"
        return "colour", what, "choose a darker colour"
    return "colour", "", ""


def _check_font(name: str, theme: Theme) -> Fault:
    known = list_families(theme.fonts)
    if name in known:
        return "fonts", "", ""
    hint = suggest(name, known)
    fix = hint if hint.startswith("did") else f"put its .ttf or .otf files into {FONT_FOLDER}/ beside this file"
    return "fonts", f"font '{name}' is not here", fix


def _check_file(file: Path) -> Fault:
    if file.suffix.lower() in (".woff", ".woff2"):
        return "fonts", f"{FONT_FOLDER}/{file.name} is a font for web pages, which papers cannot use", "take its .ttf"
    if file.suffix.lower() in FILES and not load_table(file):
        return "fonts", f"{FONT_FOLDER}/{file.name} cannot be read as a font", "download it again"
    return "fonts", "", ""


def _check_margin(name: str, size: float) -> Fault:
    if LEAST_MARGIN <= size <= MOST_MARGIN:
        return name, "", ""
    what = f"margin '{name}' is {size} mm, outside {LEAST_MARGIN} to {MOST_MARGIN}"
    return name, what, "a copier leaves out the edge; 18 is good"
