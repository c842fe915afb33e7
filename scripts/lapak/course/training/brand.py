"""`brand` of an edition: the short name, the logo and the icon of those who give the training."""

from __future__ import annotations

from pydantic import ConfigDict, StrictStr
from pydantic.dataclasses import dataclass

MOST_NAME_LETTERS = 30
"""What fits beside a logo in the header of a page, and below an icon on a home screen."""


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Brand:
    """What stands for the institution on pages, papers and slides; without it our own sign stands there."""

    name: StrictStr = ""
    logo: StrictStr = ""
    """A drawing or a photo, by its path from the edition's mkdocs file: 'overrides/logo.svg'."""
    icon: StrictStr = ""
    """The same, for the tab of a browser and the home screen of a phone; without it the logo."""

    @property
    def files(self) -> dict[str, str]:
        """The paths that are named, by their keys."""
        return {key: path for key, path in (("logo", self.logo), ("icon", self.icon)) if path}
