"""People put together from all files, and what they knew before and after."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import docx
from openpyxl import load_workbook
from tests.conftest import ROOT, Files
from tests.recap.conftest import KEY, to_line

from lapak.course.exam.line import find_version, to_answer_line
from lapak.course.load import load_course
from lapak.course.values.words import load_words
from lapak.recap.model import Answers, Remark
from lapak.recap.people import Person, gather_people
from lapak.recap.results import Tally, to_result
from lapak.recap.workbook import to_workbook
from lapak.website.host.config import load_project

RECAP = ROOT / "scripts/lapak/recap"
NOT_TAUGHT = "tiga (tidak ada di acara ini)"
"""Section `uang` of the small project has no minutes."""
TES = "questions:" + "".join(
    f'\n  {name}:\n    section: 01-awal#{section}\n    drawing: 01-awal/images/hp.svg\n    text: "Apa {name}?"\n'
    f"    options: [Satu, Dua, Tiga]\n    right: {right}"
    for name, section, right in (("satu", "foto", "A"), ("dua", "foto", "B"), ("tiga", "uang", "C"))
)


def give(phase: str, letters: str, nickname: str = "", source: int = 1) -> Answers:
    return Answers("kecil", phase, letters, nickname, source)


def test_what_came_twice_counts_once_and_is_told() -> None:
    answers = [
        give("SEBELUM", "AAA", "Melati"),
        give("SEBELUM", "AAA", "melati"),
        give("SESUDAH", "ABC", "Melati"),
        give("SESUDAH", "ABC", "Melati", source=2),
        give("SEBELUM", "AAA", "Ayu"),
        give("SEBELUM", "ABA", "Ayu"),
        give("SESUDAH", "ABC", "Nur"),
        give("SESUDAH", "ABC"),
    ]

    gathered = gather_people(answers)

    assert gathered.people == (
        Person("kecil", "melati", "AAA", "ABC"),
        Person("kecil", "Ayu", "ABA", ""),
        Person("kecil", "Nur", "", "ABC"),
        Person("kecil", "", "", "ABC"),
    )
    assert [remark.kind for remark in gathered.remarks] == [
        *("double", "two sources", "differing", "after missing", "before missing", "no nickname")
    ]


def test_each_question_is_counted_for_all_and_for_pairs() -> None:
    people = [
        Person("kecil", "a", "ATA", "ABA"),
        Person("kecil", "b", "", "AB-"),
        Person("kecil", "c", "AAC", ""),
        Person("lain", "d", "ABC", "ABC"),
    ]

    result = to_result(KEY, people)

    assert [(one.before, one.after) for one in result.questions] == [
        (Tally(2, 0, 0), Tally(2, 0, 0)),
        (Tally(0, 1, 1), Tally(2, 0, 0)),
        (Tally(1, 1, 0), Tally(0, 1, 1)),
    ]
    assert [one.pairs_after for one in result.questions] == [Tally(1, 0, 0), Tally(1, 0, 0), Tally(0, 1, 0)]
    assert [one.section for one in result.to_mend] == ["01-awal#kode"]
    assert (result.befores, result.afters, result.pairs) == (2, 2, 1)


def test_command_writes_table_and_chart_and_json_without_a_name_of_the_chat(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    project = make_project({"modules/tes.yml": TES})
    course = load_course(load_project(project / "mkdocs.yml"), [])
    assert course
    version = find_version(course.exam["id"])
    lines = [
        to_answer_line("kecil", phase, letters, version, "Melati")
        for phase, letters in (("SEBELUM", "CCC"), ("SESUDAH", "ABT"))
    ]
    chat = tmp_path / "Chat WhatsApp dengan Bu Wahyuni.txt"
    chat.write_text("".join(f"28/11/26 13.45 - +62 812-3456-7890: {line}\n" for line in lines), "utf-8")

    code, printed = run_lapak(project, "recap", str(chat), "--report", "--output", str(tmp_path / "out"))
    assert code == 0
    assert "kecil: 1 answered before, 1 after, 1 both times; the shares are theirs" in printed
    assert "to mend: 01-awal#uang (Uang): 1 of 1 do not know question 3 after" in printed

    written = {file.name: file for file in (tmp_path / "out").iterdir()}
    assert sorted(written) == ["grafik-kecil.pdf", "grafik-kecil.svg", "hasil-tes.xlsx", "laporan-kecil.docx"]
    book = load_workbook(written["hasil-tes.xlsx"])
    assert book.sheetnames == ["Pertanyaan", "Orang", "Catatan"]
    assert [cell.value for cell in book["Orang"][3]] == ["Melati", "Sesudah pelatihan", 2, "A", "B", "T"]
    assert [cell.value for cell in book["Pertanyaan"][4]][:5] == [3, NOT_TAUGHT, 100, 0, "ya"]
    assert "100% (1 dari 1) · ulangi" not in written["grafik-kecil.svg"].read_text("utf-8")
    assert "0% (0 dari 1) · ulangi" in written["grafik-kecil.svg"].read_text("utf-8")
    known = next(t for t in docx.Document(str(written["laporan-kecil.docx"])).tables if t.cell(0, 0).text == "Soal")
    assert [cell.text for cell in known.rows[1].cells] == ["1. satu", "1", "0", "1", "1"]

    code, printed = run_lapak(project, "recap", str(chat), "--json")
    shown = json.loads(printed)
    assert code == 0
    assert shown["editions"][0]["people"] == [
        {"nickname": "Melati", "before": "CCC", "after": "ABT", "right": {"before": 1, "after": 2}}
    ]
    everything = printed + "".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert not any(word in everything for word in ("Wahyuni", "812", str(tmp_path)))


def test_every_kind_of_remark_has_its_word_and_every_line_its_room(tmp_path: Path) -> None:
    kinds = {
        kind for file in RECAP.glob("*.py") for kind in re.findall(r'Remark\(\s*"([^"]+)"', file.read_text("utf-8"))
    }
    words = load_words(load_project(ROOT / "mkdocs.yml"), "id", [])
    (tmp_path / "a.xlsx").write_bytes(
        to_workbook([to_result(KEY, [])], [Remark(k, "x" * 90) for k in kinds], [], words)
    )

    notes = load_workbook(tmp_path / "a.xlsx")["Catatan"]
    assert len(kinds) == 12
    assert {row[0].value for row in notes.iter_rows(min_row=2)} == {
        words[f"team_recap_{kind.replace(' ', '_')}"] for kind in kinds
    }
    assert notes.row_dimensions[2].height == 45  # three lines of 46 letters


def test_project_without_questions_is_told(
    make_project: Callable[[Files], Path], run_lapak: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text(to_line("SEBELUM", "ABC"), "utf-8")

    assert run_lapak(make_project({}), "recap", str(tmp_path / "chat.txt")) == (
        2,
        "lapak: no edition has questions; write modules/tes.yml\n",
    )
