"""Converted prose is remembered from command to command, and only where it depends on nothing but its text."""

from __future__ import annotations

from pathlib import Path

from lapak.cache.entries import Cache
from lapak.render.html.converters import Converters, Extensions

OURS: Extensions = {"attr_list": {}, "pymdownx.betterem": {}}
READS_FILES: Extensions = {**OURS, "pymdownx.snippets": {}}


def convert(cache: Path, extensions: Extensions, edition: str, *texts: str) -> list[str]:
    converters = Converters(Cache(cache))
    made = [converters.open(edition, extensions).convert(text) for text in texts]
    converters.keep()
    return made


def spoil(cache: Path, text: str, other: str) -> None:
    """What is remembered says something else now, as if it had been made so."""
    converters = Converters(Cache(cache))
    converter = converters.open("kecil", OURS)
    converter.used[text] = other
    converters.keep()


def test_what_was_converted_is_not_converted_again(tmp_path: Path) -> None:
    assert convert(tmp_path, OURS, "kecil", "*Foto*") == ["<p><em>Foto</em></p>"]
    spoil(tmp_path, "*Foto*", "remembered")

    assert convert(tmp_path, OURS, "kecil", "*Foto*") == ["remembered"]
    assert convert(tmp_path, OURS, "besar", "*Foto*") == ["<p><em>Foto</em></p>"]
    assert convert(tmp_path, {"attr_list": {}}, "kecil", "*Foto*") == ["<p><em>Foto</em></p>"]


def test_what_an_edition_no_longer_says_is_forgotten(tmp_path: Path) -> None:
    spoil(tmp_path, "*Lama*", "remembered")
    convert(tmp_path, OURS, "kecil", "*Baru*")

    assert convert(tmp_path, OURS, "kecil", "*Lama*") == ["<p><em>Lama</em></p>"]


def test_an_extension_that_may_read_files_is_asked_each_time(tmp_path: Path) -> None:
    convert(tmp_path, READS_FILES, "kecil", "*Foto*")

    assert list(tmp_path.iterdir()) == []


def test_torn_memory_is_not_trusted(tmp_path: Path) -> None:
    convert(tmp_path, OURS, "kecil", "*Foto*")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-9])

    assert convert(tmp_path, OURS, "kecil", "*Foto*") == ["<p><em>Foto</em></p>"]
