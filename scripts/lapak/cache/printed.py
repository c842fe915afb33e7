"""The address that stands on papers that have been printed already: changing it makes their codes lead elsewhere."""

from __future__ import annotations

from pathlib import Path

from lapak.writing.places import STAMP_FOLDER


def note_address(root: Path, edition: str, url: str) -> str:
    """A project, an edition and its address now → the one of the build before where it was another; '' else."""
    file = root / STAMP_FOLDER / f"address-{edition}.txt"
    before = file.read_text("utf-8") if file.is_file() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(url, "utf-8")
    return before if before != url else ""
