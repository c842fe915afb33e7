"""One small wrong change of the code, and how the tests that ran with it may end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NOTICED = ("noticed", "without end")
ERROR = "ERROR"
"""How the tests of a mutant end: a test fails, a test takes ten times as long, no test could be run; else: SURVIVED."""


@dataclass(frozen=True)
class Mutant:
    """A file with one small wrong change."""

    file: str
    line: int
    place: str
    """The class and function it stands in, "" for the file itself, and which of several that read the same."""
    old: str
    new: str
    text: str
    """The whole file."""

    @property
    def name(self) -> str:
        """As in tests/mutants.yml: the line numbers move, the words seldom do."""
        place = f"{self.file.removeprefix('scripts/lapak/')} {self.place}".rstrip()
        return f"{place}: {self.old} → {self.new}"

    @property
    def room(self) -> str:
        """Its folder, for the figures."""
        return str(Path(self.file.removeprefix("scripts/lapak/")).parent)
