"""A drawing a little over the limit is made lighter; one far over it stays as it is and is told."""

from __future__ import annotations

import random
from pathlib import Path

from lapak.render.drawings.cleaning import load_drawing
from lapak.render.drawings.shrinking import MOST_DRAWING_BYTES, find_weight
from lapak.render.images import find_image_faults


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


def test_drawing_far_too_heavy_stays_and_is_told(tmp_path: Path) -> None:
    file = draw(tmp_path / "a.svg", 400)

    assert load_drawing(file) == file.read_bytes()
    assert [fix for _, fix in find_image_faults(file)] == ["draw it with fewer points, or save it as a photo (.webp)"]
