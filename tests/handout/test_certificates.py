"""`lapak certificates`: a page for each name, none outside of its line; a wrong list is told, no name is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from tests.conftest import ROOT, Files
from tests.handout.test_pdf_ua import check_files
from tests.handout.test_pdf_ua import pytestmark as java
from tests.pace import within
from tests.tables import expand

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
LISTS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("lists.yml").read_text("utf-8"))
POINTS = 72 / 25.4
LINE = 210 * POINTS
WIDTH = 297 * POINTS
TALLEST = 40
"""Of one line in the largest letters, in points."""
FINE = 'nama\nSri\n"Prof. Dr. Hj. Ni’mah Renée Nur\'aini, S.Pd., M.Si."\nSiti Aminah (RT 02)\n'


def list_files(folder: Path) -> list[str]:
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(file for file in files if file != "build/drafts/.gate")


@pytest.mark.parametrize("name", LISTS)
def test_wrong_list_is_told_and_nothing_is_written(name: str, make_project: Make, run_lapak: Run) -> None:
    case = LISTS[name]
    project = make_project({"list.csv": str(expand(case["list"]))})
    before = list_files(project)

    code, printed = run_lapak(project, "certificates", "list.csv")

    assert (code, printed.split("\n", 1)[1]) == (1, case["told"])
    assert list_files(project) == before


def test_list_of_another_encoding_and_a_workbook_are_told(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"list.csv": "nama\nSri\nRenée\n".encode("latin-1"), "list.xlsx": b"PK\x03\x04"})

    assert run_lapak(project, "certificates", "list.csv")[1] == (
        "1 problem in the sources\nlist.csv:3: this file keeps its letters in an old way (not as UTF-8)\n"
        "    fix: save it again as UTF-8: in Notepad by 'Save as', 'Encoding: UTF-8'\n"
    )
    assert run_lapak(project, "certificates", "list.xlsx")[1] == (
        "1 problem in the sources\nlist.xlsx:1: this is a workbook, not a list in CSV\n"
        "    fix: save it as CSV (in Excel: 'CSV UTF-8'), with the head 'nama' and one name a line\n"
    )
    assert "list.cvs:1: this file cannot be read" in run_lapak(project, "certificates", "list.cvs")[1]


def test_each_name_has_a_page_and_none_is_kept_elsewhere(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"list.csv": b"\xef\xbb\xbf" + FINE.replace("\n", "\r\n").encode()})  # as Excel saves it

    code, printed = run_lapak(project, "certificates", "list.csv", "--language", "jv")

    made = project / "build/kecil/sertifikat-nama.jv.pdf"
    assert (code, printed) == (0, "build/kecil/sertifikat-nama.jv.pdf\n")
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    assert [name in text for name, text in zip(("Sri", "Renée Nur'aini", "(RT 02)"), texts, strict=True)] == [True] * 3
    others = [file for file in (project / "build").rglob("*") if file.is_file() and file != made]
    assert [file for file in others if b"Aminah" in file.read_bytes() or file.suffix == ".pdf"] == []
    assert [file for file in others if "stamps" in file.parts] == []


def test_edition_and_language_that_do_not_exist(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"list.csv": FINE})

    assert run_lapak(project, "certificates", "list.csv", "--language", "jw") == (
        2,
        "lapak: kecil: no language 'jw': use one of: id, jv\n",
    )
    assert run_lapak(ROOT, "certificates", "list.csv") == (2, "lapak: say for which edition: '--edition NAME'\n")


def find_name_boxes(file: Path, names: list[str]) -> Iterator[tuple[float, float, float]]:
    """A PDF and its names → for each where it begins and ends from the left, and its height, in points."""
    for name, page in zip(names, pypdfium2.PdfDocument(file), strict=True):
        text = page.get_textpage()
        found = text.search(name).get_next()
        assert found, name
        boxes = [text.get_rect(n) for n in range(text.count_rects(*found))]
        height = max(box[3] for box in boxes) - min(box[1] for box in boxes)
        yield min(box[0] for box in boxes), max(box[2] for box in boxes), height


MANY = [
    f"{('Sri', 'Dr. Hj. Ni’mah Renée Nur’aini Purwaningsih, S.Pd., M.Si.', 'Prof. Dr. Siti Kartini')[n % 3]} {n}"
    for n in range(300)
]


def test_three_hundred_names_stay_in_their_lines_in_time(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"list.csv": "nama\n" + "".join(f'"{name}"\n' for name in MANY)})
    with within(3):
        code, printed = run_lapak(project, "certificates", "list.csv")

    assert code == 0, printed
    boxes = list(find_name_boxes(project / "build/kecil/sertifikat-nama.id.pdf", MANY))
    assert [box for box in boxes if box[0] < (WIDTH - LINE) / 2 or box[1] > (WIDTH + LINE) / 2] == []
    assert [box for box in boxes if box[2] > TALLEST] == []


@pytest.mark.slow
@pytest.mark.java
@java[1]
def test_certificates_pass_pdf_ua(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"list.csv": FINE})
    run_lapak(project, "certificates", "list.csv")

    check_files([project / "build/kecil/sertifikat-nama.id.pdf"])
