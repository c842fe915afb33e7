"""Sheets as they come back: crossed by many hands, photographed askew, in shadow, blurred, copied."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import cv2
import numpy as np

from lapak.course.exam.sheet import SheetBox, find_boxes, find_number_boxes

Pixels = np.ndarray[Any, Any]
DPI = 200
PER_MM = DPI / 25.4
LETTERS = "ABC"


@dataclass(frozen=True)
class Filled:
    """A sheet that somebody filled in, and what she meant."""

    photo: Pixels
    letters: str
    """'-' where she crossed nothing."""
    number: str


def fill(paper: Pixels, draw: Random, questions: int = 10) -> Filled:
    """A printed page → the same with crosses."""
    page = paper.copy()
    letters = "".join(draw.choice("AAABBBCCC-") for _ in range(questions))
    number = draw.randint(1, 30)
    pen = draw.choice([20, 40, 70, 100]), draw.choice([2, 3, 4, 5, 6])
    for place, letter in enumerate(letters):
        if letter != "-":
            cross(page, find_boxes(place)[LETTERS.index(letter)], pen, draw)
    for row, digit in zip(find_number_boxes(), (number // 10, number % 10), strict=True):
        cross(page, row[digit], pen, draw)
    return Filled(page, letters, str(number))


def cross(page: Pixels, box: SheetBox, pen: tuple[int, int], draw: Random) -> None:
    """A cross, a tick, a scribble or a filled box, never quite in its place."""
    x, y = (box.x + box.size / 2) * PER_MM, (box.y + box.size / 2) * PER_MM
    half = box.size / 2 * PER_MM * draw.uniform(0.65, 1.05)

    def at(dx: float, dy: float) -> tuple[int, int]:
        return round(x + dx * half + draw.gauss(0, 2)), round(y + dy * half + draw.gauss(0, 2))

    strokes = {
        "cross": [[(-1, -1), (1, 1)], [(-1, 1), (1, -1)]],
        "tick": [[(-0.8, 0), (-0.2, 0.8), (1, -0.9)]],
        "plus": [[(-1, 0), (1, 0)], [(0, -1), (0, 1)]],
        "scribble": [[(-0.8, -0.8), (0.8, -0.5), (-0.8, -0.1), (0.8, 0.2), (-0.8, 0.5), (0.8, 0.8)]],
    }[draw.choice(["cross", "cross", "cross", "tick", "plus", "scribble"])]
    for stroke in strokes:
        points = np.array([at(*point) for point in stroke], np.int32)
        cv2.polylines(page, [points], False, pen[0], pen[1], cv2.LINE_AA)


def photograph(page: Pixels, draw: Random) -> Pixels:
    """A page → as a phone or a copier gives it."""
    height, width = page.shape
    size = draw.choice([1100, 1400, 1700])
    across = round(size * 0.78)
    margin = draw.uniform(0.02, 0.1)
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
    target = (corners * (1 - 2 * margin) + margin) * [across, size]
    target += np.array([[draw.uniform(-1, 1) * 0.035 * size for _ in "xy"] for _ in corners])
    angle, middle = np.deg2rad(draw.uniform(-9, 9)), np.array([across / 2, size / 2])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    target = (target - middle) @ turn.T * 0.9 + middle
    matrix = cv2.getPerspectiveTransform((corners * [width, height]).astype(np.float32), target.astype(np.float32))
    table = draw.choice([60, 110, 160, 220])
    photo = cv2.warpPerspective(page, matrix, (across, size), flags=cv2.INTER_AREA, borderValue=table).astype(
        np.float32
    )
    is_copy = draw.random() < 0.15  # as a copier makes it: black and white alone, evenly lit
    photo = photo if is_copy else shade(photo, draw)
    if draw.random() < 0.6:
        photo = cv2.GaussianBlur(photo, (0, 0), draw.uniform(0.4, 1.4))
    noise = np.random.default_rng(draw.randrange(1 << 30)).normal(0, draw.uniform(0, 7), photo.shape)
    photo = np.clip(photo + noise, 0, 255).astype(np.uint8)
    if is_copy:
        _, photo = cv2.threshold(photo, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    photo = np.rot90(photo, draw.choice([0, 0, 0, 1, 2, 3])).copy()
    return cv2.imdecode(cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, draw.randint(35, 90)])[1], 0)


def shade(photo: Pixels, draw: Random) -> Pixels:
    """Light from one side, and sometimes the shadow of a hand."""
    height, width = photo.shape
    ys, xs = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    angle = draw.uniform(0, 6.28)
    slope = (xs - 0.5) * np.cos(angle) + (ys - 0.5) * np.sin(angle)
    photo = photo * (draw.uniform(0.7, 1) + slope * draw.uniform(0, 0.4))
    if draw.random() < 0.4:
        shadow = np.zeros((height // 8, width // 8), np.float32)
        cv2.circle(shadow, (round(draw.random() * width / 8), round(draw.random() * height / 8)), width // 24, 1, -1)
        soft = cv2.resize(cv2.GaussianBlur(shadow, (0, 0), width / 240), (width, height))
        photo = photo * (1 - soft * draw.uniform(0.2, 0.5))
    return photo
