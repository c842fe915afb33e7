"""Outlines of both editions: short points, unique titles, notes with every section's facilitator text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from tests.slides.values import list_shown

MARP = shutil.which("marp")
NOTES = re.compile(r"<div class=\"notes\">.*?</div>\n\n", re.DOTALL)


def find_outlines(sites: Path) -> list[Path]:
    return sorted(sites.glob("*/unduh/slide-*.md"))


def split_slides(file: Path) -> list[str]:
    """An outline → its slides, without the notes that stand in them for Pandoc."""
    body = file.read_text("utf-8").split("---\n", 2)[2]
    return NOTES.sub("", body).split("\n---\n")


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


@pytest.mark.parametrize(
    ("edition", "time"), [("ambarawa", "10.24–10.36 · 12 menit"), ("cicaheum", "16.35–17.00 · 25 menit")]
)
def test_facilitators_note_is_a_speakers_note_with_the_time_of_the_form(sites: Path, edition: str, time: str) -> None:
    text = (sites / edition / "unduh/slide-praktik.id.md").read_text("utf-8")
    notes = "".join(re.findall(r"<!--(.*?)-->", text, re.DOTALL))

    assert "Gunting 10 kartu" in notes
    assert f"\n{time}\n" in notes


def find_titles(file: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in list_shown(Presentation(str(file)))]


@pytest.mark.parametrize("name", ["ambarawa/unduh/slide-praktik.jv.md", "cicaheum/unduh/slide-risiko.id.md"])
def test_pandoc_makes_the_same_slides_of_an_outline(sites: Path, tmp_path: Path, name: str) -> None:
    made = to_presentation(sites / name, tmp_path)

    assert find_titles(made) == find_titles((sites / name).with_suffix(".pptx"))


@pytest.mark.slow
def test_pandoc_makes_the_same_slides_of_every_outline(sites: Path, tmp_path: Path) -> None:
    outlines = find_outlines(sites)
    other = [
        file.name
        for file in outlines
        if find_titles(to_presentation(file, tmp_path)) != find_titles(file.with_suffix(".pptx"))
    ]

    assert len(outlines) == 24
    assert other == []


def to_presentation(outline: Path, folder: Path) -> Path:
    """An outline → what pandoc makes of it."""
    made = folder / "pandoc.pptx"
    alone = folder / "alone.md"
    alone.write_bytes(outline.read_bytes())
    pypandoc.convert_file(alone, "pptx", outputfile=made)
    return made


def test_outline_alone_brings_its_notes_and_pictures_to_pandoc(sites: Path, tmp_path: Path) -> None:
    outline = sites / "ambarawa/unduh/slide-praktik.id.md"
    slides = list(Presentation(str(to_presentation(outline, tmp_path))).slides)

    text = outline.read_text("utf-8")
    pictures = [shape for slide in slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert len(pictures) == len(re.findall(r"^!\[.+\]\[\d+\]$", text, re.MULTILINE)) > 20
    assert sum(slide.has_notes_slide for slide in slides) == text.count("<!--") > 20
    assert "Siapkan:" in slides[1].notes_slide.notes_text_frame.text


@pytest.mark.slow
@pytest.mark.skipif(not MARP, reason="needs Marp: npm install -g @marp-team/marp-cli")
def test_outline_alone_brings_its_notes_and_pictures_to_marp(sites: Path, tmp_path: Path) -> None:
    outline = tmp_path / "alone.md"
    outline.write_bytes((sites / "ambarawa/unduh/slide-praktik.id.md").read_bytes())

    subprocess.run([str(MARP), "--no-stdin", outline, "-o", tmp_path / "marp.html"], check=True, timeout=120)

    page, text = (tmp_path / "marp.html").read_text("utf-8"), outline.read_text("utf-8")
    assert page.count("<section") == len(split_slides(outline))
    assert page.count('src="data:image/png') == len(re.findall(r"^!\[.+\]\[\d+\]$", text, re.MULTILINE))
    assert page.count('class="bespoke-marp-note"') == text.count("<!--")
