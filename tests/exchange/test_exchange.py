"""Sheets for translators: out and back without a changed byte, changed rows alone, broken sheets refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from openpyxl import load_workbook
from tests.conftest import Files
from tests.exchange.sheets import fill, find_cell
from tests.exchange.texts import FILES, OWN, OWN_PATH, SOURCE, SOURCE_PATH

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def project(make_project: Make) -> Path:
    return make_project(FILES)


def export(project: Path, run_lapak: Run, name: str = "jv.xlsx") -> Path:
    code, printed = run_lapak(project, "translations", "export", "jv", "--output", name)
    assert code == 0, printed
    return project / name


def read(project: Path, path: str = OWN_PATH) -> str:
    return (project / path).read_bytes().decode()


@pytest.mark.parametrize("ending", ["xlsx", "po"])
def test_out_and_back_changes_nothing(project: Path, run_lapak: Run, ending: str) -> None:
    sheet = export(project, run_lapak, f"jv.{ending}")

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 0
    assert "0 rows written" in printed
    assert read(project) == OWN


def test_changed_rows_change_their_lines_alone(project: Path, run_lapak: Run) -> None:
    sheet = fill(
        export(project, run_lapak),
        {
            "01-awal@objectives:1": "Ngerti, telu",
            "01-awal#foto:1": "Motret **sing padhang** ing [dhuwit](1).",
            "01-awal#foto:2": "Tangan",
            "01-awal#foto:5": "Loro",
            "01-awal#foto:9": "Garing | renyah",
            "01-awal#foto:21": "Pembeli: anyar",
            "01-awal#uang:2": "Sapa?",
        },
    )

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 0, printed
    wanted = OWN.replace("Ngerti rong bab", "Ngerti, telu")
    wanted = wanted.replace(
        "Motret **padhang** ing [bagean dhuwit](#uang)", "Motret **sing padhang** ing [dhuwit](#uang)"
    )
    wanted = wanted.replace('![Tangan nyekel HP](images/hp.svg "C', '![Tangan](images/hp.svg "C')
    wanted = wanted.replace("- Loro barang", "- Loro").replace("| Kripik | Tipis |", "| Kripik | Garing \\| renyah |")
    wanted = wanted.replace("roles: [Sing tuku,", 'roles: ["Pembeli: anyar",')
    wanted = wanted.replace("role: Sing tuku", 'role: "Pembeli: anyar"').replace("Takokna sapa sing tau.", "Sapa?")
    assert read(project) == wanted


def test_a_whole_translation_comes_from_an_empty_sheet(project: Path, run_lapak: Run) -> None:
    full = load_workbook(export(project, run_lapak, "full.xlsx"))
    (project / OWN_PATH).unlink()
    sheet = export(project, run_lapak)
    rows = [row for page in load_workbook(sheet).worksheets[1:] for row in page.iter_rows(min_row=2)]
    changes = {row[0].value: find_cell(full, row[0].value).value for row in rows if row[0].value.startswith("01-awal")}

    code, printed = run_lapak(project, "translations", "import", str(fill(sheet, changes)))

    assert code == 0, printed
    assert read(project) == OWN


def test_a_new_paragraph_finds_its_place(project: Path, run_lapak: Run) -> None:
    (project / SOURCE_PATH).write_text(SOURCE.replace("- Satu barang", "Siapkan 2 barang.\n\n- Satu barang"), "utf-8")
    sheet = fill(export(project, run_lapak), {"01-awal#foto:4": "Cawisna 2 barang."})

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 0, printed
    assert read(project) == OWN.replace("- Siji barang", "Cawisna 2 barang.\n\n- Siji barang")


def test_a_section_that_is_not_whole_waits(make_project: Make, run_lapak: Run) -> None:
    project = make_project({**FILES, OWN_PATH: OWN[: OWN.index("## Dhuwit")]})
    sheet = fill(export(project, run_lapak), {"01-awal#uang:0": "Dhuwit", "01-awal#foto:5": "Loro"})

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 0, printed
    assert "01-awal#uang: 2 rows still empty, so its 1 new ones wait in the sheet" in printed
    assert "Dhuwit" not in read(project)
    assert "- Loro\n" in read(project)


def test_two_sheets_merge_and_what_both_changed_is_left(project: Path, run_lapak: Run) -> None:
    sheet = export(project, run_lapak)
    one = fill(sheet, {"01-awal#foto:4": "Siji", "01-awal#foto:5": "Loro A"}, project / "a.xlsx")
    other = fill(sheet, {"01-awal#uang:2": "Sapa?", "01-awal#foto:5": "Loro B"}, project / "b.xlsx")

    code, printed = run_lapak(project, "translations", "import", str(one), str(other))

    assert code == 0, printed
    assert "01-awal#foto:5: two have changed it: 'Loro A' (a.xlsx [01-awal]:13) or 'Loro B'" in printed
    assert read(project) == OWN.replace("- Siji barang", "- Siji").replace("Takokna sapa sing tau.", "Sapa?")


def test_what_the_project_has_changed_since_is_left(project: Path, run_lapak: Run) -> None:
    sheet = fill(export(project, run_lapak), {"01-awal#foto:5": "Loro A", "01-awal#uang:1": "Aja, priksa dhisik."})
    now = OWN.replace("Loro barang", "Loro B")
    (project / OWN_PATH).write_text(now, "utf-8")
    (project / SOURCE_PATH).write_text(SOURCE.replace("Cek uang dulu", "Cek uang dahulu"), "utf-8")

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 0, printed
    assert "01-awal#foto:5 has been changed in the project since, too; kept is 'Loro B'" in printed
    assert "the Indonesian words of 01-awal#uang:1 are others now: export again" in printed
    assert read(project) == now


def test_what_the_project_would_refuse_is_told_at_its_row(project: Path, run_lapak: Run) -> None:
    sheet = fill(export(project, run_lapak), {"01-awal#uang:2": "Sapa 7?"})

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 1
    assert "jv.xlsx [01-awal]:36: section 'uang' has numbers that the Indonesian text lacks: 7" in printed
    assert read(project) == OWN


def test_a_broken_sheet_leaves_all_as_it_is(project: Path, run_lapak: Run) -> None:
    sheet = fill(export(project, run_lapak), {"01-awal#uang:2": "Sapa?", "01-awal#foto:5": ""})

    code, printed = run_lapak(project, "translations", "import", str(sheet))

    assert code == 1
    assert "jv.xlsx [01-awal]:13: the translation has been taken out\n    fix: put it back: 'Loro barang'" in printed
    assert read(project) == OWN


def test_a_catalogue_says_place_words_and_what_was_before(project: Path, run_lapak: Run) -> None:
    assert run_lapak(project, "translations", "accept", "jv", "awal")[0] == 0
    (project / SOURCE_PATH).write_text(SOURCE.replace("Foto **terang**", "Potret **terang**"), "utf-8")

    entry = next(
        one for one in polib.pofile(str(export(project, run_lapak, "jv.po"))) if one.msgctxt == "01-awal#foto:1"
    )

    assert entry.msgid == "Potret **terang** di [bagian uang](1)."
    assert entry.msgstr == "Motret **padhang** ing [bagean dhuwit](1)."
    assert entry.previous_msgid == "Foto **terang** di [bagian uang](#uang)."
    assert entry.flags == ["fuzzy"]


def test_a_sheet_is_locked_but_for_translations_and_says_how(project: Path, run_lapak: Run) -> None:
    book = load_workbook(export(project, run_lapak))
    page = book["01-awal"]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == "01-awal#foto:2")

    assert book.sheetnames[0] == "Baca dulu"
    assert [cell.value is not None for cell in book["Baca dulu"]["A"]] == [True] * 7
    assert page.protection.sheet
    assert [cell.protection.locked for cell in row] == [True, True, True, False, True, True, True, True, True]
    assert row[1].value == "Foto\nketerangan gambar, untuk yang tidak melihat"
    assert page.freeze_panes == "D2"
    assert page.column_dimensions["I"].hidden
    assert len(page._images) == 2
    assert not any(str(cell.value).startswith(("#", "///", "- ")) for cell in page["C"])
