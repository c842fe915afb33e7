"""A site is replaced whole or not at all, also when something fails on the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lapak.build import clear_traces, replace_folder


def write_site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")
    return folder


def test_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = write_site(tmp_path / "kecil", "old")

    replace_folder(site, write_site(tmp_path / "draft", "new"))

    assert (site / "index.html").read_text("utf-8") == "new"
    assert [item.name for item in tmp_path.iterdir()] == ["kecil"]


def test_old_site_comes_back_when_the_new_one_cannot_be_put_there(tmp_path: Path) -> None:
    site = write_site(tmp_path / "kecil", "old")

    with pytest.raises(FileNotFoundError):
        replace_folder(site, tmp_path / "no-draft")

    assert (site / "index.html").read_text("utf-8") == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["kecil"]


def test_traces_of_a_build_that_was_cut_off_are_mended(tmp_path: Path) -> None:
    write_site(tmp_path / ".kecil.old", "old")
    write_site(tmp_path / ".draft-now", "another build's")
    os.utime(write_site(tmp_path / ".draft-left", "left"), (0, 0))

    clear_traces(tmp_path, ["kecil"])

    assert (tmp_path / "kecil/index.html").read_text("utf-8") == "old"
    assert sorted(item.name for item in tmp_path.iterdir()) == [".draft-now", "kecil"]
