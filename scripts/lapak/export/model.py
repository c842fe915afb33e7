"""What every output gives: a named file that can be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """One file of the downloads: its name, and how its bytes are made (b'' when it cannot be)."""

    name: str
    make: Callable[[], bytes]
    find: Callable[[], bytes] = bytes
    """Its bytes when they are in the cache; b'' when they have yet to be made."""
    source: object = None
    """The text that it shows."""
