"""The documents of our own two editions, loaded once in each process for all tests, which only read them."""

from __future__ import annotations

from functools import cache

from tests.conftest import ROOT

from lapak.render.document import Documents, load_documents
from lapak.website.host.config import load_project

CONFIGS = {"ambarawa": "mkdocs.yml", "cicaheum": "mkdocs.cicaheum.yml"}


@cache
def load_own(config: str = "mkdocs.yml") -> Documents:
    """The name of an edition's mkdocs file → its documents."""
    return load_documents(load_project(ROOT / config))


def load_both() -> dict[str, Documents]:
    """The documents of each edition by its name."""
    return {name: load_own(config) for name, config in CONFIGS.items()}
