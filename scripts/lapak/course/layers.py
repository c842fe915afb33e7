"""The folders of an edition over those of all: `modules.NAME/` over `modules/`, `docs.NAME/`, `overrides.NAME/`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


def has_file(file: Path) -> bool:
    """True when there is such a file; what no file can be called has none."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


class Layers(NamedTuple):
    """The folders of a project that lie over each other, the edition's own first, as paths in the project."""

    root: Path
    rooms: tuple[tuple[str, ...], ...] = ()
    """(("modules.pasar", "modules"), ("docs.pasar", "docs"), …)"""

    def find(self, path: str) -> str:
        """A path in the project → that of the first layer that has such a file; itself where none has."""
        return next((name for name in self.list_names(path) if has_file(self.root / name)), path)

    def list_names(self, path: str) -> tuple[str, ...]:
        """A path in the project → what the same file is called in each layer."""
        for room in self.rooms:
            for name in room:
                if path.startswith(f"{name}/"):
                    return tuple(f"{other}{path[len(name) :]}" for other in room)
        return (path,)
