"""The stick: kursus.zip of a real edition, unpacked into a folder with spaces in its name."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="session")
def stick(sites: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick") / "Data Bu Sri 100%" / "kursus ambarawa"
    with ZipFile(sites / "ambarawa" / "unduh" / "kursus.zip") as archive:
        archive.extractall(folder)
    return folder
