"""Tables that somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook

from lapak.recap.model import Reading

Read = Callable[..., Reading]


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
