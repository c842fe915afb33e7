"""Texts of a project that a command was asked to change: each in one step, with what it was allowed before."""

from __future__ import annotations

import shutil
from pathlib import Path


def write_source(file: Path, text: str) -> None:
    """Replaces a file by its new text, whole or not at all; a link stays one. Raises OSError."""
    target = file.resolve()
    draft = target.with_name(f".{target.name}.draft")
    try:
        draft.write_bytes(text.encode())
        shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
