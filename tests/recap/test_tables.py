"""Tables that somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from tests.recap.test_results import TES

from lapak.commands.recap import to_key
from lapak.kit.recap_table import to_recap_table
from lapak.recap.model import Findings, FollowUp
from lapak.recap.reading import read_files
from lapak.render.document import Documents

Read = Callable[..., Findings]


def test_csv_with_a_column_for_each_question_is_read(read: Read) -> None:
    text = "\ufeffKapan;Nama panggilan;1;2;3\nsebelum;Melati;a;T;\nSesudah;Melati;A;B;c\n;;;;\n"

    found = read({"tabel.csv": text})

    assert [(one.phase, one.nickname, one.letters) for one in found.answers] == [
        ("SEBELUM", "Melati", "AT-"),
        ("SESUDAH", "Melati", "ABC"),
    ]
    assert found.remarks == ()


def test_wrong_cells_are_told_with_their_line_and_what_to_write(read: Read) -> None:
    found = read({"tabel.csv": "kapan,panggilan,jawaban\nbesok,A,ABC\nsebelum,B,ABX\nsebelum,C,AB\nsesudah,D,ABC\n"})

    assert [one.nickname for one in found.answers] == ["D"]
    assert [remark.text for remark in found.remarks] == [
        "file 1, line 2: 'kapan' must be 'sebelum' or 'sesudah'",
        "file 1, line 3: an answer must be one of: A, B, C, T (not known), or empty",
        "file 1, line 4: has 2 answers, and edition 'kecil' has 3 questions",
    ]


def test_table_without_its_columns_is_told_what_they_are(read: Read) -> None:
    assert read({"tabel.csv": "a,b\n1,2\n"}).remarks[0].text == (
        "file 1: its first line must name 'kapan', 'panggilan' and 'jawaban', or 1, 2, 3 …"
    )


def test_workbook_is_read_with_numbers_for_nicknames_and_no_telephone(read: Read) -> None:
    book, data = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["edisi", "kapan", "panggilan", "jawaban"],
        ["kecil", 1, 7, "ABC"],
        ["kecil", 2, "0812 3456 7890", "ABC"],
    ):
        sheet.append(row)
    book.save(data)

    found = read({"tabel.xlsx": data.getvalue()})

    assert [(one.phase, one.nickname) for one in found.answers] == [("SEBELUM", "7"), ("SESUDAH", "")]


def fill_in(table: bytes, cells: dict[str, str | int]) -> bytes:
    book, data = load_workbook(BytesIO(table)), BytesIO()
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    book.save(data)
    return data.getvalue()


def test_table_of_the_kit_is_read_as_the_team_has_filled_it_in(
    make_documents: Callable[..., Documents], tmp_path: Path
) -> None:
    documents = make_documents({"modules/tes.yml": TES})
    keys = {"kecil": to_key(documents.course)}
    table = to_recap_table(documents)
    answers = {"Tes!B2": "sebelum", "Tes!C2": 7, "Tes!D2": "A", "Tes!F2": "T", "Tes!B3": "sesudah", "Tes!C3": 7}
    weeks = {"Minggu!B2": 20, "Minggu!C2": 18, "Minggu!B3": 12, "Minggu!C3": 11, "Minggu!D2": 5, "Minggu!D3": 6}
    (tmp_path / "rekap.xlsx").write_bytes(fill_in(table, {**answers, **weeks, "Minggu!F2": "tiga"}))

    found = read_files([tmp_path / "rekap.xlsx"], keys)

    assert table == to_recap_table(documents)
    assert [(one.phase, one.nickname, one.letters) for one in found.answers] == [
        ("SEBELUM", "7", "A-T"),
        ("SESUDAH", "7", "---"),
    ]
    assert found.follow_ups[0] == FollowUp("kecil", 1, "Sudah memotret barang dan menulis keterangan", 12, 11, 20, 18)
    assert {one.week for one in found.follow_ups} == {1}
    assert [remark.text for remark in found.remarks] == [
        "file 1, week 4: 'Sudah memotret barang dan menulis keterangan' has more people than were asked; "
        "fill in the first line too",
        "file 1, week 12: 'Orang yang ditanya' has something else than a count",
    ]


def test_only_the_cells_to_fill_in_are_open_and_shares_are_formulas(make_documents: Callable[..., Documents]) -> None:
    book = load_workbook(BytesIO(to_recap_table(make_documents({"modules/tes.yml": TES}))))
    weeks = book["Minggu"]

    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert [weeks[cell].protection.locked for cell in ("A1", "A3", "B3", "G3", "H3")] == [
        True,
        True,
        False,
        False,
        True,
    ]
    assert weeks["H3"].value == '=IF(N(B$2)=0,"",B3/B$2)'
    assert [book["Tes"][cell].protection.locked for cell in ("A2", "B1", "B2", "F2")] == [True, True, False, False]
