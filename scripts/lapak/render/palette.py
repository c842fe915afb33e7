"""The colours of everything by their names, as overrides/styles/palette.css says them: whatever shows one asks here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lapak.course.problems import Problem, SourceError, suggest
from lapak.course.project import Project

SHEET = "styles/palette.css"
VARIABLE = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
ASKED = re.compile(r"palette\(([\w-]*)\)")
"""In a sheet of overrides/ that is shown without the palette: 'palette(ink)'."""


@dataclass(frozen=True)
class Palette:
    """Colours as CSS writes them."""

    path: str
    """Of their sheet."""
    light: Mapping[str, str]
    dark: Mapping[str, str]
    """Of those that are another one in the dark."""

    def find(self, name: str) -> str:
        """A light colour; raises SourceError when the sheet does not name it."""
        if name not in self.light:
            raise SourceError(
                [Problem(self.path, 1, f"colour '{name}' is missing", f"write '--{name}: …;' in ':root'")]
            )
        return self.light[name]


def load_palette(project: Project) -> Palette:
    """A project → its palette."""
    file = project.find_template(SHEET)
    light, _, dark = file.read_text("utf-8").partition("@media")
    return Palette(project.show(file), dict(VARIABLE.findall(light)), dict(VARIABLE.findall(dark)))


def load_sheet(project: Project, name: str) -> str:
    """The path of a sheet below overrides/ → its text, with the light colours that it asks for by 'palette(ink)'.

    Raises SourceError with each colour that nobody has named.
    """
    file, palette = project.find_template(name), load_palette(project)
    text = file.read_text("utf-8")
    problems = [
        Problem(project.show(file), number, f"colour '{asked}' is not in the palette", suggest(asked, palette.light))
        for number, line in enumerate(text.splitlines(), 1)
        for asked in ASKED.findall(line)
        if asked not in palette.light
    ]
    if problems:
        raise SourceError(problems)
    return ASKED.sub(lambda match: palette.light[match[1]], text)
