"""Printed sheets, filled in, photographed and read: nothing wrong, and what is not sure refused with its picture."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from tests.conftest import ROOT
from tests.own import load_own

from lapak.commands.recap import to_key
from lapak.editions import find_cache
from lapak.export.file_names import EXAM_SHEET
from lapak.handout.plan import plan_handouts
from lapak.recap.model import Keys
from lapak.recap.reading import read_files

cv2 = pytest.importorskip("cv2")
LEAST_READ = 97


@pytest.fixture(scope="module")
def edition() -> tuple[Keys, list[Any]]:
    """The key of the default edition, and its printed pages before and after."""
    from tests.recap.sheet_photos import DPI

    documents = load_own()
    exports = plan_handouts(documents, find_cache(ROOT))
    sheet = next(one for one in exports if one.kind == EXAM_SHEET and one.language == "id")
    paper = pypdfium2.PdfDocument(sheet.make())
    pages = [paper[page].render(scale=DPI / 72, grayscale=True).to_numpy().squeeze().copy() for page in range(2)]
    return {"ambarawa": to_key(documents.course)}, pages


def read_many(edition: tuple[Keys, list[Any]], folder: Path, numbers: range) -> Counter[str]:
    """Fills in, photographs and reads sheets → how many answers are right, refused and wrong."""
    from tests.recap.sheet_photos import fill, photograph

    keys, pages = edition
    counts: Counter[str] = Counter()
    for number in numbers:
        draw = Random(number)
        phase = draw.randrange(2)
        filled = fill(pages[phase], draw)
        file = folder / f"{number}.png"
        cv2.imwrite(str(file), photograph(filled.photo, draw))
        reading = read_files([file], keys)
        if not reading.answers:
            counts["refused"] += len(filled.letters)
            assert [remark.kind for remark in reading.remarks] == ["not a sheet"]
            continue
        (answers,) = reading.answers
        assert answers.phase == ("SEBELUM", "SESUDAH")[phase], number
        assert answers.nickname in ("", filled.number), number
        assert len(reading.pictures) == ("?" in answers.letters), number
        for read, meant in zip(answers.letters, filled.letters, strict=True):
            counts["right" if read == meant else "refused" if read == "?" else f"wrong: sheet {number}"] += 1
    return counts


def check_share(counts: Counter[str]) -> None:
    assert set(counts) <= {"right", "refused"}
    assert 100 * counts["right"] >= LEAST_READ * counts.total(), counts


def test_photographed_sheets_are_read_or_refused_and_never_read_wrong(
    edition: tuple[Keys, list[Any]], tmp_path: Path
) -> None:
    check_share(read_many(edition, tmp_path, range(12)))


@pytest.mark.slow
def test_six_hundred_sheets_are_read_or_refused_and_never_read_wrong(
    edition: tuple[Keys, list[Any]], tmp_path: Path
) -> None:
    check_share(read_many(edition, tmp_path, range(1000, 1600)))


def test_two_crosses_are_refused_and_a_sheet_without_crosses_is_empty(
    edition: tuple[Keys, list[Any]], tmp_path: Path
) -> None:
    from tests.recap.sheet_photos import cross

    from lapak.course.exam.sheet import find_boxes

    keys, pages = edition
    page = pages[1].copy()
    for option in (0, 1):
        cross(page, find_boxes(3)[option], (40, 4), Random(1))
    cv2.imwrite(str(tmp_path / "a.png"), page)
    cv2.imwrite(str(tmp_path / "b.jpg"), pages[0])

    reading = read_files([tmp_path / "a.png", tmp_path / "b.jpg"], keys)

    assert [(one.phase, one.letters, one.nickname) for one in reading.answers] == [
        ("SESUDAH", "---?------", ""),
        ("SEBELUM", "----------", ""),
    ]
    assert [remark.text for remark in reading.remarks] == [
        "file 1: question 4 not sure, not counted: belum-terbaca-1-1.png"
    ]


def test_picture_of_something_else_is_listed_and_not_read(edition: tuple[Keys, list[Any]], tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (900, 700)).astype(np.uint8)
    cv2.imwrite(str(tmp_path / "a.png"), noise)
    cv2.imwrite(str(tmp_path / "b.png"), edition[1][0][:1500])
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8\xff")

    reading = read_files([tmp_path / name for name in ("a.png", "b.png", "c.jpg")], edition[0])

    assert reading.answers == ()
    assert [remark.kind for remark in reading.remarks] == ["not a sheet", "not a sheet", "unreadable"]
    assert len(reading.pictures) == 2


def test_photo_of_an_iphone_needs_a_package_that_is_named(
    edition: tuple[Keys, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    (tmp_path / "a.HEIC").write_bytes(b"\0\0\0\x18ftypheic")

    assert read_files([tmp_path / "a.HEIC"], edition[0]).remarks[0].text == (
        "file 1: is a HEIC photo, which needs 'pillow-heif'; pip install pillow-heif, or save the photo as JPG"
    )


def test_photo_of_an_iphone_is_read_upright(
    edition: tuple[Keys, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package is no part of the tests: a reader of its kind stands in for it."""
    keys, pages = edition
    page = Image.fromarray(pages[1])
    page.rotate(90, expand=True).save(tmp_path / "a.heic", "PNG")
    monkeypatch.setitem(sys.modules, "pillow_heif", SimpleNamespace(register_heif_opener=lambda: None))

    reading = read_files([tmp_path / "a.heic"], keys)

    assert [(one.phase, one.letters) for one in reading.answers] == [("SESUDAH", "----------")]


def test_missing_opencv_is_named(
    edition: tuple[Keys, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lapak.recap.sheets", None)
    (tmp_path / "a.jpg").write_bytes(b"x")

    assert read_files([tmp_path / "a.jpg"], edition[0]).remarks[0].text == (
        "file 1: photos of sheets need OpenCV: pip install 'lapak[scans]'"
    )
