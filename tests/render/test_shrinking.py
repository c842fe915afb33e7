"""A drawing a little over the limit is made lighter; of one far over it every output shows a photo, and it is told."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pypdf import PdfReader
from tests.conftest import Files
from tests.test_blocks import to_export, to_page

from lapak.render.document import Documents
from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.shrinking import MOST_DRAWING_BYTES, find_weight
from lapak.render.pictures.images import find_image_faults
from lapak.render.pictures.photo_advice import find_photo_advisories
from lapak.render.pictures.photos import make_page_photo

PAPER = "fasilitator-awal.id.pdf"


def draw(file: Path, count: int) -> Path:
    """A file with so many lines, as a drawing program writes them."""
    chance = random.Random(1)
    places = [[f"{chance.random() * 200:.9f}" for _ in range(4)] for _ in range(count)]
    lines = "".join(f'<g><path stroke="#000000" d="M {a} {b} L {c} {d}"/></g>' for a, b, c, d in places)
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">{lines}</svg>', "utf-8")
    return file


def test_drawing_a_little_too_heavy_is_made_lighter(tmp_path: Path) -> None:
    file = draw(tmp_path / "a.svg", 40)

    assert find_weight(file.read_bytes()) > MOST_DRAWING_BYTES >= find_weight(load_drawing(file))
    assert load_drawing(file).count(b"<path") == 40
    assert find_image_faults(file) == []


def test_drawing_far_too_heavy_is_a_photo_in_every_output(
    tmp_path: Path, make_documents: Callable[[Files], Documents]
) -> None:
    heavy = draw(tmp_path / "a.svg", 400).read_bytes()
    documents = make_documents({"modules/01-awal/images/hp.svg": heavy})
    project = documents.course.project
    page = to_page(documents)

    assert "<path" not in page
    assert 'gambar/modules/01-awal/images/hp.svg.photo.webp"' in page
    assert len(make_page_photo(project.root / documents.photos[0], project.root)) <= 40_000
    assert b"data:image/webp" in to_export(documents, "modul-awal.id.html")
    assert list_images(to_export(documents, "kursus.id.epub"), "jpg", "svg") == ["1.jpg"]
    assert len(list_images(to_export(documents, "slide-awal.id.pptx"), "jpg")) == 1
    assert [image.name[-4:] for image in PdfReader(BytesIO(to_export(documents, PAPER))).pages[0].images] == [".jpg"]
    assert [(hint.path, hint.line, hint.what.split(":")[0]) for hint in find_photo_advisories(documents)] == [
        (f"modules/01-awal/{name}", line, "drawing 'hp.svg' has 12,375 bytes after gzip, at most 1,200")
        for name, line in (("index.jv.md", 9), ("index.md", 13))
    ]


def list_images(archive: bytes, *kinds: str) -> list[str]:
    with ZipFile(BytesIO(archive)) as files:
        return [Path(name).name for name in files.namelist() if name.endswith(kinds)]
