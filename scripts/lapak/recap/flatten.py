"""A photo or scan of an answer sheet → the sheet seen straight from above, by the four marks in its corners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import cv2
import numpy as np

from lapak.course.exam.sheet import HEIGHT, MARK, MARKS, WIDTH, SheetBox, find_cells

Pixels = np.ndarray[Any, Any]
SCALE = 8
"""Pixels of a millimetre on the flat sheet."""
MOST_PIXELS = 2400
"""Of the longer side of a photo: more says nothing more."""
MOST_MARKS = 14
"""Dark squares that are tried as corners, the largest first."""
LEAST_SHARE, MOST_RATIO = 0.12, 3.0
"""Of the picture that a sheet fills, and of the sizes of its marks to each other."""
BLACK, WHITE = 0.5, 0.72
"""Of the light that the paper throws back: a cell of the code between them is neither."""
TURNS = 4
STRIP = (22.0, 8.0, 166.0, 12.0)
"""Left, top, width and height of the code with some paper around it, between the upper marks."""


@dataclass(frozen=True)
class FlatSheet:
    """A sheet, evenly lit: 0 is black and 1 the white of its paper."""

    light: Pixels
    code: str

    def look(self, box: SheetBox, inset: float, dx: float = 0, dy: float = 0) -> Pixels:
        """A square on the sheet without its rim, in millimetres, perhaps a little beside its place → its pixels."""
        left, top = (box.x + inset + dx) * SCALE, (box.y + inset + dy) * SCALE
        size = (box.size - 2 * inset) * SCALE
        return self.light[round(top) : round(top + size), round(left) : round(left + size)]


def flatten(photo: Pixels, codes: Mapping[str, Any]) -> FlatSheet | None:
    """A grey picture and the codes of sheets → the sheet in it; None where there is none that is surely one of them."""
    scale = min(1.0, MOST_PIXELS / max(photo.shape))
    small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else photo
    for corners in _find_corners(small):
        for turn in range(TURNS):
            matrix = _find_matrix(np.roll(corners, turn, axis=0))
            code = _read_code(small, matrix)
            if code in codes:
                return FlatSheet(_warp(small, matrix, (0, 0, WIDTH, HEIGHT)), code)
    return None


def _find_corners(photo: Pixels) -> Iterator[Pixels]:
    """Four dark squares each, clockwise, those that span most of the picture first."""
    marks = _find_marks(photo)[:MOST_MARKS]
    found = []
    for four in combinations(marks, 4):
        sizes = [size for _, size in four]
        points = np.array([centre for centre, _ in four], np.float32)
        hull = cv2.convexHull(points).reshape(-1, 2)
        area = float(cv2.contourArea(hull))
        if len(hull) == 4 and max(sizes) < MOST_RATIO * min(sizes) and area > LEAST_SHARE * photo.size:
            found.append((area, hull))
    yield from (hull for _, hull in sorted(found, key=lambda one: -one[0])[:12])


def _find_marks(photo: Pixels) -> list[tuple[tuple[float, float], float]]:
    """Filled dark squares with their centre and area, the largest first."""
    block = max(31, (max(photo.shape) // 16) | 1)
    blurred = cv2.GaussianBlur(photo, (5, 5), 0)
    dark = cv2.adaptiveThreshold(blurred, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    outlines, _ = cv2.findContours(dark, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines:
        area = cv2.contourArea(outline)
        (_, (width, height), _) = box = cv2.minAreaRect(outline)
        if min(width, height) < max(photo.shape) / 150 or area < 0.7 * width * height:
            continue
        if max(width, height) < 2 * min(width, height) and _is_filled(dark, outline):
            found.append((box[0], area))
    return sorted(found, key=lambda mark: -mark[1])  # type: ignore[arg-type]


def _is_filled(dark: Pixels, outline: Pixels) -> bool:
    x, y, width, height = cv2.boundingRect(outline)
    mask = np.zeros((height, width), np.uint8)
    cv2.drawContours(mask, [outline - np.array([x, y])], -1, 255, -1)
    return bool(cv2.mean(dark[y : y + height, x : x + width], mask)[0] > 200)


def _find_matrix(corners: Pixels) -> Pixels:
    """The centres of four marks, the upper left one first → what brings a place of the picture to its millimetres."""
    wanted = np.array([(x + MARK / 2, y + MARK / 2) for x, y in MARKS], np.float32)
    return cv2.getPerspectiveTransform(corners.astype(np.float32), wanted)


def _warp(photo: Pixels, matrix: Pixels, part: tuple[float, float, float, float]) -> Pixels:
    """A picture, its matrix, and left, top, width and height of a part of the sheet → that part, evenly lit."""
    left, top, width, height = part
    scaled = np.array([[SCALE, 0, -left * SCALE], [0, SCALE, -top * SCALE], [0, 0, 1]]) @ matrix
    size = (round(width * SCALE), round(height * SCALE))
    flat = cv2.warpPerspective(photo, scaled, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return _light_evenly(flat)


def _light_evenly(flat: Pixels) -> Pixels:
    """Each pixel by the paper around it: a shadow is as white as the rest."""
    small = cv2.resize(flat, None, fx=1 / SCALE, fy=1 / SCALE, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((19, 19), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 5)
    wide = cv2.resize(paper, (flat.shape[1], flat.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    light: Pixels = np.clip(flat.astype(np.float32) / np.maximum(wide, 1), 0, 1)
    return light


def _read_code(photo: Pixels, matrix: Pixels) -> str:
    """The cells of the code; '' where one of them is neither black nor white."""
    left, top, *_ = STRIP
    strip = FlatSheet(_warp(photo, matrix, STRIP), "")
    cells = [SheetBox(cell.x - left, cell.y - top, cell.size) for cell in find_cells()]
    light = [float(strip.look(cell, 1.0).mean()) for cell in cells]
    bits = ["1" if one < BLACK else "0" if one > WHITE else "" for one in light]
    return "".join(bits) if all(bits) else ""
