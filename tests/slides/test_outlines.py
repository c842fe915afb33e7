"""Outlines of both editions: short points, unique titles, notes with every section's facilitator text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

EDITIONS = {"ambarawa": "jv", "cicaheum": "su"}


def find_outlines(sites: Path) -> list[Path]:
    return sorted(sites.glob("*/unduh/slide-*.md"))


def split_slides(file: Path) -> list[str]:
    body = file.read_text("utf-8").split("---\n", 2)[2]
    return body.split("\n---\n")


def test_every_module_has_an_outline_in_both_languages(sites: Path) -> None:
    names = {file.name for file in (sites / "ambarawa" / "unduh").glob("slide-*.md")}

    assert {"slide-praktik.id.md", "slide-praktik.jv.md"} <= names


def test_no_slide_has_more_than_five_points(sites: Path) -> None:
    full = [
        f"{file.name}: {slide.strip().splitlines()[0]}"
        for file in find_outlines(sites)
        for slide in split_slides(file)
        if len(re.findall(r"^(?:-|\d+\.) ", slide.partition("<!--")[0], re.MULTILINE)) > 5
    ]

    assert full == []


def test_every_slide_has_a_title_of_its_own(sites: Path) -> None:
    for file in find_outlines(sites):
        titles = [re.findall(r"^# (.+)$", slide.partition("<!--")[0], re.MULTILINE) for slide in split_slides(file)]

        assert all(len(found) == 1 for found in titles), file.name
        assert len({found[0] for found in titles}) == len(titles), file.name


@pytest.mark.parametrize("edition", EDITIONS)
def test_facilitators_note_is_a_speakers_note(sites: Path, edition: str) -> None:
    text = (sites / edition / "unduh/slide-praktik.id.md").read_text("utf-8")
    notes = "".join(re.findall(r"<!--(.*?)-->", text, re.DOTALL))

    assert "Gunting 10 kartu" in notes
    assert "25 menit" in notes
