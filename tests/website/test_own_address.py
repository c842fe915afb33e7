"""An edition without an address of its own never takes that of the edition it inherits from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Files

from lapak.website.config import load_project

INHERITED = "INHERIT: mkdocs.yml\n"


def test_edition_does_not_inherit_the_address_of_another_place(make_project: Callable[[Files], Path]) -> None:
    own = "site_url: https://desa.kampus.ac.id/\n"
    files: Files = {"mkdocs.desa.yml": INHERITED, "mkdocs.kota.yml": INHERITED + own}
    root = make_project(files)

    assert load_project(root / "mkdocs.desa.yml").site_url == "https://desa.invalid/"
    assert load_project(root / "mkdocs.kota.yml").site_url == "https://desa.kampus.ac.id/"
    assert load_project(root / "mkdocs.yml").site_url == "https://kecil.example/"
