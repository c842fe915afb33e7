"""Sheets that somebody or some program has spoiled: each is refused with its row, or changes words and nothing else."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.worksheet.formula import ArrayFormula
from tests.conftest import write_project
from tests.exchange.sheets import find_cell
from tests.exchange.texts import FILES, OWN_PATH

from lapak.commands.translation_reports import load_texts
from lapak.course.blocks import BLOCKS
from lapak.course.blocks.cards import CardOptions
from lapak.course.blocks.lists import IncludeOptions, RulesOptions
from lapak.course.blocks.practices import PRACTICES, Claim
from lapak.course.blocks.sheets import WORKSHEETS
from lapak.course.blocks.texts import ExerciseOptions, SlideOptions
from lapak.course.problems import Problem
from lapak.course.text import NOT_WORDS
from lapak.course.values.glossary import EMPTY
from lapak.course.values.words import load_words
from lapak.dates import FIXED_DATE
from lapak.exchange import values
from lapak.exchange.catalogue import read_catalogue, to_catalogue
from lapak.exchange.project_rows import Outcome, Workbench, bring_in, open_workbench
from lapak.exchange.returned_sheet import read_sheet
from lapak.exchange.returns import list_places
from lapak.exchange.segments import list_segments
from lapak.exchange.spreadsheet import Bundle, to_spreadsheet
from lapak.exchange.stretches import find_body


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    edition = load_texts(write_project(tmp_path_factory.mktemp("bench") / "project", FILES) / "mkdocs.yml")
    return open_workbench([edition], "jv", EMPTY)


@pytest.fixture(scope="module")
def bundle(bench: Workbench) -> Bundle:
    project, _ = load_texts(bench.root / "mkdocs.yml")
    return Bundle("jv", bench.rows, load_words(project, "id", []), FIXED_DATE.replace(tzinfo=None), lambda _path: b"")


@pytest.fixture(scope="module")
def sheet(bundle: Bundle) -> bytes:
    return to_spreadsheet(bundle)


def bring(bench: Workbench, file: Path, read: Any = read_sheet) -> tuple[Outcome, list[Problem]]:
    problems: list[Problem] = []
    replies = list_places(read(file, "jv", problems)[1], problems)
    return bring_in(bench, replies, problems), problems


def merge(book: Any) -> None:
    book["01-awal"].merge_cells("D7:D8")


def take_out_column(book: Any) -> None:
    book["01-awal"].delete_cols(9)


def repeat_row(book: Any) -> None:
    book["01-awal"].append([cell.value for cell in book["01-awal"][7]])


def change_language(book: Any) -> None:
    book["Baca dulu"]["A1"].value = "Bahasa: su"


def set_cell(place: str, value: Any, column: str = "Terjemahan") -> Callable[[Any], None]:
    def change(book: Any) -> None:
        find_cell(book, place, column).value = value

    return change


def set_formula(book: Any) -> None:
    cell = find_cell(book, "01-awal#foto:5")
    cell.parent[cell.coordinate] = ArrayFormula(cell.coordinate, "=A1")


BROKEN = {
    "merged": (merge, "[01-awal]:7: the cells D7:D8 are merged"),
    "column": (take_out_column, "[01-awal]:1: the column 'Segel' is missing"),
    "repeated": (repeat_row, "the place '01-awal@materials:1' stands here twice"),
    "language": (change_language, "this sheet is in 'su', not 'jv'"),
    "place": (set_cell("01-awal#foto:5", "01-awal#poto:5", "Tempat"), "the place '01-awal#poto:5' is not known"),
    "date": (set_cell("01-awal#foto:5", datetime.date(2026, 1, 2)), "'Terjemahan' is a date"),
    "number": (set_cell("01-awal#foto:5", 12), "'Terjemahan' is a number"),
    "formula": (set_cell("01-awal#foto:5", "=1+1"), "'Terjemahan' is a formula"),
    "array": (set_formula, "'Terjemahan' is a formula"),
    "emptied": (set_cell("01-awal#foto:5", ""), "the translation has been taken out"),
    "bold": (set_cell("01-awal#foto:1", "Motret padhang ing [dhuwit](1)."), "the translation lacks '**'"),
    "link": (set_cell("01-awal#foto:1", "Motret **padhang**."), "the translation lacks '](1)'"),
    "fact": (set_cell("01-awal#foto:5", "Loro {{ fact.x }}"), "has one '{{ fact.x }}' too many"),
    "layout": (set_cell("01-awal#foto:1", "- Motret **padhang** ing [dhuwit](1)."), "would not be read as these words"),
    "block": (set_cell("01-awal#uang:1", "///"), "would not be read as these words"),
    "quote": (set_cell("01-awal#foto:3", 'Ing "kene"'), "would not be read as these words"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_sheet_is_refused_at_its_row(bench: Workbench, sheet: bytes, tmp_path: Path, name: str) -> None:
    change, message = BROKEN[name]
    book = load_workbook(BytesIO(sheet))
    change(book)
    book.save(tmp_path / "jv.xlsx")

    problems = bring(bench, tmp_path / "jv.xlsx")[1]

    assert any(message in str(problem) for problem in problems), problems


@pytest.mark.parametrize("data", [b"", b"PK", b"msgid", "kosong".encode("utf-16")])
@pytest.mark.parametrize(("ending", "reader"), [("xlsx", read_sheet), ("po", read_catalogue)])
def test_a_foreign_file_is_refused(bench: Workbench, tmp_path: Path, data: bytes, ending: str, reader: Any) -> None:
    file = tmp_path / f"lain.{ending}"
    file.write_bytes(data)

    assert [problem.path for problem in bring(bench, file, reader)[1]] == [f"lain.{ending}"]


SIGNS = """
## Judul {#x}|///|/// quiz|- a|1. a|> a|<b>|<!--|-->|```|{{ fact.x }}|{{|**|[a](1)|[a](9)|[a](x.md)|'|"|: |# x|key: x|`
\\\\|![a](b.svg)|[^1]|[^1]: x|---|***|~~~|&amp;|é\u0301|\ufeff
"""
WORDS = (*SIGNS.replace("\n", "|").split("|"), "| a | b |", "a\nb", "a\n\nb", "a\n- b", "\t", "a" * 4000)
VALUES = (*WORDS, 12, 3.5, True, datetime.date(2026, 1, 2), "=A1", None)


def spoil(data: bytes, luck: random.Random) -> bytes:
    """One to four changes of cells, rows and columns; of one sheet in eight, of its bytes."""
    if luck.random() < 0.125:
        made = bytearray(data)
        for _ in range(luck.randint(1, 20)):
            made[luck.randrange(len(made))] = luck.randrange(256)
        return bytes(made[: luck.randint(1, len(made))] if luck.random() < 0.3 else made)
    book = load_workbook(BytesIO(data))
    for _ in range(luck.randint(1, 4)):
        spoil_page(book[luck.choice(book.sheetnames)], luck)
    made_anew = BytesIO()
    book.save(made_anew)
    return made_anew.getvalue()


def spoil_page(page: Any, luck: random.Random) -> None:
    row, column = luck.randint(1, page.max_row), luck.choice([1, 3, 4, 4, 4, 4, 4, 9])
    cell = page.cell(row, column)
    changes: list[Callable[[], object]] = [
        lambda: page.delete_rows(row),
        lambda: page.delete_cols(column),
        lambda: page.append([one.value for one in page[row]]),
        lambda: page.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column),
    ]
    if not isinstance(cell, MergedCell):
        said = str(luck.choice(WORDS))
        changes += 4 * [lambda: setattr(cell, "value", luck.choice(VALUES))]
        changes += 2 * [lambda: setattr(cell, "value", f"{cell.value} {said}")]
        changes += 2 * [lambda: setattr(cell, "value", f"{said}{cell.value}")]
    luck.choice(changes)()


def list_all_words(text: str) -> list[tuple[object, str]]:
    lines = text.split("\n")
    first = find_body(lines)
    return [(one.shape, one.text) for one in list_segments(lines[first - 1 :], first)]


def check_spoilt(bench: Workbench, data: bytes, file: Path) -> None:
    """No traceback; and where something is written, all words that nobody has changed are still there."""
    file.write_bytes(data)
    outcome, problems = bring(bench, file)
    if problems:
        return
    before = list_all_words((bench.root / OWN_PATH).read_text("utf-8"))
    for new in [outcome.files[OWN_PATH]] if OWN_PATH in outcome.files else []:
        after = list_all_words(new.text)
        assert len(after) == len(before)
        assert [shape for shape, _ in after] == [shape for shape, _ in before]
        changed = sum(old != now for old, now in zip(before, after, strict=True))
        assert changed <= outcome.written + 4  # 'role' follows 'roles'


@pytest.mark.parametrize("first", [0, pytest.param(12, marks=pytest.mark.slow)])
def test_spoilt_sheets_lose_nothing(bench: Workbench, sheet: bytes, tmp_path: Path, first: int) -> None:
    for seed in range(first, 200 if first else 12):
        check_spoilt(bench, spoil(sheet, random.Random(seed)), tmp_path / f"{seed}.xlsx")


@pytest.mark.parametrize("first", [0, pytest.param(40, marks=pytest.mark.slow)])
def test_spoilt_catalogues_lose_nothing(bench: Workbench, bundle: Bundle, tmp_path: Path, first: int) -> None:
    text = to_catalogue(bundle).decode()
    for seed in range(first, 400 if first else 40):
        luck = random.Random(seed)
        place = luck.randrange(len(text))
        spoilt = text[:place] + luck.choice(WORDS) + text[place + luck.randint(0, 30) :]
        file = tmp_path / f"{seed}.po"
        file.write_bytes(spoilt.encode())
        bring(bench, file, read_catalogue)


def list_choices(kind: Any) -> set[str]:
    """A class of a block, and those of its options → the names of what is a choice and no words."""
    found = set()
    for one in fields(kind):
        if NOT_WORDS.items() <= one.metadata.items():
            found.add(one.name)
    return found


def test_every_choice_of_a_block_is_left_out_of_sheets_and_every_block_has_its_name(bundle: Bundle) -> None:
    options = [CardOptions, ExerciseOptions, SlideOptions, RulesOptions, IncludeOptions, Claim]
    kinds = [*BLOCKS, *WORKSHEETS.values(), *PRACTICES.values(), *options]
    chosen = set().union(*map(list_choices, kinds)) - {"week"}  # an argument

    assert chosen <= values.NOT_WORDS
    assert {line.split(":")[0] for line in bundle.words["team_sheet_blocks"]} == {block.name for block in BLOCKS}
